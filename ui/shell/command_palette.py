"""The command palette: every action and every dossier, by a few letters."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QVBoxLayout, QWidget

from clerkdesk.services import search
from clerkdesk.services.search import Hit
from ui.icons import Icon, icon
from ui.runtime.context import ScreenContext
from ui.shell.actions import Actions
from ui.shell.palette_list import PaletteList
from ui.shell.palette_rows import action_rows, dossier_rows
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel

_REST_MS = 120
_LEAST = 3
_WIDTH, _HEIGHT, _DOWN = 620, 430, 70
_PAGE = 10


class CommandPalette(QDialog):
    """Type, choose with Up and Down, Enter does it; a row that cannot be done says why and stays."""

    dossier_chosen = Signal(object)

    def __init__(self, context: ScreenContext, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._context = context
        self._actions = actions
        self._hits: tuple[Hit, ...] = ()
        self.setModal(True)
        self.setWindowTitle(t("shell.palette.title"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(t("shell.palette.placeholder"))
        self.field.setAccessibleName(t("shell.palette.name"))
        self.field.addAction(icon(Icon.SEARCH), QLineEdit.ActionPosition.LeadingPosition)
        self.field.textEdited.connect(self._typed)
        self.rows = PaletteList()
        self.rows.setAccessibleName(t("shell.palette.title"))
        self.rows.clicked.connect(self._choose)
        self._nothing = PlainLabel(t("shell.palette.nothing"), role=Role.MUTED)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._search)
        frame = QFrame()
        frame.setProperty("panel", "card-accent")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(self.field)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self._nothing)
        self.resize(_WIDTH, _HEIGHT)

    def open_fresh(self) -> None:
        """Open empty, in the upper middle of the window."""
        self.field.clear()
        self._hits = ()
        self._list()
        window = self.parentWidget()
        if window:
            self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, _DOWN)))
        self.open()
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steer the rows while the focus stays in the field."""
        match event.key():
            case Qt.Key.Key_Down:
                self.rows.step(1)
            case Qt.Key.Key_Up:
                self.rows.step(-1)
            case Qt.Key.Key_PageDown:
                self.rows.step(_PAGE)
            case Qt.Key.Key_PageUp:
                self.rows.step(-_PAGE)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose()
            case _:
                super().keyPressEvent(event)

    def _typed(self) -> None:
        self._hits = ()
        self._list()
        self._rest.start()

    def _list(self) -> None:
        rows = (*action_rows(self._actions.all(), self.field.text()), *dossier_rows(self._hits))
        self.rows.show_rows(rows)
        self._nothing.setVisible(not rows)

    def _search(self) -> None:
        text = self.field.text().strip()
        if max((len(word) for word in text.split()), default=0) < _LEAST:
            return
        desk = self._context.desk
        self._context.tasks.read(self, lambda: (text, search.find(desk, text)), self._found, latest="palette")

    def _found(self, answer: tuple[str, tuple[Hit, ...]]) -> None:
        text, hits = answer
        if text == self.field.text().strip():
            self._hits = hits
            self._list()

    def _choose(self) -> None:
        row = self.rows.current()
        if row is None or row.refusal:
            return
        self.accept()
        if row.dossier_id is not None:
            self.dossier_chosen.emit(row.dossier_id)
        else:
            self._actions.run(row.act_id)
