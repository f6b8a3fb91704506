"""A letter as it will be, beside the data it is made of."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from clerkdesk.services.letter_runs import FieldSource
from ui.icons import Icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.empty_state import EmptyState
from ui.widgets.remark import Remark

PAGE_WIDTH = 440
_FIELD, _VALUE, _SOURCE = range(3)


class PreviewPane(QWidget):
    """Shows pages and fields; while there are none it says why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = QWidget()
        self._column = QVBoxLayout(self._pages)
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(12)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setWidget(self._pages)
        self._scroll.setAccessibleName(t("letter_runs.page"))
        self.fields = _fields_table()
        self._refused = Remark(Icon.PROBLEM, Role.RED)
        self._refused.hide()
        self._waiting = EmptyState(
            Icon.LETTER, t("letter_runs.preview.title"), t("letter_runs.preview.sentence")
        )
        shown = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        shown.addWidget(self._scroll)
        shown.addWidget(self.fields)
        shown.setStretchFactor(0, 3)
        shown.setStretchFactor(1, 2)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._refused)
        layout.addWidget(self._stack, 1)

    def show_letter(self, pages: tuple[QImage, ...], fields: tuple[FieldSource, ...]) -> None:
        """Show a letter from its first line."""
        self._refused.hide()
        self._show_pages(pages)
        self._show_fields(fields)
        self._scroll.verticalScrollBar().setValue(0)
        self._stack.setCurrentIndex(1)

    def refuse(self, sentences: str) -> None:
        """Say why a letter cannot be shown."""
        self._refused.say(t("letter_runs.preview.refused"), sentences)
        self._refused.show()
        self._stack.setCurrentIndex(0)

    def page_size(self) -> int:
        """Return how wide a page is to be drawn, in pixels of the screen."""
        room = self._scroll.viewport().width() - 24
        return int(max(PAGE_WIDTH, room) * self.devicePixelRatioF())

    def pages(self) -> int:
        """Return how many pages are shown."""
        return self._column.count() - 1 if self._stack.currentIndex() else 0

    def _show_pages(self, pages: tuple[QImage, ...]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, page in enumerate(pages, start=1):
            label = QLabel()
            label.setAccessibleName(t("letter_runs.page_of", n=number, total=len(pages)))
            picture = QPixmap.fromImage(page)
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            label.setPixmap(picture)
            label.setFixedSize(picture.deviceIndependentSize().toSize() + QSize(2, 2))
            label.setFrameShape(QLabel.Shape.Box)
            self._column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch()

    def _show_fields(self, fields: tuple[FieldSource, ...]) -> None:
        self.fields.setRowCount(len(fields))
        for row, field in enumerate(fields):
            for column, words in ((_FIELD, field.field), (_VALUE, field.value), (_SOURCE, field.source)):
                item = QTableWidgetItem(" ".join(words.split()))
                self.fields.setItem(row, column, item)


def _fields_table() -> QTableWidget:
    table = QTableWidget(0, 3)
    table.setHorizontalHeaderLabels(
        [t("letter_runs.field.name"), t("letter_runs.field.value"), t("letter_runs.field.source")]
    )
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setAccessibleName(t("letter_runs.field.title"))
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(24)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table
