"""What the clerk does in a dossier: a note, two files, a payment, another day, and why an amount is so."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication

from tests.gui.keys import CONTROL, SHIFT, press, type_text
from tests.scenarios.at_the_desk import AtTheDesk
from ui.disputes.disputes_tab import DisputesTab
from ui.dossier.account_rows import AmountRow, RegimeRow
from ui.dossier.account_tab import AccountTab
from ui.dossier.letters_tab import LettersTab
from ui.dossier.preview import Preview
from ui.dossier.timeline_rows import Happening
from ui.dossier.timeline_tab import TimelineTab
from ui.payments.payment_dialog import PaymentDialog
from ui.texts import t


def timeline(clerk: AtTheDesk) -> list[Happening]:
    """Return the entries of the timeline, top to bottom."""
    return [row for row in _progress(clerk).view.rows() if isinstance(row, Happening)]


def go_to_tab(clerk: AtTheDesk, name: str) -> None:
    """Alt and the underlined letter of a tab."""
    clerk.come_to(clerk.window)
    clerk.press_alt(t(f"dossier.tab.{name}"), clerk.window)
    clerk.until(lambda: clerk.window.dossier.tab_name() == name)
    clerk.settle()


def post_note(clerk: AtTheDesk, text: str) -> None:
    """Ctrl+M, the text, Ctrl+Enter."""
    press(Qt.Key.Key_M, CONTROL)
    clerk.until(clerk.window.dossier.write.box.edit.hasFocus)
    type_text(text)
    press(Qt.Key.Key_Return, CONTROL)
    clerk.until(lambda: any(text in row.body for row in timeline(clerk)))


def drop_files(clerk: AtTheDesk, files: Sequence[Path]) -> None:
    """Paste files that were copied elsewhere: the keyboard's way of dropping them."""
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    QGuiApplication.clipboard().setMimeData(copied)
    press(Qt.Key.Key_M, CONTROL)
    clerk.until(clerk.window.dossier.write.box.edit.hasFocus)
    press(Qt.Key.Key_V, CONTROL)
    clerk.until(lambda: attached(clerk) == [file.name for file in files])
    QGuiApplication.clipboard().clear()


def attached(clerk: AtTheDesk) -> list[str]:
    """Return the names of the files on the timeline."""
    return [file.name for row in timeline(clerk) for file in row.attachments]


def open_first_file(clerk: AtTheDesk) -> Preview:
    """Go round to the timeline with F6, up to the entry with files, Enter."""
    while not _progress(clerk).view.hasFocus():
        press(Qt.Key.Key_F6)
    press(Qt.Key.Key_End)
    keys = {row.key for row in timeline(clerk) if row.attachments}
    for _ in range(len(_progress(clerk).view.rows())):
        if _progress(clerk).view.current_key() in keys:
            break
        press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    preview = clerk.opened(Preview)
    clerk.settle()
    return preview


def book_payment(clerk: AtTheDesk, amount: str, day: str) -> str:
    """Ctrl+B, amount, Enter, day, Ctrl+Enter; return where it goes, as was shown before booking."""
    press(Qt.Key.Key_B, CONTROL)
    dialog = clerk.opened(PaymentDialog)
    clerk.settle()
    type_text(amount, dialog.amount)
    press(Qt.Key.Key_Return, widget=dialog.amount)
    clerk.until(dialog.value_date.hasFocus)
    type_text(day, dialog.value_date)
    clerk.until(lambda: dialog.card.isVisible())
    clerk.settle()
    allocation = dialog.card.words()
    closed: list[object] = []
    dialog.finished.connect(closed.append)
    press(Qt.Key.Key_Return, CONTROL, dialog.value_date)
    clerk.until(lambda: closed)
    clerk.come_to(clerk.window)
    clerk.settle()
    return allocation


def move_day(clerk: AtTheDesk, months: int) -> date:
    """Shift+Tab up to the day of the account, then PageDown a month at a time; return the day on show."""
    tab = _account(clerk)
    while not tab.bar.field.hasFocus():
        press(Qt.Key.Key_Tab, SHIFT)
    for _ in range(months):
        press(Qt.Key.Key_PageDown)
    clerk.qtbot.wait(100)
    clerk.settle()
    shown = tab.bar.field.day()
    assert shown is not None
    return shown


def amounts(clerk: AtTheDesk) -> dict[str, int]:
    """Return the amounts of the statement in cents by their key."""
    rows = (row for row in _account(clerk).view.rows() if isinstance(row, AmountRow))
    return {row.key: row.amount for row in rows if row.amount is not None}


def ask_why(clerk: AtTheDesk, key: str) -> str:
    """Go down to an amount and press Enter; return the whole explanation as it can be copied."""
    tab = _account(clerk)
    while not tab.view.hasFocus():
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Home)
    for _ in range(len(tab.view.rows())):
        if tab.view.current_key() == key:
            break
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    clerk.until(tab.panel.explanation)
    told = tab.panel.explanation()
    assert told is not None
    return told.text


def regime_words(clerk: AtTheDesk) -> str:
    """Return what the account says of the law that governs it."""
    return next(row.text for row in _account(clerk).view.rows() if isinstance(row, RegimeRow))


def disputed_invoices(clerk: AtTheDesk) -> list[str]:
    """Return the invoices in the list of disputes."""
    tab = clerk.window.dossier.tabs["disputes"]
    assert isinstance(tab, DisputesTab)
    return [dispute.invoice for dispute in tab.table.paged().rows()]


def letter_pages(clerk: AtTheDesk) -> int:
    """Return how many pages of a letter stand on the tab of letters."""
    tab = clerk.window.dossier.tabs["letters"]
    assert isinstance(tab, LettersTab)
    return tab.pdf.page_count()


def shows_something(preview: Preview) -> bool:
    """Return whether a file is shown: pages, a picture or text."""
    picture = preview.picture.pixmap()
    return bool(preview.pdf.page_count() or not picture.isNull() or preview.text.toPlainText())


def _progress(clerk: AtTheDesk) -> TimelineTab:
    tab = clerk.window.dossier.tabs["progress"]
    assert isinstance(tab, TimelineTab)
    return tab


def _account(clerk: AtTheDesk) -> AccountTab:
    tab = clerk.window.dossier.tabs["account"]
    assert isinstance(tab, AccountTab)
    return tab
