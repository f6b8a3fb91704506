"""Every column of a list with a few of its values and what it means."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from clerkdesk.intake.mapping import Mapping
from ui.intake.cells import column_letter
from ui.intake.draft import Samples
from ui.intake.meaning_box import MeaningBox
from ui.texts import t
from ui.theme import colours

_LETTER, _HEADER, _FIRST, _MEANING = 0, 1, 2, 5
_SAMPLES = 3
_ROW_HEIGHT = 28


class ColumnsTable(QTableWidget):
    """One row per column of the list; the choices in it are reached with Tab."""

    meaning_chosen = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, _MEANING + 1, parent)
        self.setHorizontalHeaderLabels(
            [
                t("intake.columns.column"),
                t("intake.columns.header"),
                t("intake.columns.samples"),
                "",
                "",
                t("intake.columns.meaning"),
            ]
        )
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self._size_columns()
        self._boxes: list[MeaningBox] = []
        self._headers: tuple[str, ...] = ()

    def show_mapping(self, mapping: Mapping, samples: Samples) -> None:
        """Show ``mapping``; only the choices change when the headers are the same as before."""
        if mapping.headers != self._headers:
            self._fill(mapping, samples)
        for column, box in enumerate(self._boxes):
            box.show_field(mapping.fields.get(column))
            self._paint(column, used=column in mapping.fields)

    def focus_first(self, unused: bool) -> None:
        """Go to the first choice, or to the first that is not made."""
        free = [box for box in self._boxes if box.currentData() is None] if unused else []
        for box in free or self._boxes[:1]:
            box.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def box_of(self, column: int) -> MeaningBox:
        """Return the choice of ``column``."""
        return self._boxes[column]

    def _size_columns(self) -> None:
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, width in ((_LETTER, 62), (_MEANING, 220)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width)

    def _fill(self, mapping: Mapping, samples: Samples) -> None:
        self._headers = mapping.headers
        self.setRowCount(len(mapping.headers))
        self._boxes = []
        for column, header in enumerate(mapping.headers):
            values = samples.get(column, ())[:_SAMPLES]
            texts = [column_letter(column), header, *values]
            for at in range(_MEANING):
                self._put(column, at, texts[at] if at < len(texts) else "")
            self._add_box(column, header)

    def _put(self, row: int, at: int, text: str) -> None:
        item = QTableWidgetItem(" ".join(text.split()))
        item.setToolTip(escape(text))
        if at == _HEADER:
            font = item.font()
            font.setBold(True)
            item.setFont(font)
        self.setItem(row, at, item)

    def _add_box(self, column: int, header: str) -> None:
        box = MeaningBox(column, header)
        box.chosen.connect(self.meaning_chosen)
        self.setCellWidget(column, _MEANING, box)
        self._boxes.append(box)

    def _paint(self, column: int, used: bool) -> None:
        for at in range(_MEANING):
            item = self.item(column, at)
            if item is not None:
                plain = used and at == _HEADER
                item.setForeground(QColor(colours().text if plain else colours().muted))
