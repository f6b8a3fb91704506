"""The list that shows the claims of a dossier and its statement."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from ui.dossier.account_model import AccountModel, Index
from ui.dossier.account_painter import AccountPainter
from ui.dossier.account_rows import Row
from ui.explain.explanation import Asked
from ui.texts import t


class AccountView(QListView):
    """A painted list as tall as its rows: a click or Enter on an amount asks why it is what it is."""

    asked = Signal(object)
    moved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = AccountModel(self)
        self._painter = AccountPainter(self, self._model)
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(t("dossier.account.name"))
        self.setToolTip(t("dossier.explain.hint"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMouseTracking(True)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show ``rows``; the selected amount stays selected where it is still there."""
        key, where = self.current_key(), self.verticalScrollBar().value()
        self._model.show(rows)
        self.setMaximumHeight(self._wanted_height())
        self.updateGeometry()
        self.doItemsLayout()
        number = self._model.number_of(key) if key else None
        if number is not None:
            self.setCurrentIndex(self._model.index(number))
        self.verticalScrollBar().setValue(where)

    def rows(self) -> tuple[Row, ...]:
        """Return what is shown, top to bottom."""
        return self._model.rows()

    def current_key(self) -> str | None:
        """Return the key of the selected amount."""
        row = self._row(self.currentIndex())
        return row.key if row else None

    def amount_with(self, key: str) -> Asked | None:
        """Return the row of the amount ``key``, none when it is not shown."""
        number = self._model.number_of(key)
        return None if number is None else self._row(self._model.index(number))

    def select(self, key: str) -> None:
        """Select the amount ``key``."""
        number = self._model.number_of(key)
        if number is not None:
            self.setCurrentIndex(self._model.index(number))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 60)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._row(self.currentIndex())
        if row and event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(row.text)
        elif row and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.asked.emit(row)
        elif _steps_rate(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap to the new width; keep the selected amount in sight when its explanation takes room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setMaximumHeight(self._wanted_height())
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()
        self.scrollTo(self.currentIndex())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self._row(self.indexAt(event.position().toPoint()))
        if row and event.button() == Qt.MouseButton.LeftButton:
            self.asked.emit(row)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell on which amount the cursor is now."""
        super().currentChanged(current, previous)
        row = self._row(current)
        if row:
            self.moved.emit(row)

    def place_of(self, key: str) -> QRect:
        """Return where the amount ``key`` stands in this view."""
        number = self._model.number_of(key)
        inside = QRect() if number is None else self.visualRect(self._model.index(number))
        return inside.translated(self.viewport().pos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._row(self.indexAt(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _row(self, index: Index) -> Asked | None:
        row = self._model.row_at(index.row()) if index.isValid() else None
        return row if isinstance(row, Asked) else None

    def _wanted_height(self) -> int:
        return sum(self._painter.height_of(row) for row in self._model.rows()) + 4


def _steps_rate(event: QKeyEvent) -> bool:
    """Return whether a key asks for another rate, which is for the bar above the account."""
    paging = event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
    return paging and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
