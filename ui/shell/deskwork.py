"""What the actions of the main window do, and why some cannot be done now."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from clerkdesk.services.context import UserRole
from clerkdesk.services.worklist import Selection
from clerkdesk.settings import Theme
from ui.dossier.page import DossierPage
from ui.runtime.context import ScreenContext
from ui.shell.history import History
from ui.shell.panes import Panes
from ui.shell.screens import Screens
from ui.worklist.left_pane import LeftPane
from ui.worklist.list_page import ListPage


class DeskWork(QObject):
    """Joins the panes: choosing on the left shows a list, resting in the list shows a dossier."""

    palette_wanted = Signal()
    shortcuts_wanted = Signal()
    database_wanted = Signal()
    theme_chosen = Signal(object)
    language_chosen = Signal(object)

    def __init__(self, context: ScreenContext, panes: Panes, screens: Screens, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self.panes, self.screens, self.window = panes, screens, window
        self.left: LeftPane = panes.left
        self.listed: ListPage = panes.listed
        self.page: DossierPage = panes.dossier
        self.history = History()
        self._connect()

    def _connect(self) -> None:
        self.left.selection_chosen.connect(self.show_selection)
        self.left.dossier_chosen.connect(self.enter_dossier)
        self.left.left.connect(self.listed.focus_list)
        self.listed.dossier_rested.connect(self.show_dossier)
        self.listed.dossier_entered.connect(self.enter_dossier)
        self.listed.dossier_wanted_apart.connect(self.screens.dossier_apart)
        self.listed.left.connect(self.left.rows.focus_rows)
        self.listed.import_wanted.connect(self.screens.import_list)
        self._context.requests.dossier_wanted.connect(self.enter_dossier)
        self._context.requests.selection_wanted.connect(self._bring_selection)

    @Slot(object)
    def show_selection(self, selection: Selection) -> None:
        """Show a list and mark it on the left."""
        self.left.show_selection(selection)
        self.listed.show_selection(selection)

    @Slot(object)
    def show_dossier(self, dossier_id: int) -> None:
        """Show a dossier; the focus stays where it is."""
        self.history.visit(dossier_id)
        self.page.show_dossier(dossier_id)

    @Slot(object)
    def enter_dossier(self, dossier_id: int) -> None:
        """Show a dossier and go into it."""
        self.window.activateWindow()
        self.listed.mark(dossier_id)
        if self.page.dossier_id() != dossier_id:
            self.show_dossier(dossier_id)
        self.page.focus_tab()

    def show_apart(self) -> None:
        """Show the dossier in a window of its own."""
        dossier_id = self.page.dossier_id()
        if dossier_id is not None:
            self.screens.dossier_apart(dossier_id)

    def show_court_costs(self) -> None:
        """Show what a lawsuit about the dossier would cost."""
        dossier_id = self.page.dossier_id()
        if dossier_id is not None:
            self.screens.court_costs(dossier_id)

    def make_letters(self) -> None:
        """Begin the letters due among the dossiers of the list on show."""
        self.screens.letters(self.listed.selection())

    def refresh(self) -> None:
        """Read counts, list and dossier again."""
        self.left.refresh()
        self.listed.refresh()
        self.page.refresh()

    def go_back(self) -> None:
        """Show the dossier seen before this one."""
        self._go(-1)

    def go_forward(self) -> None:
        """Show the dossier seen after this one."""
        self._go(1)

    def next_pane(self) -> None:
        """Go to the next pane."""
        self.panes.go_round(1)

    def previous_pane(self) -> None:
        """Go to the previous pane."""
        self.panes.go_round(-1)

    def show_palette(self) -> None:
        """Open the command palette."""
        self.palette_wanted.emit()

    def show_shortcuts(self) -> None:
        """Open the sheet of keys."""
        self.shortcuts_wanted.emit()

    def show_preferences(self) -> None:
        """Open the preferences; every choice there counts at once."""
        dialog = self.screens.preferences()
        dialog.theme_chosen.connect(self.theme_chosen)
        dialog.language_chosen.connect(self.language_chosen)
        dialog.database_wanted.connect(self.database_wanted)

    def choose_theme(self, theme: Theme) -> None:
        """Fix the colours, or follow the system."""
        self.theme_chosen.emit(theme)

    def why_no_dossier(self) -> str | None:
        """Return the key of the reason when no dossier is shown."""
        return None if self.page.dossier_id() is not None else "shell.refused.no_dossier"

    def why_not_change(self) -> str | None:
        """Return the key of the reason when this person may only look."""
        is_reader = self._context.desk.user.role is UserRole.AUDITOR
        return "shell.refused.auditor" if is_reader else None

    def why_not_write(self) -> str | None:
        """Return the key of the reason when nothing can be written on a dossier."""
        return self.why_not_change() or self.why_no_dossier()

    def why_not_back(self) -> str | None:
        """Return the key of the reason when there is no dossier before."""
        return None if self.history.can_go(-1) else "shell.refused.no_history"

    def why_not_forward(self) -> str | None:
        """Return the key of the reason when there is no dossier after."""
        return None if self.history.can_go(1) else "shell.refused.no_future"

    def _go(self, by: int) -> None:
        dossier_id = self.history.go(by)
        self.listed.mark(dossier_id)
        self.page.show_dossier(dossier_id)

    @Slot(object)
    def _bring_selection(self, selection: Selection) -> None:
        self.window.activateWindow()
        self.show_selection(selection)
