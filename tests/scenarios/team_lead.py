"""What the team lead does: a creditor's list from Excel to dossiers, and the letters due today to paper."""

from pathlib import Path

from PySide6.QtCore import Qt

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.procedure import Step
from clerkdesk.services.letter_runs import LetterRun, ProposedLetter
from clerkdesk.services.worklist import WorklistRow
from tests.gui.keys import CONTROL, press, type_text
from tests.scenarios.at_the_desk import AtTheDesk
from ui.creditors.dialog import CreditorDialog
from ui.intake.wizard import ImportWindow
from ui.letters.run_window import LetterRunWindow
from ui.texts import t

CREDITOR = "Gezond Wonen BV"
_CARD = {
    "name": CREDITOR,
    "country": "",
    "street": "Stationsplein 4",
    "postcode": "3511 ED",
    "city": "Utrecht",
    "enterprise_number": "50475163",
    "vat_number": "",
    "iban": "NL91ABNA0417164300",
    "telephone": "030 000 00 00",
    "email": "debiteuren@gezondwonen.example",
    "supplies": "woonadvies en inrichting",
}
"""What is typed from the top of the form on, Enter after each; an empty field stays as it is."""


def open_import(lead: AtTheDesk) -> ImportWindow:
    """Ctrl+I."""
    press(Qt.Key.Key_I, CONTROL, lead.window)
    window = lead.opened(ImportWindow)
    lead.settle()
    return window


def choose_list(lead: AtTheDesk, window: ImportWindow, file: Path) -> None:
    """Ctrl+O, the name of the file, Enter."""
    press(Qt.Key.Key_O, CONTROL, window)
    lead.give_files(file)
    lead.until(lambda: window.flow.draft.opened is not None or window.file_page.refusal())
    lead.come_to(window)
    lead.settle()


def new_creditor(lead: AtTheDesk, window: ImportWindow) -> None:
    """Alt and the letter of «new creditor», the card from top to bottom, Ctrl+Enter."""
    lead.press_alt(t("intake.file.new_creditor"), window)
    dialog = lead.opened(CreditorDialog)
    lead.settle()
    dialog.form.field("name").setFocus()
    for typed in _CARD.values():
        if typed:
            type_text(typed)
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, CONTROL)
    lead.until(lambda: window.flow.draft.creditor_id is not None)
    lead.come_to(window)
    lead.settle()


def go_on(lead: AtTheDesk, window: ImportWindow) -> None:
    """Ctrl+Enter, and wait for what the next page shows."""
    before = window.step
    press(Qt.Key.Key_Return, CONTROL, window)
    lead.until(lambda: window.step is not before)
    lead.until(lambda: not window.frame.work.busy)
    lead.come_to(window)


def meanings(window: ImportWindow) -> dict[str, str]:
    """Return what the page of columns says each column of the list means."""
    table = window.columns_page.table
    read: dict[str, str] = {}
    for column in range(table.rowCount()):
        header = table.item(column, 1)
        assert header is not None
        read[header.text()] = table.box_of(column).currentText()
    return read


def consequences(window: ImportWindow) -> list[str]:
    """Go down through the counts, and return what each says above its rows."""
    page = window.consequences_page
    said: list[str] = []
    press(Qt.Key.Key_Home, widget=page.list)
    for _ in range(page.list.rowCount()):
        if page.title() not in said:
            said.append(page.title())
        press(Qt.Key.Key_Down, widget=page.list)
    return said


def see_dossiers(lead: AtTheDesk, window: ImportWindow, how_many: int) -> list[WorklistRow]:
    """Alt and a letter on the receipt: the dossiers of the list, in the main window."""
    lead.press_alt(window.report_page.dossiers.text(), window)
    return listed(lead, how_many)


def see_status(lead: AtTheDesk, status: Status, how_many: int) -> list[WorklistRow]:
    """F6 to the left pane, up and down to a status, Enter."""
    rows = lead.window.left.rows
    _go_left(lead)
    for _ in range(20):
        press(Qt.Key.Key_Up)
    for _ in range(20):
        press(Qt.Key.Key_Return)
        shown = rows.selection()
        if shown is not None and shown.status is status:
            break
        press(Qt.Key.Key_Down)
    return listed(lead, how_many)


def see_all(lead: AtTheDesk, how_many: int) -> list[WorklistRow]:
    """F6 to the left pane, down to the last row, which is every dossier, Enter."""
    _go_left(lead)
    for _ in range(20):
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    return listed(lead, how_many)


def listed(lead: AtTheDesk, how_many: int) -> list[WorklistRow]:
    """Return the rows of the list once there are ``how_many``."""
    lead.come_to(lead.window)
    lead.until(lambda: len(lead.window.listed.table.paged().rows()) == how_many)
    lead.settle()
    return list(lead.window.listed.table.paged().rows())


def ask_for_letters(lead: AtTheDesk) -> tuple[LetterRunWindow, LetterRun]:
    """Ctrl+L: the letters due today among the list on show."""
    press(Qt.Key.Key_L, CONTROL, lead.window)
    window = lead.opened(LetterRunWindow)
    lead.until(lambda: window.flow.run)
    lead.settle()
    assert window.flow.run is not None
    return window, window.flow.run


def see_who_gets_none(lead: AtTheDesk, window: LetterRunWindow) -> dict[str, str]:
    """Go to the other list with Alt and a letter, and back; return who gets no letter, and why."""
    tabs = window.frame.tabs
    lead.press_alt(tabs.tabText(1), window)
    table = window.frame.left_out
    lead.until(table.isVisible)
    model = table.model()
    reasons = model.columnCount() - 1
    said = {
        str(model.index(row, 0).data()): str(model.index(row, reasons).data())
        for row in range(model.rowCount())
    }
    lead.press_alt(tabs.tabText(0), window)
    lead.until(window.frame.proposals.isVisible)
    return said


def look_at(lead: AtTheDesk, window: LetterRunWindow, kind: Step) -> ProposedLetter:
    """Go down to the first letter of ``kind`` and wait until its page stands beside its data."""
    table = window.frame.proposals
    table.setFocus()
    press(Qt.Key.Key_Home, CONTROL, table)
    for _ in range(table.rows.rowCount()):
        letter = table.current_letter()
        if letter is not None and letter.kind is kind:
            break
        press(Qt.Key.Key_Down, widget=table)
    letter = table.current_letter()
    assert letter is not None, f"no letter of kind {kind}"
    preview = window.frame.preview
    lead.until(lambda: preview.pages() and letter.debtor in " ".join(field_values(window)))
    lead.settle()
    return letter


def field_values(window: LetterRunWindow) -> list[str]:
    """Return the data beside the page."""
    fields = window.frame.preview.fields
    items = (fields.item(row, 1) for row in range(fields.rowCount()))
    return [item.text() for item in items if item is not None]


def post_run(lead: AtTheDesk, window: LetterRunWindow, target: Path) -> str:
    """Alt and the letter of «post as PDF», then where the print job goes; return what the receipt says."""
    lead.come_to(window)
    lead.press_alt(window.frame.post_as_pdf.text(), window)
    lead.give_files(target)
    lead.until(lambda: target.name in window.frame.receipt.delivery.whole_text())
    lead.settle()
    return window.frame.receipt.band.words()


def _go_left(lead: AtTheDesk) -> None:
    lead.come_to(lead.window)
    while lead.window.panes.current() != 0:
        press(Qt.Key.Key_F6)
