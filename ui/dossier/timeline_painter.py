"""Paints the rows of a timeline."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.dossier.timeline_layout import ICON, MARGIN, TEXT_LEFT, Placed, place
from ui.dossier.timeline_model import TimelineModel
from ui.dossier.timeline_rows import Folded, Happening, Heading
from ui.icons import Icon
from ui.theme import colour, colours
from ui.theme_colours import Role
from ui.widgets.strokes import Fonts, chip, fonts, glyph, rule, write

Index = QModelIndex | QPersistentModelIndex


class TimelinePainter(QStyledItemDelegate):
    """The delegate of the timeline: one painted row per entry, no widgets."""

    def __init__(self, view: QListView, model: TimelineModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def placed(self, index: Index) -> Placed:
        """Return where the parts of a row are, for painting and for clicks."""
        row = self._model.row_at(index.row())
        unfolded = isinstance(row, Happening) and row.key in self._model.unfolded
        return place(row, self._view.viewport().width(), self._view.font().toString(), unfolded=unfolded)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._view.viewport().width(), self.placed(index).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row_at(index.row())
        placed = self.placed(index)
        rect: QRect = getattr(option, "rect")  # noqa: B009 - the stubs of PySide do not know its fields
        faces = fonts(self._view.font().toString())
        painter.save()
        if _is_current(option) and self._view.hasFocus():
            painter.fillRect(rect, QColor(colours().selected))
        painter.translate(rect.topLeft())
        match row:
            case Heading():
                _heading(painter, row, placed, faces, rect.width())
            case Folded():
                write(painter, placed.title, f"▸ {row.text}", faces.small, colour(Role.MUTED))
            case Happening():
                _happening(painter, row, placed, faces)
        painter.restore()


def _is_current(option: QStyleOptionViewItem) -> bool:
    state: QStyle.StateFlag = getattr(option, "state")  # noqa: B009 - see above
    return bool(state & QStyle.StateFlag.State_Selected)


def _heading(painter: QPainter, row: Heading, placed: Placed, faces: Fonts, width: int) -> None:
    if not row.ruled:
        below = placed.title.adjusted(0, 3, 0, 0)
        write(painter, below, row.text, faces.small, colour(Role.MUTED))
        return
    middle = placed.height // 2
    words = QFontMetrics(faces.small).horizontalAdvance(row.text)
    left = (width - words) // 2
    rule(painter, MARGIN, left - 10, middle)
    rule(painter, left + words + 10, width - MARGIN, middle)
    write(painter, QRect(left, 0, words + 2, placed.height), row.text, faces.small, colour(Role.MUTED))


def _happening(painter: QPainter, row: Happening, placed: Placed, faces: Fonts) -> None:
    title, muted = colour(Role.TEXT), colour(Role.MUTED)
    top = placed.title.top() + (placed.title.height() - ICON) // 2
    glyph(painter, QRect(MARGIN + 1, top, ICON, ICON), *row.icon)
    write(painter, placed.title, row.title, faces.bold, muted if row.planned else title)
    tint = colour(Role.AMBER) if row.for_creditor else muted
    write(painter, placed.aside, row.aside, faces.small, tint, right=True)
    line = QRect(TEXT_LEFT, placed.title.bottom() + 1, placed.aside.right() - TEXT_LEFT, faces.line)
    for text in placed.lines:
        write(painter, line, text, faces.plain, muted)
        line.translate(0, faces.line)
    for rect, attachment in placed.chips:
        chip(painter, rect, attachment.name, faces.small, Icon.ATTACHMENT, Role.ACCENT)
