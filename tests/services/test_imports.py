"""A creditor's list becomes dossiers, once, and can be taken back while nothing came of it (B2, S2-S4)."""

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import Money
from clerkdesk.domain.statement import RegimeId
from clerkdesk.services import dossiers, worklist
from clerkdesk.services.awards import AwardDraft, AwardedClaim, asked, record_award, reverse_award
from clerkdesk.services.costs import CostDraft, CostKind, post_cost
from clerkdesk.services.disputes import disputes
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.imports import (
    import_proposal,
    import_runs,
    post_import,
    propose_import,
    reverse_import,
)
from clerkdesk.services.notes import NoteDraft, post_note
from clerkdesk.services.search import find
from clerkdesk.services.worklist import Marker, Order, Selection
from tests.intake.lists import HEADER, claim, save
from tests.services.lists import creditor_for, opened, post, posted, proposed
from tests.services.office import Office

BELGIAN = {"postcode": "9000", "plaats": "Gent", "land": "BE"}


def a_list(tmp_path: Path, *rows: tuple[object, ...], name: str = "lijst.xlsx") -> Path:
    return save(tmp_path / name, [HEADER, *rows])


def codes(answer: object) -> list[str]:
    assert isinstance(answer, Refused), answer
    return [problem.code for problem in answer.problems]


@pytest.fixture
def three_debtors(tmp_path: Path) -> Path:
    return a_list(
        tmp_path,
        claim(klantnr="K-1", naam="Els Peeters", factuurnr="F-1", openstaand=250),
        claim(klantnr="K-1", naam="Els Peeters", factuurnr="F-2", openstaand="99,95"),
        claim(klantnr="K-2", naam="Karim Haddad", factuurnr="F-3", openstaand=480, **BELGIAN),
        claim(klantnr="K-3", naam="Bos Tuinen BV", soort="bedrijf", factuurnr="F-4", openstaand=1200),
    )


def test_the_consequences_are_told_before_anything_changes(office: Office, three_debtors: Path) -> None:
    proposal = proposed(office.desk, creditor_for(office.desk), three_debtors)
    told = proposal.consequences
    assert (told.new_dossiers.count, told.new_dossiers.amount) == (3, 250_00 + 99_95 + 480_00 + 1200_00)
    assert set(told.by_regime) == {
        RegimeId.NL_CONSUMER,
        RegimeId.BE_CONSUMER_XIX,
        RegimeId.NL_BUSINESS,
    }
    assert worklist.total(office.desk, Selection()).count == 0


def test_posting_makes_one_dossier_per_debtor_under_the_law_that_governs_it(
    office: Office, three_debtors: Path
) -> None:
    """S2, B57: consumers under the law of their country, the business under that of the Dutch seller."""
    report = posted(office.desk, creditor_for(office.desk), three_debtors)
    assert (report.dossiers, report.claims, report.amount) == (3, 4, 2029_95)
    rows = worklist.page(office.desk, Selection(run_id=report.run_id), Order()).rows
    assert {row.status for row in rows} == {Status.NEW}
    regimes = {row.debtor: dossiers.open_dossier(office.desk, row.dossier_id).regime.id for row in rows}
    assert regimes == {
        "Els Peeters": RegimeId.NL_CONSUMER,
        "Karim Haddad": RegimeId.BE_CONSUMER_XIX,
        "Bos Tuinen BV": RegimeId.NL_BUSINESS,
    }


def test_a_mark_in_the_list_opens_a_dispute_and_pauses_that_invoice(office: Office, tmp_path: Path) -> None:
    marked = save(
        tmp_path / "betwist.xlsx",
        [(*HEADER, "Betwist"), (*claim(factuurnr="F-1"), "ja"), (*claim(factuurnr="F-2"), "nee")],
    )
    report = posted(office.desk, creditor_for(office.desk), marked)
    (row,) = worklist.page(office.desk, Selection(run_id=report.run_id), Order()).rows
    header = dossiers.open_dossier(office.desk, row.dossier_id)
    (dispute,) = disputes(office.desk, row.dossier_id)
    assert (report.disputes, dispute.invoice, dispute.amount) == (1, "F-1", 250_00)
    assert header.disputed == 250_00
    assert Marker.DISPUTE in row.markers


def test_the_same_list_again_is_refused_with_who_and_when(office: Office, three_debtors: Path) -> None:
    creditor_id = creditor_for(office.desk)
    posted(office.desk, creditor_id, three_debtors)
    again = propose_import(office.desk, uuid4(), creditor_id, *opened(three_debtors))
    assert codes(again) == ["run.list_posted_before"]


def test_posting_a_run_twice_is_refused_and_the_same_click_twice_does_nothing(
    office: Office, three_debtors: Path
) -> None:
    run_id = proposed(office.desk, creditor_for(office.desk), three_debtors).run_id
    key = uuid4()
    first, same = (
        post_import(office.desk, key, run_id, lambda _d, _o: None, lambda: False) for _ in range(2)
    )
    assert isinstance(first, Done)
    assert isinstance(same, Done)
    assert first.value == same.value
    assert codes(post(office.desk, run_id)) == ["run.not_proposed"]
    assert worklist.total(office.desk, Selection()).count == 3


def test_a_later_list_joins_the_open_dossier_of_a_known_debtor(office: Office, tmp_path: Path) -> None:
    creditor_id = creditor_for(office.desk)
    posted(office.desk, creditor_id, a_list(tmp_path, claim(factuurnr="F-1")))
    later = a_list(tmp_path, claim(factuurnr="F-1"), claim(factuurnr="F-9"), name="later.xlsx")
    proposal = proposed(office.desk, creditor_id, later)
    assert (proposal.consequences.joined_dossiers.count, proposal.consequences.doubles.count) == (1, 1)
    report = posted(office.desk, creditor_id, later)
    assert (report.dossiers, report.joined, report.claims) == (0, 1, 1)
    assert worklist.total(office.desk, Selection()).count == 1


def test_a_credit_note_lowers_the_oldest_claim_through_the_ledger(office: Office, tmp_path: Path) -> None:
    report = posted(
        office.desk,
        creditor_for(office.desk),
        a_list(tmp_path, claim(factuurnr="F-1"), claim(factuurnr="C-1", openstaand=-50)),
    )
    (row,) = worklist.page(office.desk, Selection(run_id=report.run_id), Order()).rows
    account = dossiers.account(office.desk, row.dossier_id)
    assert account.statement.totals.principal == 200_00


def test_cancelling_leaves_nothing_behind(office: Office, three_debtors: Path) -> None:
    run_id = proposed(office.desk, creditor_for(office.desk), three_debtors).run_id
    stopped = post_import(office.desk, uuid4(), run_id, lambda _d, _o: None, lambda: True)
    assert codes(stopped) == ["run.cancelled"]
    assert worklist.total(office.desk, Selection()).count == 0
    assert isinstance(post(office.desk, run_id), Done)


def test_an_import_taken_back_leaves_no_dossier_and_may_come_again(
    office: Office, three_debtors: Path
) -> None:
    creditor_id = creditor_for(office.desk)
    report = posted(office.desk, creditor_id, three_debtors)
    taken_back = reverse_import(office.desk, uuid4(), report.run_id, "verkeerde opdrachtgever")
    assert isinstance(taken_back, Done)
    assert worklist.total(office.desk, Selection()).count == 0
    assert not find(office.desk, "peeters")
    assert posted(office.desk, creditor_id, three_debtors).dossiers == 3


def test_an_import_somebody_worked_on_is_not_taken_back(office: Office, three_debtors: Path) -> None:
    report = posted(office.desk, creditor_for(office.desk), three_debtors)
    row = worklist.page(office.desk, Selection(run_id=report.run_id), Order()).rows[0]
    assert isinstance(post_note(office.desk, uuid4(), row.dossier_id, NoteDraft("Belt terug.")), Done)
    refused = reverse_import(office.desk, uuid4(), report.run_id, "vergissing")
    assert codes(refused) == ["run.reverse_after_note"]


def test_an_import_with_costs_or_a_judgment_is_not_taken_back(office: Office, three_debtors: Path) -> None:
    """The money that was spent, and what a court decided, would otherwise stand on claims that are gone."""
    report = posted(office.desk, creditor_for(office.desk), three_debtors)
    first, second = worklist.page(office.desk, Selection(run_id=report.run_id), Order()).rows[:2]
    owed, *_ = asked(office.desk, first.dossier_id)
    award = AwardDraft(date(2026, 11, 20), "Kantonrechter", claims=(AwardedClaim(owed.claim_id, Money(1)),))
    judged = record_award(office.desk, uuid4(), first.dossier_id, award)
    assert isinstance(judged, Done)
    refused = reverse_import(office.desk, uuid4(), report.run_id, "vergissing")
    assert codes(refused) == ["run.reverse_after_judgment"]
    assert isinstance(reverse_award(office.desk, uuid4(), judged.value, "vergissing"), Done)
    cost = CostDraft(CostKind.SUMMONS, date(2026, 11, 20), Money(11_940))
    assert isinstance(post_cost(office.desk, uuid4(), second.dossier_id, cost), Done)
    refused = reverse_import(office.desk, uuid4(), report.run_id, "vergissing")
    assert codes(refused) == ["run.reverse_after_cost"]


def test_a_proposed_run_is_there_after_a_restart(office: Office, three_debtors: Path) -> None:
    proposal = proposed(office.desk, creditor_for(office.desk), three_debtors)
    kept = import_proposal(office.desk, proposal.run_id)
    assert kept.judgement.claims == proposal.judgement.claims
    assert kept.judgement.mapping == proposal.judgement.mapping
    assert [run.run_id for run in import_runs(office.desk)] == [proposal.run_id]
