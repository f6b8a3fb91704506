"""What was seen in a letter: an answer per element, and beside it what is to be thought of it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from clerkdesk.domain.notice_check import Seen, State, Verdict
from ui.icons import Icon, icon
from ui.texts import reason_sentence, t
from ui.theme_colours import Role

_ANSWER, _ELEMENT, _VERDICT = range(3)
_ORDER = (Seen.UNCHECKED, Seen.YES, Seen.NO)
_BOXES = {
    Seen.YES: (Icon.CHECK, Role.GREEN),
    Seen.NO: (Icon.CLOSE, Role.RED),
    Seen.UNCHECKED: (Icon.QUESTION, Role.MUTED),
}
_STATES = {
    State.GOOD: (Icon.OK, Role.GREEN),
    State.DEFECTIVE: (Icon.REFUSED, Role.RED),
    State.UNKNOWN: (Icon.QUESTION, Role.AMBER),
}
_KEYS = {
    **dict.fromkeys((Qt.Key.Key_Plus, Qt.Key.Key_J, Qt.Key.Key_O, Qt.Key.Key_Y), Seen.YES),
    **dict.fromkeys((Qt.Key.Key_Minus, Qt.Key.Key_N), Seen.NO),
    **dict.fromkeys((Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_Backspace), Seen.UNCHECKED),
}
_ROW_HEIGHT = 24


class Checklist(QTableWidget):
    """One row per element: ``+`` yes, ``-`` no, ``0`` not checked, Space the next answer.

    What follows from the day or the channel of the letter has a verdict and no answer.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(0, 3)
        self._elements: tuple[str, ...] = ()
        self._asked: frozenset[str] = frozenset()
        self._seen: dict[str, Seen] = {}
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAccessibleName(t("notices.field.checklist"))
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(_ELEMENT, QHeaderView.ResizeMode.Stretch)
        self.cellClicked.connect(self._clicked)

    def offer(self, elements: Sequence[str], asked: Sequence[str]) -> None:
        """Show the elements of another kind of letter; answers that it has too stay."""
        self._elements, self._asked = tuple(elements), frozenset(asked)
        self._seen = {e: seen for e, seen in self._seen.items() if e in self._asked}
        self.setRowCount(len(self._elements))
        for row, element in enumerate(self._elements):
            for column, text in ((_ANSWER, ""), (_ELEMENT, t(f"notices.element.{element}")), (_VERDICT, "")):
                self.setItem(row, column, QTableWidgetItem(text))
            self._show_answer(element)
        self.setFixedHeight(len(self._elements) * _ROW_HEIGHT + 2 * self.frameWidth())
        self._go_to(self._answerable()[0])

    def seen(self) -> dict[str, Seen]:
        """Return the answers that were given, by element."""
        return dict(self._seen)

    def fill(self, seen: Mapping[str, Seen]) -> None:
        """Show answers, without telling anybody."""
        self._seen = {element: answer for element, answer in seen.items() if element in self._asked}
        for element in self._elements:
            self._show_answer(element)

    def answer(self, element: str, seen: Seen) -> None:
        """Give an answer; an element that is not asked about is left alone."""
        if element not in self._asked or self._seen.get(element, Seen.UNCHECKED) is seen:
            return
        self._seen[element] = seen
        self._show_answer(element)
        self.changed.emit()

    def show_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        """Show what is to be thought of each element; nothing where no verdict is known."""
        found = {verdict.element: verdict for verdict in verdicts}
        for row, element in enumerate(self._elements):
            item, verdict = self.item(row, _VERDICT), found.get(element)
            if item is None:
                continue
            if verdict is None:
                item.setText("")
                item.setIcon(QIcon())
            else:
                item.setText(t(f"notices.state.{verdict.state}"))
                item.setIcon(icon(*_look(verdict)))
                self._say_why(row, verdict)

    def words(self) -> list[str]:
        """Return every row as it reads."""
        columns = (_ANSWER, _ELEMENT, _VERDICT)
        rows = [[self.item(row, column) for column in columns] for row in range(self.rowCount())]
        return [" · ".join(item.text() for item in row if item and item.text()) for row in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer, go up and down; Enter goes on, everything else is the dialog's."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        elif key in _KEYS:
            self._answer_here(_KEYS[key])
        elif key == Qt.Key.Key_Space:
            self._turn(self.currentRow())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(self._answerable()[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _answerable(self) -> list[int]:
        return [row for row, element in enumerate(self._elements) if element in self._asked]

    def _answer_here(self, seen: Seen) -> None:
        row = self.currentRow()
        if 0 <= row < len(self._elements):
            self.answer(self._elements[row], seen)
            self._go_to(next((below for below in self._answerable() if below > row), row))

    def _turn(self, row: int) -> None:
        if 0 <= row < len(self._elements):
            element = self._elements[row]
            now = _ORDER.index(self._seen.get(element, Seen.UNCHECKED))
            self.answer(element, _ORDER[(now + 1) % len(_ORDER)])

    @Slot(int, int)
    def _clicked(self, row: int, column: int) -> None:
        if column == _ANSWER:
            self._turn(row)

    def _go_to(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.setCurrentCell(row, _ELEMENT, flags)

    def _show_answer(self, element: str) -> None:
        item = self.item(self._elements.index(element), _ANSWER)
        if item is None or element not in self._asked:
            return
        seen = self._seen.get(element, Seen.UNCHECKED)
        item.setText(t(f"notices.seen.{seen}"))
        item.setIcon(icon(*_BOXES[seen]))

    def _say_why(self, row: int, verdict: Verdict) -> None:
        why = f"{reason_sentence(verdict.because)} ({verdict.because.article})"
        for column in (_ANSWER, _ELEMENT, _VERDICT):
            item = self.item(row, column)
            if item is not None:
                item.setToolTip(why)


def _look(verdict: Verdict) -> tuple[Icon, Role]:
    """Return icon and colour of a verdict; what is missing without being needed is only good to know."""
    if verdict.state is State.DEFECTIVE and not verdict.mandatory:
        return Icon.WARNING, Role.AMBER
    return _STATES[verdict.state]
