"""From an Excel claim list to letters on paper, and a clerk's hour in a dossier, by keyboard alone.

The scenario of the desk: rows S5-S9, S2-S4, A1-A4, A16, O21, B2, on both databases.
"""

import re
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.lines import RegimeId
from clerkdesk.domain.procedure import Step
from clerkdesk.services import dossiers, letter_runs
from clerkdesk.services.context import UserRole
from clerkdesk.services.letter_runs import LetterRun
from tests.fixtures.databases import TODAY
from tests.scenarios import clerk as hers
from tests.scenarios import team_lead as his
from tests.scenarios.at_the_desk import AtTheDesk, sits_down
from tests.scenarios.claim_list import ClaimList
from tests.scenarios.office import Office
from ui.intake.steps import Step as Page
from ui.texts import t

LOOKED_AT = (Step.FOURTEEN_DAY_LETTER, Step.FIRST_REMINDER, Step.FIRST_DEMAND)


@pytest.mark.scenario
def test_from_a_claim_list_to_letters_on_paper(
    qtbot: QtBot, office: Office, listed: ClaimList, tmp_path: Path
) -> None:
    """The team lead imports and sends the letters; the clerk goes on in a dossier of it."""
    with sits_down(qtbot, office[UserRole.TEAM_LEAD]) as lead:
        the_list_becomes_dossiers(lead, listed)
        the_law_of_each_dossier_is_right(lead, listed)
        the_disputes_are_open_and_paused(lead, listed)
        run = the_letters_due_today_are_on_paper(lead, listed, tmp_path / "brieven.pdf")
        the_print_job_is_in_postcode_order(tmp_path / "brieven.pdf", run, listed)
    with sits_down(qtbot, office[UserRole.CLERK]) as clerk:
        debtor = listed.one(RegimeId.NL_CONSUMER).name
        the_letter_is_in_the_timeline(clerk, debtor)
        the_clerk_writes_and_keeps_files(clerk, some_files(tmp_path))
        the_clerk_books_a_payment_and_asks_why(clerk)


def the_list_becomes_dossiers(lead: AtTheDesk, listed: ClaimList) -> None:
    """The sheet and its columns are recognised, the consequences are shown, the list is posted."""
    window = his.open_import(lead)
    his.choose_list(lead, window, listed.path)
    his.new_creditor(lead, window)
    his.go_on(lead, window)
    assert Page(window.step) is Page.COLUMNS
    read = his.meanings(window)
    assert "niet gebruikt" not in read.values()
    assert (read["Openstaand"], read["Betwist"]) == ("Openstaand bedrag", "Betwist")
    his.go_on(lead, window)
    assert window.check_page.table.rows.rowCount() == listed.rows
    his.go_on(lead, window)
    the_consequences_are_shown(his.consequences(window), listed)
    his.go_on(lead, window)
    assert Page(window.step) is Page.REPORT
    assert f"{listed.rows:,}".replace(",", ".") in window.report_page.band.words()
    his.see_dossiers(lead, window, len(listed.debtors))


def the_consequences_are_shown(said: list[str], listed: ClaimList) -> None:
    """Every count of the last page before posting, with its rows."""
    disputed = sum(len(debtor.disputed) for debtor in listed.debtors.values())
    assert any(line.startswith("nieuwe dossiers") for line in said)
    assert any(line.startswith("betwist") and f" {disputed} rijen" in line for line in said)
    regimes = {debtor.regime for debtor in listed.debtors.values()}
    assert {
        regime for regime in RegimeId if any(line.startswith(t(f"common.regime.{regime}")) for line in said)
    } == regimes


def the_law_of_each_dossier_is_right(lead: AtTheDesk, listed: ClaimList) -> None:
    """A hundred debtors; under the first status all but the one who disputes everything (A1, A16)."""
    rows = his.see_status(lead, Status.NEW, len(listed.debtors) - len(listed.all_disputed))
    assert {row.debtor for row in rows} == set(listed.debtors) - listed.all_disputed
    for row in rows:
        header = dossiers.open_dossier(lead.desk, row.dossier_id)
        assert header.regime.id is listed.debtors[row.debtor].regime, row.debtor
        assert header.regime.because.article
    for regime in {debtor.regime for debtor in listed.debtors.values()}:
        lead.find(listed.one(regime).name)
        assert t(f"common.regime.{regime}") in lead.header()
        hers.go_to_tab(lead, "account")
        assert hers.regime_words(lead).startswith(t(f"dossier.regime_law.{regime}"))
        hers.go_to_tab(lead, "progress")


def the_disputes_are_open_and_paused(lead: AtTheDesk, listed: ClaimList) -> None:
    """What the list marks as disputed is an open dispute, and is not asked (S2)."""
    debtor = listed.one(RegimeId.NL_CONSUMER, disputes=True)
    lead.find(debtor.name)
    hers.go_to_tab(lead, "disputes")
    assert sorted(hers.disputed_invoices(lead)) == sorted(debtor.disputed)
    hers.go_to_tab(lead, "account")
    assert hers.amounts(lead)["principal"] == debtor.undisputed_cents
    hers.go_to_tab(lead, "progress")
    (everything,) = listed.all_disputed
    his.see_status(lead, Status.DISPUTED, 1)
    lead.find(everything)
    assert "Betwist" in lead.header()


def the_letters_due_today_are_on_paper(lead: AtTheDesk, listed: ClaimList, target: Path) -> LetterRun:
    """The right letter for each, a reason for who gets none, three looked at, all posted (O21, S4)."""
    his.see_all(lead, len(listed.debtors))
    window, run = his.ask_for_letters(lead)
    kinds = {letter.debtor: letter.kind for letter in run.letters}
    expected = {name: debtor.first_letter for name, debtor in listed.debtors.items()}
    assert kinds == {name: kind for name, kind in expected.items() if name not in listed.all_disputed}
    assert {letter.debtor: letter.language for letter in run.letters} == {
        name: listed.debtors[name].language for name in kinds
    }
    left_out = his.see_who_gets_none(lead, window)
    assert set(left_out) == listed.all_disputed
    assert all("betwist" in reason for reason in left_out.values())
    for kind in LOOKED_AT:
        looked_at = his.look_at(lead, window, kind)
        values = " ".join(his.field_values(window))
        assert his.CREDITOR in values
        assert not any(number in values for number in listed.debtors[looked_at.debtor].disputed)
    receipt = his.post_run(lead, window, target)
    assert receipt.startswith(f"{len(kinds)} brieven geboekt")
    window.close()
    every_dossier_has_its_letter(lead, run)
    return run


def every_dossier_has_its_letter(lead: AtTheDesk, run: LetterRun) -> None:
    """A Word document, a PDF, the next step and its day, which is not before the term has run (A3)."""
    for proposed in run.letters:
        (letter,) = letter_runs.letters_of(lead.desk, proposed.dossier_id)
        assert letter_runs.letter_pdf(lead.desk, letter.id).startswith(b"%PDF")
        assert letter_runs.letter_docx(lead.desk, letter.id).startswith(b"PK")
        header = dossiers.open_dossier(lead.desk, proposed.dossier_id)
        assert header.next_step is not None
        assert header.next_on is not None
        waits = 14 if header.regime.id is not RegimeId.NL_BUSINESS else 1
        assert header.next_on >= TODAY + timedelta(days=waits), proposed.debtor
        if header.regime.id is RegimeId.BE_CONSUMER_XIX:
            assert header.next_step is Step.FORMAL_NOTICE


def the_print_job_is_in_postcode_order(job: Path, run: LetterRun, listed: ClaimList) -> None:
    """One PDF: by country, then by postcode."""
    numbers = {letter.number: listed.debtors[letter.debtor] for letter in run.letters}
    order = list(dict.fromkeys(number for page in page_texts(job) for number in numbers if number in page))
    assert len(order) == len(numbers)
    places = [(numbers[number].country, re.sub(r"\W", "", numbers[number].postcode)) for number in order]
    assert places == sorted(places)
    with pikepdf.open(BytesIO(job.read_bytes())) as printed:
        assert len(printed.pages) >= len(numbers)


def page_texts(job: Path) -> list[str]:
    """Return the text of each page."""
    content = QBuffer()
    content.setData(QByteArray(job.read_bytes()))
    content.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(content)
    return [document.getAllText(page).text() for page in range(document.pageCount())]


def the_letter_is_in_the_timeline(clerk: AtTheDesk, debtor: str) -> None:
    """The letter, what is planned next and when; the page as it was sent on its own tab."""
    clerk.find(debtor)
    entries = hers.timeline(clerk)
    assert [row.letter_id for row in entries if not row.planned and row.letter_id]
    assert any(row.planned for row in entries)
    hers.go_to_tab(clerk, "letters")
    clerk.until(lambda: hers.letter_pages(clerk) > 0)
    hers.go_to_tab(clerk, "progress")


def some_files(folder: Path) -> tuple[Path, Path]:
    """Return a picture and a text, as a debtor sends them."""
    picture, text = folder / "bankafschrift.png", folder / "brief van debiteur.txt"
    image = QImage(320, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.lightGray)
    assert image.save(str(picture))
    text.write_text("Ik betaal in twee keer. Groet, de debiteur.", encoding="utf-8")
    return picture, text


def the_clerk_writes_and_keeps_files(clerk: AtTheDesk, files: tuple[Path, Path]) -> None:
    """A note, two files on the timeline, one of them opened in the desk itself (S7, S8)."""
    hers.post_note(clerk, "Belt: betaalt in twee keer.")
    hers.drop_files(clerk, files)
    preview = hers.open_first_file(clerk)
    assert preview.windowTitle() in {file.name for file in files}
    clerk.until(lambda: hers.shows_something(preview))
    preview.close()
    clerk.come_to(clerk.window)


def the_clerk_books_a_payment_and_asks_why(clerk: AtTheDesk) -> None:
    """A payment of last week, the account a month on, and the reason of an amount on the screen (A2, A7)."""
    hers.go_to_tab(clerk, "account")
    before = hers.amounts(clerk)
    told = hers.book_payment(clerk, "100", "-7")
    assert "Gaat naar" in told
    clerk.until(lambda: hers.amounts(clerk)["due"] != before["due"])
    assert hers.amounts(clerk)["due"] < before["due"]
    today = hers.amounts(clerk)
    assert hers.move_day(clerk, months=1) == date(2026, 12, 22)
    later = hers.amounts(clerk)
    assert later["due"] > today["due"]
    why = hers.ask_why(clerk, "interest-0")
    assert "art." in why or "artikel" in why, why
    assert "dagen" in why or "365" in why, why
