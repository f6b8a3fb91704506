"""The card of a creditor, with the keyboard: new, changed, refused beside the field (A8)."""

from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerkdesk.domain.dossier import AgreedCosts, AgreedInterest, Band
from clerkdesk.domain.money import Money
from clerkdesk.services.context import Desk
from clerkdesk.services.creditors import creditor, creditors
from tests.gui.keys import CONTROL, press, type_text
from tests.gui.lists import a_creditor
from ui.creditors.dialog import CreditorDialog
from ui.creditors.list_window import CreditorsWindow
from ui.creditors.terms_fields import CostClause, InterestClause
from ui.creditors.typed_terms import read_bands, read_percent
from ui.runtime.context import ScreenContext

SECONDS = 20_000


def shown(context: ScreenContext, qtbot: QtBot, creditor_id: int | None = None) -> CreditorDialog:
    """Return a dialog that has the keyboard and its card."""
    dialog = CreditorDialog(context, creditor_id)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    qtbot.waitUntil(lambda: not context.tasks.running(), timeout=SECONDS)
    return dialog


def test_a_creditor_is_typed_field_by_field(context: ScreenContext, desk: Desk, qtbot: QtBot) -> None:
    """Enter is the next field, Ctrl+Enter keeps the card."""
    dialog = shown(context, qtbot)
    dialog.form.field("name").setFocus()
    for text in ("Woonhuys NV", "", "Meir 12", "2000", "Antwerpen"):
        type_text(text)
        press(Qt.Key.Key_Return)
    with qtbot.waitSignal(dialog.kept, timeout=SECONDS):
        press(Qt.Key.Key_Return, CONTROL)
    assert [row.name for row in creditors(desk)] == ["Woonhuys NV"]


def test_a_wrong_number_is_said_beside_its_field(context: ScreenContext, desk: Desk, qtbot: QtBot) -> None:
    """Nothing is kept, the card stays on the screen, and the field with the problem has the keyboard."""
    dialog = shown(context, qtbot, a_creditor(desk))
    dialog.form.field("iban").setFocus()
    dialog.form.field("iban").selectAll()
    type_text("NL00ABNA0000000000")
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: bool(dialog.form.field("iban").property("problem")), timeout=SECONDS)
    assert dialog.form.field("iban").hasFocus()
    assert dialog.isVisible()


def test_terms_come_back_as_they_were_kept(context: ScreenContext, desk: Desk, qtbot: QtBot) -> None:
    """A clause of 10 % a year and costs in bands, typed as a clerk would (A8)."""
    creditor_id = a_creditor(desk)
    dialog = shown(context, qtbot, creditor_id)
    terms = dialog.form.terms_fields
    terms.interest.choose(InterestClause.PER_YEAR)
    type_text("10", terms.percent)
    terms.costs.choose(CostClause.BANDS)
    type_text("20 % tot 500; 15 %", terms.bands)
    with qtbot.waitSignal(dialog.kept, timeout=SECONDS):
        press(Qt.Key.Key_Return, CONTROL, terms.bands)
    kept = creditor(desk, creditor_id).terms
    assert kept.interest == AgreedInterest(percent_per_year=Decimal("10"))
    assert kept.collection_costs == AgreedCosts(
        bands=(Band(Decimal("20"), Money(50_000)), Band(Decimal("15")))
    )
    again = shown(context, qtbot, creditor_id)
    assert again.form.card().terms == kept


def test_esc_does_not_throw_away_what_was_typed(context: ScreenContext, qtbot: QtBot) -> None:
    """The first Esc says that nothing was kept; the second closes."""
    dialog = shown(context, qtbot)
    type_text("Woonhuys NV", dialog.form.field("name"))
    press(Qt.Key.Key_Escape, widget=dialog.form.field("name"))
    assert dialog.isVisible()
    press(Qt.Key.Key_Escape, widget=dialog.form.field("name"))
    assert not dialog.isVisible()


def test_the_list_follows_a_new_creditor(context: ScreenContext, desk: Desk, qtbot: QtBot) -> None:
    """A creditor that was kept stands in the list without anybody asking for it."""
    window = CreditorsWindow(context)
    qtbot.addWidget(window)
    window.show()
    dialog = shown(context, qtbot)
    for name, text in {"name": "Belhuis", "street": "Meir 1", "postcode": "2000", "city": "Gent"}.items():
        type_text(text, dialog.form.field(name))
    press(Qt.Key.Key_Return, CONTROL, dialog.form.field("name"))
    qtbot.waitUntil(lambda: window.table.paged().rowCount() == 1, timeout=SECONDS)


def test_percentages_and_bands_are_read_as_they_are_typed() -> None:
    """Comma or point; limits rise and only the last band is open."""
    assert read_percent("10,5") == Decimal("10.5")
    assert read_percent("tien") is None
    assert read_bands("20 % tot 500; 15 %") == (Band(Decimal("20"), Money(50_000)), Band(Decimal("15")))
    assert read_bands("20 %; 15 % tot 500") is None
    assert read_bands("20 % tot 500; 15 % tot 400") is None
