"""What a preview shows of an attachment; made on a thread of its own, within limits."""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader

from clerkdesk.services.attachments import Content
from ui.texts import t

MOST_PIXELS = 60_000_000
MOST_CHARACTERS = 200_000
_LONGEST_SIDE = 3000


@dataclass(frozen=True, slots=True)
class Shown:
    """An attachment made ready: a PDF, a picture, a text, or a sentence why it is none of these."""

    content: Content
    pdf: bytes | None = None
    picture: QImage | None = None
    text: str | None = None
    sentence: str = ""


def prepare(content: Content) -> Shown:
    """Return what can be shown of an attachment, by the type that its bytes told."""
    if content.media_type == "application/pdf":
        return Shown(content, pdf=content.data)
    if content.media_type.startswith("image/"):
        return _picture(content)
    if content.media_type.startswith("text/") or content.media_type == "message/rfc822":
        return _text(content)
    return Shown(content, sentence=t("dossier.preview.unreadable"))


def _picture(content: Content) -> Shown:
    """Return a picture at most ``_LONGEST_SIDE`` long, refused by its size before it is unpacked."""
    data = QByteArray(content.data)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        wide, high = size.width(), size.height()
        return Shown(content, sentence=t("dossier.preview.too_large", wide=wide, high=high))
    if max(size.width(), size.height()) > _LONGEST_SIDE:
        reader.setScaledSize(_bounded(size))
    picture = reader.read()
    if picture.isNull():
        return Shown(content, sentence=t("dossier.preview.unreadable"))
    return Shown(content, picture=picture)


def _bounded(size: QSize) -> QSize:
    longest = max(size.width(), size.height())
    return QSize(size.width() * _LONGEST_SIDE // longest, size.height() * _LONGEST_SIDE // longest)


def _text(content: Content) -> Shown:
    try:
        text = content.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.data.decode("cp1252", errors="replace")
    cut = len(text) > MOST_CHARACTERS
    sentence = t("dossier.preview.cut") if cut else ""
    return Shown(content, text=text[:MOST_CHARACTERS].replace("\0", " "), sentence=sentence)
