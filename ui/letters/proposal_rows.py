"""The letters of a run as rows: a heading per kind of letter, and under it one row per letter."""

from dataclasses import dataclass, replace
from html import escape
from itertools import groupby

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from clerkdesk.domain.money import Money
from clerkdesk.domain.procedure import Step
from clerkdesk.services.letter_runs import ProposedLetter
from ui.format import money
from ui.texts import reason_sentence, t
from ui.theme import colours

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
DEBTOR, AMOUNT, CHANNEL, LANGUAGE, BECAUSE = range(5)
_ORDER = {kind: place for place, kind in enumerate(Step)}


@dataclass(frozen=True, slots=True)
class KindHeading:
    """The line above the letters of one kind."""

    kind: Step
    letters: tuple[ProposedLetter, ...]

    @property
    def kept(self) -> tuple[ProposedLetter, ...]:
        """Return the letters that are not struck."""
        return tuple(letter for letter in self.letters if not letter.struck)


RowShown = KindHeading | ProposedLetter


class ProposalRows(QAbstractTableModel):
    """A check box per letter and per kind; ``strike_wanted`` tells which rows and whether they are struck."""

    strike_wanted = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RowShown] = []
        self._bold = QFont()
        self._bold.setBold(True)

    def show_letters(self, letters: tuple[ProposedLetter, ...]) -> None:
        """Show ``letters`` grouped by kind; while the same letters are shown the rows stay in place."""
        rows = list(_grouped(letters))
        if [_identity(row) for row in rows] == [_identity(row) for row in self._rows]:
            self._rows = rows
            self._tell_all()
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, at: int) -> RowShown | None:
        """Return what stands at ``at``."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def first_letter(self) -> int:
        """Return the place of the first letter, or -1."""
        return next((at for at, row in enumerate(self._rows) if isinstance(row, ProposedLetter)), -1)

    def letters(self) -> tuple[ProposedLetter, ...]:
        """Return every letter, struck or not."""
        return tuple(row for row in self._rows if isinstance(row, ProposedLetter))

    def strike(self, row_ids: frozenset[int], struck: bool) -> None:
        """Show letters as struck or not, before the database has it."""
        changed = tuple(
            replace(letter, struck=struck) if letter.row_id in row_ids else letter
            for letter in self.letters()
        )
        self.show_letters(changed)

    def toggle(self, at: int) -> None:
        """Ask for the opposite of the check box at ``at``."""
        row = self.row(at)
        if isinstance(row, ProposedLetter):
            self.strike_wanted.emit(frozenset({row.row_id}), not row.struck)
        elif row is not None:
            ids = frozenset(letter.row_id for letter in row.letters)
            self.strike_wanted.emit(ids, len(row.kept) == len(row.letters))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else BECAUSE + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == DEBTOR else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return t(f"letter_runs.column.{('debtor', 'amount', 'channel', 'language', 'because')[section]}")
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _heading(row, column) if isinstance(row, KindHeading) else _cell(row, column)
            case Qt.ItemDataRole.CheckStateRole if column == DEBTOR:
                return _check_state(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.FontRole if isinstance(row, KindHeading):
                return self._bold
            case Qt.ItemDataRole.ForegroundRole:
                return _colour(row, column)
            case Qt.ItemDataRole.ToolTipRole if column == AMOUNT and isinstance(row, ProposedLetter):
                return t("letter_runs.amount_tip")
            case Qt.ItemDataRole.ToolTipRole if column == BECAUSE and isinstance(row, ProposedLetter):
                return escape(_cell(row, column))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.toggle(index.row())
        return True

    def _tell_all(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, BECAUSE), [])


def _grouped(letters: tuple[ProposedLetter, ...]) -> list[RowShown]:
    ordered = sorted(letters, key=lambda one: (_ORDER[one.kind], one.debtor.casefold(), one.number))
    rows: list[RowShown] = []
    for kind, found in groupby(ordered, key=lambda letter: letter.kind):
        of_kind = tuple(found)
        rows += [KindHeading(kind, of_kind), *of_kind]
    return rows


def _identity(row: RowShown) -> object:
    return row.kind if isinstance(row, KindHeading) else row.row_id


def _heading(row: KindHeading, column: int) -> str:
    match column:
        case 0:
            return t(f"steps.{row.kind}")
        case 1:
            return money(Money(sum(letter.amount for letter in row.kept)))
        case 2:
            return t("letter_runs.kind", kept=len(row.kept), total=len(row.letters))
    return ""


def _cell(letter: ProposedLetter, column: int) -> str:
    match column:
        case 0:
            return letter.debtor
        case 1:
            return money(letter.amount)
        case 2:
            return t(f"common.channel.{letter.channel}")
        case 3:
            return letter.language.upper()
    return reason_sentence(letter.because)


def _check_state(row: RowShown) -> Qt.CheckState:
    if isinstance(row, ProposedLetter):
        return Qt.CheckState.Unchecked if row.struck else Qt.CheckState.Checked
    if not row.kept:
        return Qt.CheckState.Unchecked
    return Qt.CheckState.Checked if len(row.kept) == len(row.letters) else Qt.CheckState.PartiallyChecked


def _colour(row: RowShown, column: int) -> QColor | None:
    if isinstance(row, ProposedLetter) and (row.struck or column >= CHANNEL):
        return QColor(colours().faint if row.struck else colours().muted)
    return None


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == AMOUNT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
