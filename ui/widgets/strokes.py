"""What painted rows share: their fonts, wrapped lines, and chips."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption

from ui.icons import Icon, icon
from ui.theme import colour, colours
from ui.theme_colours import Role

CHIP_ICON = 13
CHIP_PADDING = 8
_NARROWEST = 4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Fonts:
    """The faces of painted rows, derived from that of their view."""

    plain: QFont
    bold: QFont
    small: QFont
    large: QFont

    @property
    def line(self) -> int:
        """Return the height of a line of plain or bold text in pixels."""
        return max(QFontMetrics(self.plain).height(), QFontMetrics(self.bold).height())


@cache
def fonts(description: str) -> Fonts:
    """Return the faces that go with the font described by ``QFont.toString()``; figures are tabular."""
    plain = QFont()
    plain.fromString(description)
    plain.setFeature(QFont.Tag("tnum"), 1)
    bold, small, large = QFont(plain), QFont(plain), QFont(plain)
    bold.setBold(True)
    small.setPointSizeF(plain.pointSizeF() * 0.92)
    large.setBold(True)
    large.setPointSizeF(plain.pointSizeF() * 1.22)
    return Fonts(plain, bold, small, large)


def wrapped(text: str, font: QFont, width: int, most: int | None) -> tuple[list[str], bool]:
    """Return ``text`` in lines of at most ``width`` pixels and whether more than ``most`` were cut off."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        room = None if most is None else most + 1 - len(lines)
        if room == 0:
            break
        lines += _lines(paragraph, font, width, room) or [""]
    if most is None or len(lines) <= most:
        return lines, False
    last = QFontMetrics(font).elidedText(f"{lines[most - 1]}…", Qt.TextElideMode.ElideRight, width)
    return [*lines[: most - 1], last], True


def _lines(paragraph: str, font: QFont, width: int, most: int | None) -> list[str]:
    """Return at most ``most`` lines; a short text is only measured, a long one only laid out."""
    short = len(paragraph) * _NARROWEST <= width
    if short and QFontMetrics(font).horizontalAdvance(paragraph) <= width:
        return [paragraph]
    layout = QTextLayout(paragraph, font)
    layout.setTextOption(_wrapping())
    layout.beginLayout()
    found: list[str] = []
    while (most is None or len(found) < most) and (line := layout.createLine()).isValid():
        line.setLineWidth(max(40, width))
        found.append(paragraph[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    return found


@cache
def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def write(
    painter: QPainter, rect: QRect, text: str, font: QFont, tint: QColor, *, right: bool = False
) -> None:
    """Draw one line of plain text in ``rect``, cut with an ellipsis where it does not fit."""
    painter.setFont(font)
    painter.setPen(tint)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
    painter.drawText(rect, int(_RIGHT if right else _LEFT) | int(Qt.TextFlag.TextSingleLine), shown)


def glyph(painter: QPainter, rect: QRect, meaning: Icon, role: Role) -> None:
    """Draw an icon."""
    icon(meaning, role).paint(painter, rect)


def rule(painter: QPainter, left: int, right: int, y: int) -> None:
    """Draw a hairline from ``left`` to ``right``."""
    painter.setPen(QPen(QColor(colours().line), 1))
    painter.drawLine(QPointF(left, y + 0.5), QPointF(right, y + 0.5))


def chip_size(text: str, font: QFont, *, with_icon: bool) -> QSize:
    """Return how large a chip with ``text`` is."""
    metrics = QFontMetrics(font)
    lead = CHIP_ICON + 5 if with_icon else 0
    return QSize(metrics.horizontalAdvance(text) + lead + 2 * CHIP_PADDING, metrics.height() + 3)


def chip(painter: QPainter, rect: QRect, text: str, font: QFont, meaning: Icon | None, role: Role) -> None:
    """Draw a chip: an icon and a word on a quiet ground."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours().chip))
    painter.drawRoundedRect(rect, 2, 2)
    left = rect.left() + CHIP_PADDING
    if meaning is not None:
        top = rect.top() + (rect.height() - CHIP_ICON) // 2
        glyph(painter, QRect(left, top, CHIP_ICON, CHIP_ICON), meaning, role)
        left += CHIP_ICON + 5
    inside = QRect(left, rect.top(), rect.right() - left - CHIP_PADDING + 4, rect.height())
    write(painter, inside, text, font, colour(role))
