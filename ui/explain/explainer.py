"""One mechanism for every amount on screen: it reads what explains it, and holds the card beside it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from clerkdesk.services.dossiers import Account
from ui.explain import explanation as words
from ui.explain.card import WIDTH, ExplainCard
from ui.explain.explanation import Explanation
from ui.runtime.context import ScreenContext
from ui.texts import t

Picking = Callable[[Account], Explanation | None]
"""Finds the explanation of one amount in an account."""
_GAP, _EDGE = 6, 8
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Explainer(QObject):
    """Explains amounts of ``pane``; the card stands beside it where the window has the room."""

    def __init__(self, context: ScreenContext, pane: QWidget) -> None:
        super().__init__(pane)
        self._context = context
        self._pane = pane
        self._origin: QWidget | None = None
        self._place = QRect()
        self._before: QWidget | None = None
        self._account: Account | None = None
        self._key: str | None = None
        self._asked: tuple[Picking | str, QWidget, QRect | None] | None = None
        self.card = ExplainCard()
        self.card.setParent(pane)
        self.card.hide()
        self.card.copied.connect(self._said_copied)
        self.card.closed.connect(self._went_away)
        self.card.step_wanted.connect(self._step)

    def is_open(self, origin: QWidget | None = None) -> bool:
        """Return whether the card is open, on ``origin`` where that is asked."""
        return self.card.explanation() is not None and (origin is None or origin is self._origin)

    def tell(self, found: Explanation, origin: QWidget, place: QRect | None = None) -> None:
        """Show ``found`` beside ``place`` of ``origin``; the arrows stay with ``origin``."""
        self._account = self._key = None
        self._show(found, origin, place, steps=not _is_single(origin))

    def ask(
        self, reading: Callable[[], Account], pick: Picking | str, origin: QWidget, place: QRect | None = None
    ) -> None:
        """Read an account off the window and show the amount that ``pick`` finds in it, or names."""
        self._asked = (pick, origin, place)
        self._context.tasks.read(self, reading, self._answered, latest="explain")

    @Slot()
    def put_away(self) -> None:
        """Take the card away."""
        self.card.put_away()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the card its keys while what it explains has the focus; follow the window."""
        if not self.is_open():
            return False
        if event.type() == QEvent.Type.KeyPress and watched is self._origin and isinstance(event, QKeyEvent):
            return self._takes(event)
        if event.type() == QEvent.Type.Hide and watched is self._origin:
            self.put_away()
        elif event.type() == QEvent.Type.Resize and watched is self.card.parentWidget():
            self._stand()
        return False

    def _takes(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Tab and not event.modifiers():
            self.card.take_focus()
            return True
        step = _STEPS.get(key)
        if step is not None and self._account is not None and _is_single(self._origin):
            self._step(step)
            return True
        return self.card.answers(event)

    def _answered(self, account: Account) -> None:
        if self._asked is None or not self._asked[1].isVisible():
            return
        pick, origin, place = self._asked
        if isinstance(pick, str):
            found, self._account, self._key = words.of_key(account, pick), account, pick
        else:
            found, self._account, self._key = pick(account), None, None
        shown = found or Explanation(t("dossier.explain.name"), sentence=t("explain.not_there"))
        self._show(shown, origin, place, steps=True)

    @Slot(int)
    def _step(self, by: int) -> None:
        """Go to the next amount of the account, or let the list of the card's amount move on."""
        if self._account is None:
            self._step_in_list(by)
            return
        rows = words.keyed(self._account)
        keys = [row.key for row in rows]
        place = keys.index(self._key) + by if self._key in keys else 0
        if 0 <= place < len(rows) and self._origin is not None:
            self._key = keys[place]
            self._show(words.of_row(rows[place], self._account), self._origin, self._place, steps=True)

    def _step_in_list(self, by: int) -> None:
        if self._origin is None:
            return
        key = Qt.Key.Key_Down if by > 0 else Qt.Key.Key_Up
        pressed = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self._origin, pressed)

    def _show(self, found: Explanation, origin: QWidget, place: QRect | None, *, steps: bool) -> None:
        window = origin.window()
        if self.card.parentWidget() is not window:
            self.card.setParent(window)
            window.installEventFilter(self)
        if origin is not self._origin:
            self._watch(origin)
        self._place = place or origin.rect()
        self.card.explain(found, steps=steps)
        self._stand()
        self.card.raise_()
        if not origin.hasFocus() and not self.card.isAncestorOf(QApplication.focusWidget() or window):
            self._before = QApplication.focusWidget()
            origin.setFocus()

    def _watch(self, origin: QWidget) -> None:
        if self._origin is not None:
            self._origin.removeEventFilter(self)
            self._origin.destroyed.disconnect(self._lost)
        self._origin = origin
        self._before = None
        origin.installEventFilter(self)
        origin.destroyed.connect(self._lost)

    def _stand(self) -> None:
        """Stand left of the pane, else right of it, else at the foot of the window or above the amount."""
        window, origin = self.card.parentWidget(), self._origin
        if window is None or origin is None:
            return
        pane = QRect(self._pane.mapTo(window, QPoint()), self._pane.size()) if self._in(window) else None
        asked = QRect(origin.mapTo(window, self._place.topLeft()), self._place.size())
        height = min(self.card.height_wanted(), window.height() - 2 * _EDGE)
        lowest = window.height() - height - _EDGE
        if pane is not None and pane.left() >= WIDTH + _GAP + _EDGE:
            left, top = pane.left() - WIDTH - _GAP, max(_EDGE, min(asked.top() - 40, lowest))
        elif pane is not None and window.width() - pane.right() >= WIDTH + _GAP + _EDGE:
            left, top = pane.right() + _GAP, max(_EDGE, min(asked.top() - 40, lowest))
        else:
            left = max(_EDGE, window.width() - WIDTH - _EDGE)
            fits_below = asked.bottom() + _GAP <= lowest
            top = lowest if fits_below else max(_EDGE, asked.top() - height - _GAP)
        self.card.setGeometry(left, top, min(WIDTH, window.width() - 2 * _EDGE), height)

    def _in(self, window: QWidget) -> bool:
        return self._pane is window or window.isAncestorOf(self._pane)

    @Slot()
    def _went_away(self) -> None:
        origin, before = self._origin, self._before
        self._account = self._key = self._before = None
        if origin is not None and origin.isVisible():
            (before if before is not None and before.isVisible() else origin).setFocus()

    @Slot()
    def _lost(self) -> None:
        """Forget an amount that is no longer on screen."""
        self._origin = None
        self.put_away()

    @Slot()
    def _said_copied(self) -> None:
        self._context.requests.said.emit(t("dossier.explain.copied"))


def _is_single(origin: QWidget | None) -> bool:
    """Return whether ``origin`` is one amount, with no list of its own for the arrows to move in."""
    return not isinstance(origin, QAbstractItemView)
