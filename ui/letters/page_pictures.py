"""Pages of a PDF as pictures; made away from the window's own thread."""

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

MOST_PAGES = 20
"""How many pages are shown of one letter."""


class UnreadablePdfError(Exception):
    """The bytes are no PDF that can be shown."""


def page_pictures(pdf: bytes, width: int, first: int = 0, count: int = MOST_PAGES) -> tuple[QImage, ...]:
    """Return ``count`` pages of ``pdf`` from ``first`` on, ``width`` pixels wide each.

    There are none past the end. Raises ``UnreadablePdfError`` for bytes that are no PDF.
    """
    held = QByteArray(pdf)
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.status() != QPdfDocument.Status.Ready:
        raise UnreadablePdfError(document.error().name)
    last = min(first + count, document.pageCount())
    pages = tuple(_page(document, at, width) for at in range(first, last))
    document.close()
    return pages


def _page(document: QPdfDocument, at: int, width: int) -> QImage:
    size = document.pagePointSize(at)
    height = int(width * size.height() / size.width())
    drawn = document.render(at, QSize(width, height))
    page = QImage(drawn.size(), QImage.Format.Format_RGB32)
    page.fill(0xFFFFFFFF)
    return _on_paper(page, drawn)


def _on_paper(page: QImage, drawn: QImage) -> QImage:
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return page
