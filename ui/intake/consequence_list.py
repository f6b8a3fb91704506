"""What posting a list will do, as counts with their euros; each opens its rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from clerkdesk.services.imports import Consequence, Consequences
from ui.format import count, money
from ui.icons import Icon, icon
from ui.texts import t
from ui.theme import colours
from ui.theme_colours import Role

_COUNT, _NAME, _AMOUNT = range(3)
_HAPPENS = {
    "new_dossiers": (Icon.DOSSIER, Role.ACCENT),
    "joined_dossiers": (Icon.ADD, Role.ACCENT),
    "letters_due": (Icon.LETTER, Role.ACCENT),
    "known_debtors": (Icon.PERSON, Role.MUTED),
    "disputed": (Icon.DISPUTE, Role.AMBER),
    "warned": (Icon.WARNING, Role.AMBER),
}
_LEFT_OUT = {
    "doubles": (Icon.COPY, Role.AMBER),
    "refused": (Icon.REFUSED, Role.RED),
    "ignored": (Icon.IGNORED, Role.FAINT),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of the list: its words, what it counts, and why where that is known."""

    name: str
    consequence: Consequence
    because: str
    picture: tuple[Icon, Role]


def lines_of(consequences: Consequences) -> Iterator[Shown | str]:
    """Yield headings and lines in the order in which they are read."""
    yield t("intake.consequences.happens")
    for name, picture in _HAPPENS.items():
        yield Shown(t(f"intake.consequences.{name}"), getattr(consequences, name), "", picture)
    yield t("intake.consequences.left_out")
    for name, picture in _LEFT_OUT.items():
        yield Shown(t(f"intake.consequences.{name}"), getattr(consequences, name), "", picture)
    yield t("intake.consequences.regimes")
    for regime, found in sorted(consequences.by_regime.items()):
        why = t(f"intake.because.{regime}")
        yield Shown(t(f"common.regime.{regime}"), found, why, (Icon.LAW, Role.MUTED))


class ConsequenceList(QTableWidget):
    """Up and Down go from count to count; ``chosen`` tells the line under the cursor."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(t("intake.consequences.title"))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(25)
        self.horizontalHeader().hide()
        for column, width in ((_COUNT, 64), (_AMOUNT, 106)):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width)
        self.horizontalHeader().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self._lines: list[Shown | str] = []
        self.currentCellChanged.connect(self._tell)

    def show_consequences(self, consequences: Consequences) -> None:
        """Show ``consequences`` with the cursor on the first count that is not zero."""
        self.blockSignals(True)
        self._lines = list(lines_of(consequences))
        self.clearSpans()
        self.setRowCount(len(self._lines))
        for row, line in enumerate(self._lines):
            if isinstance(line, str):
                self._put_heading(row, line)
            else:
                self._put_line(row, line)
        self.setCurrentCell(-1, -1)
        self.blockSignals(False)
        full = (r for r, x in enumerate(self._lines) if isinstance(x, Shown) and x.consequence.count)
        self.setCurrentCell(next(full, 1), _NAME)

    def _put_heading(self, row: int, words: str) -> None:
        item = QTableWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(QColor(colours().muted))
        self.setItem(row, _COUNT, item)
        self.setSpan(row, _COUNT, 1, 3)

    def _put_line(self, row: int, line: Shown) -> None:
        found = line.consequence
        cells = (count(found.count), line.name, money(found.amount) if found.amount else "")
        for column, words in enumerate(cells):
            item = QTableWidgetItem(words)
            if not found.count or column == _AMOUNT:
                item.setForeground(QColor(colours().muted))
            if column != _NAME:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            elif found.count:
                item.setIcon(icon(*line.picture))
            else:
                item.setIcon(icon(line.picture[0], Role.FAINT))
            if column == _COUNT and found.count:
                _embolden(item)
            self.setItem(row, column, item)

    def _tell(self, row: int) -> None:
        if 0 <= row < len(self._lines) and isinstance(self._lines[row], Shown):
            self.chosen.emit(self._lines[row])


def _embolden(item: QTableWidgetItem) -> None:
    font = item.font()
    font.setBold(True)
    item.setFont(font)
