"""Whom did this tariff touch, asked from the keyboard and taken away as a workbook (design 4.6)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Language
from clerkdesk.services.audit_hits import AuditReport
from clerkdesk.services.context import Desk
from tests.gui.file_dialog import type_file
from tests.gui.keys import CONTROL, press, type_text
from tests.services.office import Invoice, Office
from ui.audit.choice_words import part_words
from ui.audit.window import AuditWindow
from ui.runtime.context import ScreenContext
from ui.runtime.errors import Errors
from ui.runtime.session import Session
from ui.shell.window import MainWindow
from ui.texts import use_language
from ui.widgets.plain_label import PlainLabel

SECONDS = 20_000


@pytest.fixture
def window(desk: Desk, context: ScreenContext, qtbot: QtBot) -> Iterator[AuditWindow]:
    """The window over a Dutch consumer who is late since 1 April 2026, and a Belgian company."""
    office = Office(desk.database)
    creditor = office.creditor(country="NL")
    office.dossier(creditor, "Bakker, Jan", Invoice("F-1", 100_000, date(2026, 3, 31)), country="NL")
    office.dossier(creditor, "Peeters, Els", Invoice("F-2", 40_000, date(2026, 3, 31)))
    opened = AuditWindow(context)
    qtbot.addWidget(opened)
    with qtbot.waitExposed(opened):
        opened.show()
    opened.activateWindow()
    qtbot.waitUntil(lambda: opened.question.chosen() is not None, timeout=SECONDS)
    qtbot.waitUntil(opened.question.field.hasFocus, timeout=SECONDS)
    yield opened
    qtbot.waitUntil(lambda: not context.tasks.running(), timeout=SECONDS)


def answered(window: AuditWindow, qtbot: QtBot) -> AuditReport:
    """Press Ctrl+Enter, wait for the answer and return it."""
    window.answer.report = None
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: window.answer.report is not None and not window.work.busy, timeout=SECONDS)
    assert window.answer.report is not None
    return window.answer.report


def test_a_rate_is_found_by_a_few_words_and_corrected(
    window: AuditWindow, context: ScreenContext, qtbot: QtBot
) -> None:
    """Words, Enter, the right percentage, Ctrl+Enter: 25.86 at 4 % becomes 32.33 at 5 %."""
    type_text("wettelijke consumer 01-01-2026")
    chosen = window.question.chosen()
    assert chosen is not None and chosen.asked == "consumer@2026-01-01=4"
    press(Qt.Key.Key_Return)
    type_text("5")
    report = answered(window, qtbot)
    assert [(hit.debtor, hit.difference) for hit in report.hits] == [("Bakker, Jan", 647)]
    assert "4% vanaf 01-01-2026 → 5%: 1 van 2 dossiers" in window.answer.title.whole_text()
    assert "verschil €\u00a06,47" in window.answer.totals.whole_text()
    with qtbot.waitSignal(context.requests.dossier_wanted) as wanted:
        press(Qt.Key.Key_Return, widget=window.answer.table)
    assert wanted.args == [report.hits[0].dossier_id]


def test_everything_goes_into_a_workbook(window: AuditWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """Ctrl+E asks where; the foot says where it stands."""
    type_text("consumer@2026-01-01=4")
    answered(window, qtbot)
    press(Qt.Key.Key_E, CONTROL, window)
    type_file(window, qtbot, tmp_path / "geraakt.xlsx")
    qtbot.waitUntil(lambda: "Alles staat in" in words_of(window), timeout=SECONDS)
    assert openpyxl.load_workbook(tmp_path / "geraakt.xlsx")["Dossiers"]["B2"].value == "Bakker, Jan"


def test_a_place_that_is_gone_is_said_in_the_foot(window: AuditWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """The folder was there when it was chosen, and is not any more."""
    type_text("consumer@2026-01-01=4")
    answered(window, qtbot)
    window.write_to(tmp_path / "weg" / "geraakt.xlsx")
    qtbot.waitUntil(lambda: "«geraakt.xlsx» is niet geschreven" in words_of(window), timeout=SECONDS)


def words_of(window: AuditWindow) -> str:
    """Return what the foot says."""
    return " ".join(label.whole_text() for label in window.work.findChildren(PlainLabel))


def test_a_misread_percentage_and_an_unknown_version_stay_beside_their_fields(
    window: AuditWindow, qtbot: QtBot
) -> None:
    type_text("consumer@2026-01-01=4")
    window.question.figure.setFocus()
    type_text("vier")
    press(Qt.Key.Key_Return, CONTROL)
    assert window.question.figure.property("problem")
    assert not window.work.busy
    window.question.field.setFocus()
    window.question.field.selectAll()
    type_text("consumer@2026-01-01=9")
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: bool(window.question.field.property("problem")), timeout=SECONDS)
    assert window.answer.report is None


def test_a_scale_asks_which_number_and_a_rule_none(window: AuditWindow, qtbot: QtBot) -> None:
    """Forty euro per invoice is one number; the scale of the collection costs has twelve."""
    type_text("nl.collection_costs@2012")
    assert window.question.part.isEnabled() and window.question.part.count() == 12
    names = [part_words(part) for part in (window.question.chosen() or pytest.fail()).parts]
    assert names[0] == "percentage tot en met €\u00a02.500,00 (15%)"
    window.question.field.selectAll()
    type_text("flat_compensation")
    assert not window.question.part.isEnabled()
    press(Qt.Key.Key_Return)
    type_text("50")
    assert window.question.figure.amount() == Money(5000)
    window.question.field.setFocus()
    window.question.field.selectAll()
    type_text("aangekondigd")
    assert not window.question.figure.isEnabled()
    assert not answered(window, qtbot).hits


def test_esc_closes_from_the_field_and_from_the_list(window: AuditWindow, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.isVisible())


@pytest.mark.parametrize("spoken", [Language.NL, Language.FR, Language.EN])
def test_accelerators_are_unique_in_every_language(
    context: ScreenContext, qtbot: QtBot, spoken: Language
) -> None:
    use_language(spoken)
    opened = AuditWindow(context)
    qtbot.addWidget(opened)
    qtbot.waitUntil(lambda: opened.question.chosen() is not None, timeout=SECONDS)
    labels = [label.text() for label in opened.findChildren(QLabel)]
    labels += [button.text() for button in opened.findChildren(QPushButton)]
    marked = [text.partition("&")[2][:1].casefold() for text in labels if "&" in text]
    assert len(marked) == len(set(marked)) == 7, marked


def test_it_opens_from_the_palette(desk: Desk, session: Session, qtbot: QtBot) -> None:
    """Ctrl+K, a few letters, Enter."""
    Office(desk.database).creditor()
    main = MainWindow(session.context, Errors(), "kantoor.local")
    qtbot.addWidget(main)
    main.show()
    main.activateWindow()
    main.begin()
    qtbot.waitUntil(lambda: not session.context.tasks.running(), timeout=SECONDS)
    press(Qt.Key.Key_K, CONTROL, main)
    type_text("wie raakte")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(main.findChildren(AuditWindow)), timeout=SECONDS)
    (opened,) = main.findChildren(AuditWindow)
    qtbot.waitUntil(lambda: opened.question.chosen() is not None, timeout=SECONDS)
    opened.close()


def test_figures_are_exact(context: ScreenContext, qtbot: QtBot) -> None:
    opened = AuditWindow(context)
    qtbot.addWidget(opened)
    opened.question.figure.setText("10,35")
    assert opened.question.figure.percent() == Decimal("10.35")
    qtbot.waitUntil(lambda: not context.tasks.running(), timeout=SECONDS)
