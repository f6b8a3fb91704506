"""A letter as it will be, beside the data it is made of."""

from html import escape
from itertools import groupby

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from clerkdesk.services.letter_runs import FieldSource, LeftOut, ProposedLetter
from ui.format import euro
from ui.icons import Icon
from ui.letters.field_words import field_label, field_value, source_words
from ui.letters.paper import Paper
from ui.texts import reason_sentence, t
from ui.theme import colours
from ui.theme_colours import Role
from ui.widgets.empty_state import EmptyState
from ui.widgets.plain_label import PlainLabel
from ui.widgets.remark import Remark

PAGE_WIDTH = 400
_PATIENCE_MS = 200


class PreviewPane(QWidget):
    """Shows pages and fields; while there are none it says why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = QFrame()
        self._pages.setProperty("panel", "foot")
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
        shown.setSizes([PAGE_WIDTH + 60, 260])
        shown.setStretchFactor(0, 1)
        self._whose = PlainLabel(bold=True, elide=True)
        self._because = PlainLabel(role=Role.MUTED, wrap=True)
        words = QVBoxLayout()
        words.setContentsMargins(14, 10, 14, 8)
        words.setSpacing(3)
        words.addWidget(self._whose)
        words.addWidget(self._because)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(shown)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._show_waiting)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(words)
        layout.addWidget(self._refused)
        layout.addWidget(self._stack, 1)

    def show_whose(self, letter: ProposedLetter) -> None:
        """Say whose letter is looked at and why it is due; no page stays under another name."""
        self._patience.start()
        amount = euro(letter.amount)
        self._whose.setText(f"{letter.debtor} · {letter.number} · {t(f'steps.{letter.kind}')} · {amount}")
        self._because.setText(reason_sentence(letter.because))

    def show_left_out(self, row: LeftOut) -> None:
        """Say of a dossier without a letter why it gets none."""
        self._patience.stop()
        self._refused.hide()
        self._whose.setText(f"{row.debtor} · {row.number} · {euro(row.amount)}")
        self._because.setText(reason_sentence(row.because))
        self._waiting.say(Icon.IGNORED, t("letter_runs.preview.none"), t("letter_runs.preview.none_sentence"))
        self._stack.setCurrentIndex(0)

    def show_letter(self, pages: tuple[QImage, ...], fields: tuple[FieldSource, ...]) -> None:
        """Show a letter from its first line."""
        self._patience.stop()
        self._refused.hide()
        self._show_pages(pages)
        self._show_fields(fields)
        self._scroll.verticalScrollBar().setValue(0)
        self._stack.setCurrentIndex(1)

    def refuse(self, sentences: str) -> None:
        """Say why a letter cannot be shown."""
        self._patience.stop()
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

    @Slot()
    def _show_waiting(self) -> None:
        self._refused.hide()
        words = (t("letter_runs.preview.making"), t("letter_runs.preview.making_sentence"))
        self._waiting.say(Icon.TERM, *words)
        self._stack.setCurrentIndex(0)

    def _show_pages(self, pages: tuple[QImage, ...]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, page in enumerate(pages, start=1):
            words = t("letter_runs.page_of", n=number, total=len(pages))
            paper = Paper(page, words, self.devicePixelRatioF())
            self._column.addWidget(paper, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch()

    def _show_fields(self, fields: tuple[FieldSource, ...]) -> None:
        self.fields.clearSpans()
        self.fields.setRowCount(0)
        for source, found in groupby(fields, key=lambda field: field.source):
            self._add_source(source_words(source))
            for field in found:
                self._add_row(field_label(field), field_value(field))

    def _add_source(self, source: str) -> None:
        self._add_row(t("letter_runs.field.from", source=source), "")
        row = self.fields.rowCount() - 1
        self.fields.setSpan(row, 0, 1, 2)
        heading = self.fields.item(row, 0)
        if heading is not None:
            heading.setForeground(QColor(colours().muted))
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)

    def _add_row(self, *words: str) -> None:
        row = self.fields.rowCount()
        self.fields.insertRow(row)
        for column, text in enumerate(words):
            item = QTableWidgetItem(" ".join(text.split()))
            item.setToolTip(escape(text))
            self.fields.setItem(row, column, item)


def _fields_table() -> QTableWidget:
    table = QTableWidget(0, 2)
    table.setHorizontalHeaderLabels([t("letter_runs.field.name"), t("letter_runs.field.value")])
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
