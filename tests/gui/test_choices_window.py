"""The legal choices by keyboard: read by everybody, changed after seeing what that changes (design 4.7)."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerkdesk.domain.choices import BusinessScale
from clerkdesk.domain.parties import DebtorKind
from clerkdesk.services.choices import choices
from clerkdesk.services.choosing import ChoiceDraft, set_choice
from clerkdesk.services.context import Desk, UserRole
from clerkdesk.services.creditors import creditor
from clerkdesk.services.done import Done
from tests.gui.keys import CONTROL, press, type_text
from tests.gui.lists import a_creditor
from tests.services.office import Invoice, Office
from ui.choices.change_pane import ChangePane
from ui.choices.window import ChoicesWindow
from ui.creditors.dialog import CreditorDialog
from ui.runtime.context import ScreenContext
from ui.texts import t

SECONDS = 20_000


def shown(context: ScreenContext, qtbot: QtBot, at: str, creditor_id: int | None = None) -> ChoicesWindow:
    """Return the window with the cursor on a choice."""
    window = ChoicesWindow(context, creditor_id=creditor_id, creditor="Woonhuys BV")
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: window.table.paged().rowCount() > 0, timeout=SECONDS)
    assert window.table.select_key(at)
    return window


def value_of(desk: Desk, name: str, creditor_id: int | None = None) -> object:
    return next(one.value for one in choices(desk, creditor_id) if one.name == name)


def looked(change: ChangePane, qtbot: QtBot) -> None:
    """Press Ctrl+Enter and wait for what it says."""
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: not change.work.busy, timeout=SECONDS)


def test_a_choice_is_changed_by_keyboard_after_seeing_what_it_changes(
    context: ScreenContext, desk: Desk, qtbot: QtBot
) -> None:
    """Enter, the value, the day, Ctrl+Enter to look, Enter to keep; the list follows."""
    office = Office(desk.database)
    invoice = Invoice("F-1", 40_000)
    office.dossier(office.creditor(country="NL"), "Bos BV", invoice, kind=DebtorKind.COMPANY, country="NL")
    window = shown(context, qtbot, "waiting_days_call")
    press(Qt.Key.Key_Return, widget=window.table)
    type_text("5")
    press(Qt.Key.Key_Return)
    type_text("1-1-2026")
    looked(window.change, qtbot)
    assert t("choosing.impact.none", n=1) in window.change.said.whole_text()
    assert value_of(desk, "waiting_days_call") == 3, "looking keeps nothing"
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.changing() and not context.tasks.running(), timeout=SECONDS)
    assert value_of(desk, "waiting_days_call") == 5
    row = window.table.current_row()
    assert row is not None and (row.value, row.since) == (5, date(2026, 1, 1))
    assert window.detail.history.isVisible()


def test_what_changes_is_shown_dossier_by_dossier(context: ScreenContext, desk: Desk, qtbot: QtBot) -> None:
    office = Office(desk.database)
    creditor_id = a_creditor(desk)
    invoice = Invoice("F-1", 1_000_000)
    case = office.dossier(creditor_id, "Bos BV", invoice, kind=DebtorKind.COMPANY, country="NL")
    window = shown(context, qtbot, "nl_business_scale")
    press(Qt.Key.Key_Return, widget=window.table)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    type_text("1-1-2020")
    looked(window.change, qtbot)
    assert window.change.dossiers.isVisible()
    row = window.change.dossiers.paged().row(0)
    assert row is not None and row.dossier_id == case.id and row.difference > 0
    press(Qt.Key.Key_Escape)
    assert not window.changing() and window.isVisible()
    assert value_of(desk, "nl_business_scale") is BusinessScale.STATUTORY
    press(Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_another_value_is_looked_at_again_before_it_is_kept(
    context: ScreenContext, desk: Desk, qtbot: QtBot
) -> None:
    window = shown(context, qtbot, "waiting_days_call")
    press(Qt.Key.Key_Return, widget=window.table)
    form = window.change.form
    assert form is not None
    type_text("5")
    type_text("v", form.valid_from)
    press(Qt.Key.Key_Return, CONTROL, form.valid_from)
    qtbot.waitUntil(lambda: window.change.go.text() == t("choosing.keep"), timeout=SECONDS)
    type_text("0", form.value)
    assert window.change.go.text() == t("choosing.show_impact")
    assert not window.change.said.whole_text()


def test_a_slip_of_the_finger_is_said_beside_the_field(
    context: ScreenContext, desk: Desk, qtbot: QtBot
) -> None:
    window = shown(context, qtbot, "nl_post_delivery_days")
    press(Qt.Key.Key_Return, widget=window.table)
    form = window.change.form
    assert form is not None
    type_text("200")
    type_text("v", form.valid_from)
    press(Qt.Key.Key_Return, CONTROL, form.valid_from)
    qtbot.waitUntil(lambda: bool(form.value.property("problem")), timeout=SECONDS)
    assert form.value.hasFocus()
    type_text("twee")
    press(Qt.Key.Key_Return, CONTROL, form.value)
    assert not window.change.work.busy and value_of(desk, "nl_post_delivery_days") == 2


def test_what_another_desk_chooses_does_not_throw_away_what_is_typed(
    context: ScreenContext, desk: Desk, qtbot: QtBot
) -> None:
    window = shown(context, qtbot, "waiting_days_call")
    press(Qt.Key.Key_Return, widget=window.table)
    form = window.change.form
    assert form is not None
    type_text("9")
    draft = ChoiceDraft("be_saturday_is_business_day", date(2026, 1, 1), True)
    theirs = set_choice(desk, uuid4(), draft, lambda _done, _of: None)
    assert isinstance(theirs, Done)
    context.hub.publish(theirs.changes)
    qtbot.waitUntil(lambda: not context.tasks.running(), timeout=SECONDS)
    assert window.changing() and window.change.form is form and form.draft().value == 9


def test_who_may_not_choose_reads_and_is_told_why(context: ScreenContext, desk: Desk, qtbot: QtBot) -> None:
    user = replace(desk.user, role=UserRole.CLERK)
    clerk = Desk(desk.database, user, desk.tariffs, desk.templates, desk.converter)
    window = shown(replace(context, desk=clerk), qtbot, "be_postage")
    assert window.detail.source.whole_text() == t("choices.be_postage.source")
    press(Qt.Key.Key_Return, widget=window.table)
    assert not window.changing() and not window.button.isEnabled()
    assert window.button.toolTip() == t("problems.choice.no_right_office")


def test_a_creditor_chooses_from_its_card_and_follows_the_office_again(
    context: ScreenContext, desk: Desk, qtbot: QtBot
) -> None:
    creditor_id = a_creditor(desk)
    dialog = CreditorDialog(context, creditor_id)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.form.choices.isVisible, timeout=SECONDS)
    press(Qt.Key.Key_Space, widget=dialog.form.choices)
    window = dialog.findChild(ChoicesWindow)
    assert isinstance(window, ChoicesWindow)
    qtbot.waitUntil(lambda: window.table.paged().rowCount() > 0, timeout=SECONDS)
    assert not window.table.select_key("be_postage"), "the office alone decides about postage"
    draft = ChoiceDraft("day_count", date(2020, 1, 1), "actual/actual", creditor_id)
    assert isinstance(set_choice(desk, uuid4(), draft, lambda _done, _of: None), Done)
    window.table.select_key("day_count")
    press(Qt.Key.Key_Return, widget=window.table)
    form = window.change.form
    assert form is not None
    form.follow_office(True)
    assert not form.value.isEnabled()
    type_text("1-1-2026", form.valid_from)
    press(Qt.Key.Key_Return, CONTROL, form.valid_from)
    qtbot.waitUntil(lambda: window.change.go.text() == t("choosing.keep"), timeout=SECONDS)
    press(Qt.Key.Key_Return, CONTROL, form.valid_from)
    qtbot.waitUntil(lambda: not window.changing() and not context.tasks.running(), timeout=SECONDS)
    assert value_of(desk, "day_count", creditor_id) == "actual/365"


def test_whether_terms_know_reminder_costs_has_three_answers(
    context: ScreenContext, desk: Desk, qtbot: QtBot
) -> None:
    """Row I35: unknown until somebody looked, then yes or no."""
    creditor_id = a_creditor(desk)
    assert creditor(desk, creditor_id).terms.reminder_costs is None
    for presses, wanted in ((1, True), (2, False)):
        dialog = CreditorDialog(context, creditor_id)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(dialog.form.isEnabled, timeout=SECONDS)
        box = dialog.form.terms_fields.reminder_costs
        box.choose(None)
        for _ in range(presses):
            press(Qt.Key.Key_Down, widget=box)
        with qtbot.waitSignal(dialog.kept, timeout=SECONDS):
            press(Qt.Key.Key_Return, CONTROL, box)
        assert creditor(desk, creditor_id).terms.reminder_costs is wanted
        QApplication.processEvents()
