"""Pages of a PDF as pictures; made away from the window's own thread."""

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

_MOST_PAGES = 20


class UnreadablePdfError(Exception):
    """The bytes are no PDF that can be shown."""


def page_pictures(pdf: bytes, width: int) -> tuple[QImage, ...]:
    """Return the first pages of ``pdf``, each ``width`` pixels wide; raises ``UnreadablePdfError``."""
    held = QByteArray(pdf)
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument(None)
    document.load(buffer)
    if document.status() != QPdfDocument.Status.Ready:
        raise UnreadablePdfError(document.error().name)
    pages = tuple(_page(document, at, width) for at in range(min(_MOST_PAGES, document.pageCount())))
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
