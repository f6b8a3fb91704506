"""The windows beside the main one: imports, letters, creditors, rates, a dossier by itself."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerkdesk.services.worklist import Selection
from ui.dossier.page import DossierPage
from ui.runtime.context import ScreenContext
from ui.runtime.drafts import Drafts
from ui.texts import t
from ui.widgets.enter import pressed_button

if TYPE_CHECKING:
    from ui.preferences.dialog import PreferencesDialog

_APART = (760, 720)


class DossierWindow(QWidget):
    """One dossier in a window of its own."""

    def __init__(self, context: ScreenContext, drafts: Drafts, dossier_id: int, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.page = DossierPage(context, drafts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self.resize(*_APART)
        self.setWindowTitle(t("shell.title_apart"))
        for keys, handler in self._keys():
            QShortcut(QKeySequence(keys), self).activated.connect(handler)
        self.page.show_dossier(dossier_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        if not pressed_button(event):
            super().keyPressEvent(event)

    def _keys(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        page = self.page
        return (
            ("Ctrl+B", page.new_payment),
            ("Ctrl+G", page.new_dispute),
            ("Ctrl+H", page.new_hold),
            ("Ctrl+Shift+M", page.new_notice),
            ("Ctrl+M", page.write_note),
            ("Ctrl+O", page.choose_files),
            ("Ctrl+E", page.explain_amount),
            ("Ctrl+Shift+E", page.toggle_lens),
            ("F5", page.refresh),
            ("Ctrl+W", self.close),
        )


class Screens(QObject):
    """Opens each window once, and brings it to the front when it is asked for again.

    What a window needs is imported with it, so that the desk itself opens fast.
    """

    def __init__(self, context: ScreenContext, drafts: Drafts, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._drafts = drafts
        self._window = parent
        self._open: dict[str, QWidget] = {}

    def import_list(self) -> None:
        """Open the import of a creditor's list."""
        from ui.intake.wizard import ImportWindow

        if not self._raised("import"):
            self._show("import", ImportWindow(self._context, self._window))

    def letters(self, selection: Selection) -> None:
        """Open the letters due today among ``selection``."""
        from ui.letters.run_window import LetterRunWindow

        if not self._raised("letters"):
            self._show("letters", LetterRunWindow(self._context, selection, self._window))

    def import_runs(self) -> None:
        """Open the lists that were imported."""
        from ui.letters.runs_window import RunsWindow

        if not self._raised("import runs"):
            self._show("import runs", RunsWindow(self._context, self._window, imports=True))

    def letter_runs(self) -> None:
        """Open the runs of letters that were made."""
        from ui.letters.runs_window import RunsWindow

        if not self._raised("letter runs"):
            self._show("letter runs", RunsWindow(self._context, self._window))

    def creditors(self) -> None:
        """Open the list of creditors."""
        from ui.creditors.list_window import CreditorsWindow

        if not self._raised("creditors"):
            self._show("creditors", CreditorsWindow(self._context, self._window))

    def choices(self) -> None:
        """Open the legal choices of the office."""
        from ui.choices.window import ChoicesWindow

        if not self._raised("choices"):
            self._show("choices", ChoicesWindow(self._context, self._window))

    def tariffs(self) -> None:
        """Open the rates and scales."""
        from ui.tariffs.window import TariffsWindow

        if not self._raised("tariffs"):
            self._show("tariffs", TariffsWindow(self._context, self._window))

    def audit(self) -> None:
        """Open the question whom a tariff touched."""
        from ui.audit.window import AuditWindow

        if not self._raised("audit"):
            self._show("audit", AuditWindow(self._context, self._window))

    def office(self) -> None:
        """Open the card of the office."""
        from ui.preferences.office_dialog import OfficeDialog

        if not self._raised("office"):
            self._show("office", OfficeDialog(self._context, self._window))

    def preferences(self) -> "PreferencesDialog":
        """Open the preferences and return them; what is chosen there comes as its signals."""
        from ui.preferences.dialog import PreferencesDialog

        dialog = PreferencesDialog(self._context.settings, self._window)
        dialog.office_wanted.connect(self.office)
        dialog.choices_wanted.connect(self.choices)
        dialog.tariffs_wanted.connect(self.tariffs)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()
        return dialog

    def dossier_apart(self, dossier_id: int) -> None:
        """Open a dossier in its own window."""
        name = f"dossier {dossier_id}"
        if not self._raised(name):
            self._show(name, DossierWindow(self._context, self._drafts, dossier_id, self._window))

    def court_costs(self, dossier_id: int) -> None:
        """Open what a lawsuit about a dossier would cost."""
        from ui.court.window import CourtWindow

        name = f"court {dossier_id}"
        if not self._raised(name):
            self._show(name, CourtWindow(self._context, dossier_id, self._window))

    def open_windows(self) -> tuple[QWidget, ...]:
        """Return the windows that are open."""
        return tuple(self._open.values())

    def _raised(self, name: str) -> bool:
        window = self._open.get(name)
        if window is None:
            return False
        window.show()
        window.raise_()
        window.activateWindow()
        return True

    def _show(self, name: str, window: QWidget) -> None:
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.setObjectName(name)
        window.destroyed.connect(self._forget_closed)
        self._open[name] = window
        window.show()
        window.activateWindow()

    def _forget_closed(self, gone: QObject) -> None:
        self._open = {name: window for name, window in self._open.items() if name != gone.objectName()}
