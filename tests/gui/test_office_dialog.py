"""Who the office is: asked before the first letter, kept with what every letter must show."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerkdesk.services.context import Desk
from clerkdesk.services.office import office
from tests.gui.keys import CONTROL, press, type_text
from ui.letters.run_window import LetterRunWindow
from ui.preferences.office_dialog import OfficeDialog
from ui.runtime.context import ScreenContext

SECONDS = 20_000
CARD = {
    "name": "Incassobureau De Brug",
    "address.street": "Nieuwegracht",
    "address.number": "8",
    "address.postcode": "3512 LP",
    "address.city": "Utrecht",
    "enterprise_number": "61234502",
    "phone": "030 000 12 00",
    "email": "post@debrug.example",
    "iban": "NL91ABNA0417164300",
    "account_holder": "Stichting Derdengelden De Brug",
}


def test_the_first_letter_asks_who_we_are(context: ScreenContext, desk: Desk, qtbot: QtBot) -> None:
    """Without a sender no letter can be made; the window says so and takes the card at once."""
    window = LetterRunWindow(context)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.frame.fill_office.isVisible, timeout=SECONDS)
    press(Qt.Key.Key_Space, widget=window.frame.fill_office)
    dialog = window.findChild(OfficeDialog)
    assert isinstance(dialog, OfficeDialog)
    qtbot.waitUntil(lambda: not context.tasks.running(), timeout=SECONDS)
    for name, text in CARD.items():
        type_text(text, dialog.form.field(name))
    press(Qt.Key.Key_Return, CONTROL, dialog.form.field("iban"))
    qtbot.waitUntil(lambda: window.flow.run is not None, timeout=SECONDS)
    kept = office(desk)
    assert kept is not None and kept.address.city == "Utrecht"
    assert not window.frame.fill_office.isVisible()


def test_a_card_without_an_account_is_refused(context: ScreenContext, desk: Desk, qtbot: QtBot) -> None:
    """What every letter must show is said beside its field; nothing is kept."""
    dialog = OfficeDialog(context)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not context.tasks.running(), timeout=SECONDS)
    for name, text in CARD.items():
        if name != "iban":
            type_text(text, dialog.form.field(name))
    press(Qt.Key.Key_Return, CONTROL, dialog.form.field("name"))
    qtbot.waitUntil(lambda: bool(dialog.form.field("iban").property("problem")), timeout=SECONDS)
    assert office(desk) is None
