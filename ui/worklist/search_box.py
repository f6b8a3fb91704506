"""The search box, and under it what it finds as one types."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from clerkdesk.services import search
from clerkdesk.services.search import Hit
from ui.icons import Icon, icon
from ui.runtime.context import ScreenContext
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel
from ui.worklist.hit_list import HitList

_REST_MS = 120
_LEAST = 3
_WIDTH = 440
_MOST_SHOWN = 11


class SearchBox(QLineEdit):
    """Searches after a short rest; Up and Down choose, Enter opens, Esc empties and leaves."""

    dossier_chosen = Signal(object)
    left = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setPlaceholderText(t("worklist.search.placeholder"))
        self.setAccessibleName(t("worklist.search.name"))
        self.setToolTip(t("worklist.search.hint"))
        self.setMaxLength(200)
        sign = self.addAction(icon(Icon.SEARCH), QLineEdit.ActionPosition.LeadingPosition)
        sign.setText(t("worklist.search.name"))
        self._drop = _Drop()
        self._drop.hits.clicked.connect(self._open_current)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._search)
        self.textEdited.connect(self._typed)

    def take_focus(self) -> None:
        """Go to the box with its text selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def found(self) -> tuple[Hit, ...]:
        """Return the hits on show."""
        return self._drop.hits.rows.listed if self._drop.isVisible() else ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steer the hits while the focus stays in the box."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self._drop.hits.step(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                self._drop.hits.step(_MOST_SHOWN if event.key() == Qt.Key.Key_PageDown else -_MOST_SHOWN)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._open_current()
            case Qt.Key.Key_Escape:
                self._leave()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the hits away when the focus goes elsewhere."""
        super().focusOutEvent(event)
        self._drop.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show again what was found."""
        super().focusInEvent(event)
        if len(self.text().strip()) >= _LEAST:
            self._rest.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the hits along."""
        super().hideEvent(event)
        self._drop.hide()

    def _typed(self, text: str) -> None:
        if not text.strip():
            self._rest.stop()
            self._drop.hide()
            return
        self._rest.start()

    def _search(self) -> None:
        text = self.text().strip()
        if max((len(word) for word in text.split()), default=0) < _LEAST:
            self._show((), t("worklist.search.short"))
            return
        desk = self._context.desk
        self._context.tasks.read(self, lambda: (text, search.find(desk, text)), self._found, latest="search")

    def _found(self, answer: tuple[str, tuple[Hit, ...]]) -> None:
        text, hits = answer
        if text != self.text().strip() or not self.hasFocus():
            return
        if not hits:
            self._show((), t("worklist.search.nothing", text=text))
        elif len(hits) >= search.LIMIT:
            self._show(hits, t("worklist.search.limit", n=search.LIMIT))
        else:
            self._show(hits, "")

    def _show(self, hits: tuple[Hit, ...], sentence: str) -> None:
        self._drop.show_hits(hits, sentence, self)

    def _open_current(self) -> None:
        hit = self._drop.hits.current() if self._drop.isVisible() else None
        if hit is None:
            return
        self._drop.hide()
        self.selectAll()
        self.dossier_chosen.emit(hit.dossier_id)

    def _leave(self) -> None:
        if self._drop.isVisible() or self.text():
            self._drop.hide()
            self.clear()
            return
        self.left.emit()


class _Drop(QFrame):
    """The hits over the window, under the box."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "card")
        self.setAutoFillBackground(True)
        self.hits = HitList()
        self._sentence = PlainLabel(role=Role.MUTED)
        self._sentence.setContentsMargins(12, 6, 12, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 4, 1, 4)
        layout.setSpacing(0)
        layout.addWidget(self.hits)
        layout.addWidget(self._sentence)
        self.hide()

    def show_hits(self, hits: tuple[Hit, ...], sentence: str, under: QWidget) -> None:
        window = under.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self.hits.show_rows(hits)
        self.hits.setVisible(bool(hits))
        self.hits.setFixedHeight(self.hits.wanted_height(_MOST_SHOWN))
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setFixedWidth(min(_WIDTH, window.width() - 24))
        self.adjustSize()
        self.move(under.mapTo(window, QPoint(0, under.height() + 3)))
        self.show()
        self.raise_()
