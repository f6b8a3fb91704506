"""Letters in runs: who gets which and who none, made once, stopped by what happens meanwhile (A3, O21)."""

import re
import zipfile
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.holds import HoldKind
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Language
from clerkdesk.domain.procedure import Step
from clerkdesk.letters.values import euros, long_date
from clerkdesk.services import worklist
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.dossiers import account
from clerkdesk.services.holds import HoldDraft, place_hold
from clerkdesk.services.imports import reverse_import
from clerkdesk.services.letter_runs import (
    LetterReport,
    LetterRun,
    letter_docx,
    letter_run,
    letter_runs,
    letters_of,
    post_letters,
    propose_letters,
    reverse_letters,
    strike,
)
from clerkdesk.services.payments import PaymentDraft, post_payment
from clerkdesk.services.timeline import EntryKind, timeline
from clerkdesk.services.worklist import Order, Selection
from tests.intake.lists import HEADER, claim, save
from tests.services.lists import creditor_for, posted
from tests.services.office import Office

MONDAY = date(2026, 11, 23)
BELGIAN = {"postcode": "9000", "plaats": "Gent", "land": "BE"}


@pytest.fixture
def imported(office: Office, tmp_path: Path) -> Selection:
    """A Dutch consumer, a Belgian one, a business, and one whose only invoice is disputed."""
    rows = [
        (*claim(klantnr="K-1", naam="Els Peeters", factuurnr="F-1"), "nee"),
        (*claim(klantnr="K-2", naam="Karim Haddad", factuurnr="F-2", openstaand=480, **BELGIAN), "nee"),
        (*claim(klantnr="K-3", naam="Bos Tuinen BV", soort="bedrijf", factuurnr="F-3"), "nee"),
        (*claim(klantnr="K-4", naam="T. Hoekstra", factuurnr="F-4"), "ja"),
    ]
    path = save(tmp_path / "lijst.xlsx", [(*HEADER, "Betwist"), *rows])
    return Selection(run_id=posted(office.desk, creditor_for(office.desk), path).run_id)


def propose(office: Office, selection: Selection, on: date = MONDAY) -> LetterRun:
    answer = propose_letters(office.desk, uuid4(), selection, on)
    assert isinstance(answer, Done), answer
    return answer.value


def post(office: Office, run: LetterRun) -> LetterReport:
    answer = post_letters(office.desk, uuid4(), run.run_id, lambda _d, _o: None, lambda: False)
    assert isinstance(answer, Done), answer
    return answer.value


def test_each_debtor_gets_the_letter_of_its_law_and_the_disputed_one_none(
    office: Office, imported: Selection
) -> None:
    """S14, I31, O5: 14-day letter, free first reminder, first demand; and a reason for who gets none."""
    run = propose(office, imported)
    assert {letter.debtor: letter.kind for letter in run.letters} == {
        "Els Peeters": Step.FOURTEEN_DAY_LETTER,
        "Karim Haddad": Step.FIRST_REMINDER,
        "Bos Tuinen BV": Step.FIRST_DEMAND,
    }
    (left,) = run.left_out
    assert left.debtor == "T. Hoekstra"
    assert left.because.params.get("claim") == "F-4"


def test_posting_keeps_the_document_and_moves_the_procedure_on(office: Office, imported: Selection) -> None:
    report = post(office, propose(office, imported))
    assert (report.posted, report.skipped) == (3, ())
    rows = {row.debtor: row for row in worklist.page(office.desk, imported, Order()).rows}
    assert rows["Els Peeters"].status is Status.NOTICE_RUNNING
    assert rows["Els Peeters"].next_on is not None
    assert rows["Els Peeters"].next_on > date(2026, 12, 7)
    (letter,) = letters_of(office.desk, rows["Els Peeters"].dossier_id)
    assert letter_docx(office.desk, letter.id).startswith(b"PK")
    kinds = [entry.kind for entry in timeline(office.desk, rows["Els Peeters"].dossier_id).past]
    assert EntryKind.LETTER in kinds


def test_a_demand_says_what_is_owed_on_the_day_after_its_last_day(
    office: Office, imported: Selection
) -> None:
    """S28: pay before this day this amount; after it, that one."""
    post(office, propose(office, imported))
    rows = {row.debtor: row.dossier_id for row in worklist.page(office.desk, imported, Order()).rows}
    dossier = rows["Bos Tuinen BV"]
    entry = next(e for e in timeline(office.desk, dossier).past if e.code == "letter.first_demand")
    pay_by = entry.params["pay_by"]
    assert isinstance(pay_by, date)
    later = account(office.desk, dossier, pay_by + timedelta(days=1)).statement.totals.due
    assert later > account(office.desk, dossier, MONDAY).statement.totals.due
    (letter,) = letters_of(office.desk, dossier)
    with zipfile.ZipFile(BytesIO(letter_docx(office.desk, letter.id))) as parts:
        text = re.sub("<[^>]+>", "", parts.read("word/document.xml").decode("utf-8"))
    day = long_date(pay_by + timedelta(days=1), Language.NL)
    assert f"op {day} is het bedrag {euros(later, Language.NL)}" in text


def test_a_letter_goes_once_however_often_the_run_is_posted(office: Office, imported: Selection) -> None:
    run = propose(office, imported)
    post(office, run)
    assert post(office, run).posted == 3
    assert not propose(office, imported).letters
    assert {row.letters for row in letter_runs(office.desk)} == {3, 0}


def test_a_payment_between_proposal_and_posting_stops_the_letter(office: Office, imported: Selection) -> None:
    """O21 and the promise to nobody who paid: asked again inside the transaction."""
    run = propose(office, imported)
    els = next(letter for letter in run.letters if letter.debtor == "Els Peeters")
    paid = PaymentDraft(amount=Money(400_00), value_date=date(2026, 11, 20))
    assert isinstance(post_payment(office.desk, uuid4(), els.dossier_id, paid), Done)
    report = post(office, run)
    assert report.posted == 2
    assert [skipped.debtor for skipped in report.skipped] == ["Els Peeters"]
    assert not letters_of(office.desk, els.dossier_id)


def test_a_hold_between_proposal_and_posting_stops_the_letter(office: Office, imported: Selection) -> None:
    run = propose(office, imported)
    karim = next(letter for letter in run.letters if letter.debtor == "Karim Haddad")
    hold = HoldDraft(HoldKind.PROMISE, date(2026, 12, 1), "betaalt na de 25e")
    assert isinstance(place_hold(office.desk, uuid4(), karim.dossier_id, hold), Done)
    assert [skipped.debtor for skipped in post(office, run).skipped] == ["Karim Haddad"]


def test_struck_letters_stay_out(office: Office, imported: Selection) -> None:
    run = propose(office, imported)
    assert isinstance(strike(office.desk, uuid4(), run.run_id, (run.letters[0].row_id,), True), Done)
    assert letter_run(office.desk, run.run_id).letters[0].struck
    assert post(office, run).posted == 2


def test_a_stopped_run_goes_on_where_it_stopped(office: Office, imported: Selection) -> None:
    run = propose(office, imported)
    stopped = post_letters(office.desk, uuid4(), run.run_id, lambda _d, _o: None, lambda: True)
    assert isinstance(stopped, Refused)
    assert stopped.problems[0].params == {"done": 0, "of": 3}
    assert post(office, run).posted == 3


def test_a_run_taken_back_puts_every_dossier_where_it_was(office: Office, imported: Selection) -> None:
    before = worklist.page(office.desk, imported, Order()).rows
    run = propose(office, imported)
    post(office, run)
    answer = reverse_letters(office.desk, uuid4(), run.run_id, "verkeerd briefpapier")
    assert isinstance(answer, Done)
    assert answer.value == 3
    assert worklist.page(office.desk, imported, Order()).rows == before
    assert len(propose(office, imported).letters) == 3


def test_a_list_is_taken_back_once_its_letters_are(office: Office, imported: Selection) -> None:
    """S9: nothing was sent when every letter was taken back."""
    run = propose(office, imported)
    post(office, run)
    assert imported.run_id is not None
    refused = reverse_import(office.desk, uuid4(), imported.run_id, "verkeerde lijst")
    assert isinstance(refused, Refused)
    assert [problem.code for problem in refused.problems] == ["run.reverse_after_letter"]
    assert isinstance(reverse_letters(office.desk, uuid4(), run.run_id, "verkeerde lijst"), Done)
    assert isinstance(reverse_import(office.desk, uuid4(), imported.run_id, "verkeerde lijst"), Done)
    assert worklist.total(office.desk, Selection()).count == 0


def test_without_the_card_of_the_office_no_letter_is_proposed(office: Office) -> None:
    answer = propose_letters(office.desk, uuid4(), Selection(), MONDAY)
    assert isinstance(answer, Refused)
    assert answer.problems[0].code == "office.unknown"
