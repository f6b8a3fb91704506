"""The list that shows the progress of a dossier."""

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.dossier.timeline_layout import place
from ui.dossier.timeline_model import TimelineModel
from ui.dossier.timeline_painter import TimelinePainter
from ui.dossier.timeline_rows import Folded, Happening, Row
from ui.texts import t


class TimelineView(QListView):
    """A painted list: Enter opens what hangs on an entry or unfolds it, Ctrl+C copies it."""

    attachment_wanted = Signal(object)
    letter_wanted = Signal(object)
    day_unfolded = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = TimelineModel(self)
        self._painter = TimelinePainter(self, self._model)
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(t("dossier.timeline.name"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(20)
        self.doubleClicked.connect(self._unfold)
        self._at_end = True
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._stay_at_end)

    def show_rows(self, rows: tuple[Row, ...], *, keep: bool) -> None:
        """Show ``rows``; ``keep`` leaves place and selection as they are, else today is in sight."""
        bar = self.verticalScrollBar()
        at_end, where, current = self._at_end or not keep, bar.value(), self.current_key()
        self._model.show(rows)
        self.doItemsLayout()
        number = self._model.number_of(current) if keep and current else None
        if number is not None:
            self.setCurrentIndex(self._model.index(number))
        bar.setValue(bar.maximum() if at_end else where)
        self._at_end = at_end

    def current_key(self) -> str | None:
        """Return the key of the selected entry."""
        index = self.currentIndex()
        row = self._model.row_at(index.row()) if index.isValid() else None
        return row.key if isinstance(row, Happening) else None

    def rows(self) -> tuple[Row, ...]:
        """Return what is shown, top to bottom."""
        return self._model.rows()

    def forget(self) -> None:
        """Show nothing and remember nothing of the last dossier."""
        self._model.unfolded.clear()
        self._model.show(())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy) and index.isValid():
            QGuiApplication.clipboard().setText(self._model.row_at(index.row()).text)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._enter(index)
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            self._unfold(index)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        row = self._model.row_at(index.row())
        if isinstance(row, Folded):
            self._open_day(row.day)
        elif attachment := self._painter.placed(index).chip_at(self._inside(index, event)):
            self.attachment_wanted.emit(attachment)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        on_chip = index.isValid() and self._painter.placed(index).chip_at(self._inside(index, event))
        shape = Qt.CursorShape.PointingHandCursor if on_chip else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            place.cache_clear()
            self.scheduleDelayedItemsLayout()

    @Slot(int)
    def _scrolled(self, value: int) -> None:
        self._at_end = value >= self.verticalScrollBar().maximum()

    @Slot(int, int)
    def _stay_at_end(self, least: int, most: int) -> None:
        """Keep today in sight when the room changes while it was."""
        if self._at_end:
            self.verticalScrollBar().setValue(most)

    def _inside(self, index: QModelIndex, event: QMouseEvent) -> QPoint:
        return event.position().toPoint() - self.visualRect(index).topLeft()

    def _enter(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row())
        if isinstance(row, Folded):
            self._open_day(row.day)
        elif isinstance(row, Happening) and row.attachments:
            self.attachment_wanted.emit(row.attachments[0])
        elif isinstance(row, Happening) and row.letter_id is not None:
            self.letter_wanted.emit(row.letter_id)
        else:
            self._unfold(index)

    @Slot(QModelIndex)
    def _unfold(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row())
        if isinstance(row, Happening):
            self._model.unfolded ^= {row.key}
            self.doItemsLayout()

    def _open_day(self, day: date) -> None:
        self.day_unfolded.emit(day)
