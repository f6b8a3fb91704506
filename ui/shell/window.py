"""The main window: a band for what must be known, the panes, the foot."""

from PySide6.QtCore import QByteArray, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMessageBox, QVBoxLayout, QWidget

from clerkdesk.domain.dossier import Status
from clerkdesk.services.worklist import Queue, Selection
from ui.dossier.page import DossierPage
from ui.icons import Icon
from ui.runtime.context import ScreenContext
from ui.runtime.drafts import Drafts, drafts_file
from ui.runtime.errors import Errors
from ui.shell.actions import Actions
from ui.shell.command_palette import CommandPalette
from ui.shell.desk_acts import desk_acts
from ui.shell.deskwork import DeskWork
from ui.shell.foot import Foot
from ui.shell.panes import Panes
from ui.shell.screens import Screens
from ui.shell.shortcut_sheet import ShortcutSheet
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.enter import pressed_button
from ui.widgets.status_band import StatusBand
from ui.worklist.left_pane import LeftPane
from ui.worklist.list_page import ListPage

_GEOMETRY, _SHOWN = "window.geometry", "window.list"
_SIZE = (1366, 768)
_FRAME = 48
_DOSSIER_PANE = 2


class MainWindow(QWidget):
    """The desk of one person: everything is reached from here, nothing is decided here."""

    def __init__(self, context: ScreenContext, errors: Errors, place: str) -> None:
        super().__init__()
        self._context = context
        self.setWindowTitle(t("shell.title", user=context.desk.user.name))
        self._drafts = Drafts(drafts_file(context.settings), self)
        self.left = LeftPane(context)
        self.listed = ListPage(context)
        self.dossier = DossierPage(context, self._drafts)
        self.panes = Panes(self.left, self.listed, self.dossier)
        self.screens = Screens(context, self._drafts, self)
        self.work = DeskWork(context, self.panes, self.screens, self)
        self.acts = Actions(self, desk_acts(self.work))
        self.commands = CommandPalette(context, self.acts, self)
        self.band = StatusBand()
        self.foot = Foot(context.tasks, place)
        self._build()
        self._connect(errors)

    def begin(self) -> None:
        """Show the list of last time, or what is new."""
        self._restore()
        self.work.show_selection(self._first_selection())
        self.left.refresh()
        self.listed.table.setFocus()

    def fit_screen(self) -> None:
        """Fill a screen that has no room for the window and its frame."""
        room = self.screen().availableGeometry()
        if room.width() <= _SIZE[0] + _FRAME or room.height() <= _SIZE[1] + _FRAME:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before stopping work that is under way; remember how everything stood."""
        if not self._may_close():
            event.ignore()
            return
        for window in self.screens.open_windows():
            if not window.close():
                event.ignore()
                return
        self._keep()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from the dossier back to the list; Enter presses the button that has the focus."""
        if event.key() == Qt.Key.Key_Escape and self.panes.current() == _DOSSIER_PANE:
            self.listed.focus_list()
        elif not pressed_button(event):
            super().keyPressEvent(event)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.band)
        layout.addWidget(self.panes, 1)
        layout.addWidget(self.foot)
        self.resize(*_SIZE)

    def _connect(self, errors: Errors) -> None:
        errors.connection_lost.connect(self._lost)
        errors.busy.connect(self._busy)
        self._context.hub.lost.connect(self._lost)
        self._context.hub.back.connect(self._back)
        self._context.requests.said.connect(self.foot.say)
        self.acts.refused.connect(self.foot.say)
        self.commands.dossier_chosen.connect(self.work.enter_dossier)
        self.work.palette_wanted.connect(self.commands.open_fresh)
        self.work.shortcuts_wanted.connect(self._show_shortcuts)
        self.foot.everything_wanted.connect(self.commands.open_fresh)
        self.foot.keys_wanted.connect(self._show_shortcuts)
        self.band.pressed.connect(self._try_again)

    def _first_selection(self) -> Selection:
        whose = self.left.rows.whose()
        kind, _, name = self._context.layout.text(_SHOWN).partition(":")
        if kind == "queue" and name in list(Queue):
            return Selection(queue=Queue(name), whose=whose)
        if kind == "status" and name in list(Status):
            return Selection(status=Status(name), whose=whose)
        return Selection(status=Status.NEW, whose=whose)

    def _restore(self) -> None:
        kept = self._context.layout.text(_GEOMETRY)
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii")))
        self.panes.restore(self._context.layout, self.width())

    def _keep(self) -> None:
        memory = self._context.layout
        memory.keep(_GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        shown = self.listed.selection()
        if shown.queue or shown.status:
            memory.keep(_SHOWN, f"queue:{shown.queue}" if shown.queue else f"status:{shown.status}")
        self.panes.keep(memory)
        self.listed.keep_layout()
        memory.store()
        self.dossier.keep_drafts()

    def _may_close(self) -> bool:
        jobs = [job for job in self._context.tasks.running() if job.title]
        if not jobs:
            return True
        box = QMessageBox(self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(t("shell.closing.title"))
        box.setText(t("shell.closing.sentence", title=jobs[0].title))
        stop = box.addButton(t("shell.closing.stop"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(t("shell.closing.stay"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is stop

    @Slot()
    def _show_shortcuts(self) -> None:
        sheet = ShortcutSheet(self.acts.all(), self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    @Slot()
    def _lost(self) -> None:
        self.foot.show_connected(False)
        self.band.say(t("shell.band.lost"), Role.RED, Icon.OFFLINE, t("shell.band.again"))

    @Slot()
    def _busy(self) -> None:
        self.foot.say(t("shell.band.busy"))

    @Slot()
    def _back(self) -> None:
        self.foot.show_connected(True)
        self.band.hide()

    @Slot()
    def _try_again(self) -> None:
        self._back()
        self._context.hub.publish(None)
