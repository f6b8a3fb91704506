"""What the painted rows of lists under a field have in common."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.theme import colours, high_contrast

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ICON = 16
"""The width of the picture at the left of a row, in pixels."""


def paint_start(painter: QPainter, option: QStyleOptionViewItem, picture: QIcon, pad: int) -> None:
    """Paint the ground of a chosen row, and at the left, ``pad`` pixels in, its picture."""
    rect: QRect = option.rect
    if option.state & QStyle.StateFlag.State_Selected:
        ground = option.palette.highlight() if high_contrast() else QColor(colours().selected)
        painter.fillRect(rect, ground)
    picture.paint(painter, QRect(rect.left() + pad, rect.top() + (rect.height() - ICON) // 2, ICON, ICON))


def draw_words(painter: QPainter, room: QRect, words: str, side: Qt.AlignmentFlag = LEFT) -> None:
    """Write one line in ``room``, shortened where it is too long."""
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(side), shown)
