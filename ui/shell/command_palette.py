"""The command palette: every action and every dossier, by a few letters."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

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
_AROUND = 34
_PAGE = 10


class CommandPalette(QFrame):
    """Lies over the window, so that no letter typed after its key is lost; goes away with the focus.

    Up and Down choose, Enter does it; a row that cannot be done says why and stays.
    """

    dossier_chosen = Signal(object)

    def __init__(self, context: ScreenContext, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._actions = actions
        self._hits: tuple[Hit, ...] = ()
        self._came_from: QWidget | None = None
        self.setProperty("panel", "card-accent")
        self.setAccessibleName(t("shell.palette.title"))
        self.field = _Field()
        self.field.textEdited.connect(self._typed)
        self.field.left.connect(self._focus_left)
        self.rows = PaletteList()
        self.rows.setAccessibleName(t("shell.palette.title"))
        self.rows.clicked.connect(self._choose)
        self._nothing = PlainLabel(t("shell.palette.nothing"), role=Role.MUTED)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._search)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(self.field)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self._nothing)
        self.hide()

    def open_fresh(self) -> None:
        """Open empty, in the upper middle of the window."""
        self._came_from = QApplication.focusWidget()
        self.field.clear()
        self._hits = ()
        self._list()
        window = self.window()
        width = min(_WIDTH, window.width() - 24)
        self.setGeometry((window.width() - width) // 2, _DOWN, width, self._wanted_height())
        self.show()
        self.raise_()
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
            case Qt.Key.Key_Escape:
                self._leave()

    def _leave(self) -> None:
        """Go away, and give the focus back to where it came from."""
        came_from, self._came_from = self._came_from, None
        self.hide()
        if came_from is not None:
            came_from.setFocus()

    def _focus_left(self) -> None:
        """Go away when the focus went to another part of the window."""
        if self.window().isActiveWindow():
            self.hide()

    def _typed(self) -> None:
        self._hits = ()
        self._list()
        self._rest.start()

    def _list(self) -> None:
        rows = (*action_rows(self._actions.all(), self.field.text()), *dossier_rows(self._hits))
        self.rows.show_rows(rows)
        self.rows.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self.resize(self.width(), self._wanted_height())

    def _wanted_height(self) -> int:
        """Return the height that shows every row, as far as the window has room."""
        around = self.field.sizeHint().height() + _AROUND
        rows = self.rows.wanted_height() or self._nothing.sizeHint().height()
        return min(around + rows, _HEIGHT, self.window().height() - 2 * _DOWN)

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
        self._leave()
        if row.dossier_id is not None:
            self.dossier_chosen.emit(row.dossier_id)
        else:
            self._actions.run(row.act_id)


class _Field(QLineEdit):
    """The field of the palette; says when the focus leaves it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(t("shell.palette.placeholder"))
        self.setAccessibleName(t("shell.palette.name"))
        sign = self.addAction(icon(Icon.SEARCH), QLineEdit.ActionPosition.LeadingPosition)
        sign.setText(t("shell.palette.name"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
