"""Where the parts of a timeline row are placed for a given width."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics

from clerkdesk.services.timeline import Attachment
from ui.dossier.timeline_rows import Folded, Happening, Heading, Row
from ui.widgets.strokes import Fonts, chip_size, fonts, wrapped

MARGIN = 14
TEXT_LEFT = 44
ICON = 16
FOLDED_LINES = 2
_ABOVE = 4
_BELOW = 5
_CHIP_GAP = 6


@dataclass(frozen=True, slots=True)
class Placed:
    """A row laid out: its height, its lines, and where its chips are; all relative to its top left."""

    height: int
    title: QRect
    aside: QRect
    lines: tuple[str, ...]
    cut: bool
    chips: tuple[tuple[QRect, Attachment], ...]

    def chip_at(self, point: QPoint) -> Attachment | None:
        """Return the attachment whose chip holds ``point``."""
        return next((kept for rect, kept in self.chips if rect.contains(point)), None)


@lru_cache(maxsize=4096)
def place(row: Row, width: int, description: str, *, unfolded: bool) -> Placed:
    """Return where the parts of ``row`` go; ``description`` is the font as ``QFont.toString()``."""
    faces = fonts(description)
    if isinstance(row, Happening):
        return _happening(row, width, faces, unfolded)
    height = QFontMetrics(faces.small).height() + (12 if isinstance(row, Heading) else 8)
    left = TEXT_LEFT if isinstance(row, Folded) else MARGIN
    return Placed(height, QRect(left, 0, width - left - MARGIN, height), QRect(), (), False, ())


def _happening(row: Happening, width: int, faces: Fonts, unfolded: bool) -> Placed:
    room = width - TEXT_LEFT - MARGIN
    aside = min(QFontMetrics(faces.small).horizontalAdvance(row.aside) + 2, room * 3 // 5)
    title = QRect(TEXT_LEFT, _ABOVE, room - aside - 12, faces.line)
    lines, cut = wrapped(row.body, faces.plain, room, None if unfolded else FOLDED_LINES)
    top = _ABOVE + faces.line * (1 + len(lines)) + 2
    chips, bottom = _chips(row, room, top, faces)
    return Placed(
        height=bottom + _BELOW,
        title=title,
        aside=QRect(width - MARGIN - aside, _ABOVE, aside, faces.line),
        lines=tuple(lines),
        cut=cut,
        chips=chips,
    )


def _chips(
    row: Happening, room: int, top: int, faces: Fonts
) -> tuple[tuple[tuple[QRect, Attachment], ...], int]:
    """Return the chips in as many lines as they need, and where the last line ends."""
    if not row.attachments:
        return (), top
    placed = []
    left, height = 0, 0
    for attachment in row.attachments:
        size = chip_size(attachment.name, faces.small, with_icon=True)
        size.setWidth(min(size.width(), room))
        if left and left + size.width() > room:
            left, top = 0, top + size.height() + 4
        placed.append((QRect(QPoint(TEXT_LEFT + left, top), size), attachment))
        left, height = left + size.width() + _CHIP_GAP, size.height()
    return tuple(placed), top + height + 2
