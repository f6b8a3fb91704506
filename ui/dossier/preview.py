"""The window that shows an attachment without any other program."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clerkdesk.services import attachments
from clerkdesk.services.context import Desk
from clerkdesk.services.timeline import Attachment
from ui.dossier.preview_content import Shown, prepare
from ui.format import file_size
from ui.runtime.context import ScreenContext
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.pdf_pane import PdfPane
from ui.widgets.plain_label import PlainLabel


class Previews(QObject):
    """Opens one window per attachment, and brings forward the one that is open already."""

    def __init__(self, context: ScreenContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent
        self._open: dict[int, Preview] = {}

    def open(self, attachment: Attachment) -> None:
        """Show ``attachment``."""
        preview = self._open.get(attachment.id)
        if preview is not None:
            preview.raise_()
            preview.activateWindow()
            return
        preview = Preview(self._context, attachment, self._window)
        preview.finished.connect(self._forget_closed)
        self._open[attachment.id] = preview
        preview.show()

    @Slot()
    def _forget_closed(self) -> None:
        closed = self.sender()
        self._open = {key: preview for key, preview in self._open.items() if preview is not closed}


class Preview(QDialog):
    """An attachment as PDF, picture or text, with «save as»; Esc closes it."""

    def __init__(self, context: ScreenContext, attachment: Attachment, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(attachment.name)
        self.resize(760, 640)
        self._context = context
        self._shown: Shown | None = None
        self.sentence = PlainLabel(t("dossier.preview.loading"), role=Role.MUTED, wrap=True)
        self.sentence.setContentsMargins(14, 12, 14, 12)
        self.pdf = PdfPane(attachment.name)
        self.pdf.failed.connect(self._say)
        self.picture = FittedPicture(attachment.name)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(t("dossier.preview.text_name"))
        self._stack = QStackedWidget()
        for page in (QWidget(), self.pdf, self.picture, self.text):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sentence)
        layout.addWidget(self._stack, 1)
        layout.addLayout(self._foot(attachment))
        work = partial(_prepared, context.desk, attachment.id)
        context.tasks.read(self, work, self._ready, self._failed, latest="content")

    @Slot()
    def save_as(self) -> None:
        """Choose where to keep a copy of the file."""
        if self._shown is None:
            return
        dialog = QFileDialog(self, t("dossier.preview.save_title"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(self._shown.content.name)
        dialog.fileSelected.connect(self.save_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def save_to(self, name: str) -> None:
        """Keep a copy of the file under ``name``."""
        if self._shown is not None:
            work = partial(_save, Path(name), self._shown.content.data)
            self._context.tasks.read(self, work, self._saved, latest="save")

    def _ready(self, shown: Shown) -> None:
        self._shown = shown
        self._save.setEnabled(True)
        self._say(shown.sentence)
        if shown.pdf is not None:
            self.pdf.show_pdf(shown.pdf)
            self._stack.setCurrentIndex(1)
        elif shown.picture is not None:
            self.picture.show_picture(QPixmap.fromImage(shown.picture))
            self._stack.setCurrentIndex(2)
        elif shown.text is not None:
            self.text.setPlainText(shown.text)
            self._stack.setCurrentIndex(3)

    def _failed(self, error: Exception) -> None:
        self._say(t("dossier.preview.failed"))
        self._context.tasks.went_wrong.emit(error)

    def _saved(self, problem: str | None) -> None:
        if problem:
            self._say(t("dossier.preview.not_saved", why=problem))
        else:
            self._context.requests.said.emit(t("dossier.preview.saved"))

    @Slot(str)
    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def _foot(self, attachment: Attachment) -> QHBoxLayout:
        size = PlainLabel(file_size(attachment.size), role=Role.MUTED)
        self._save = QPushButton(t("dossier.preview.save"))
        self._save.setEnabled(False)
        self._save.clicked.connect(self.save_as)
        close = QPushButton(t("common.close"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 10)
        foot.addWidget(size, 1)
        foot.addWidget(self._save)
        foot.addWidget(close)
        return foot


class FittedPicture(PlainLabel):
    """A picture as large as its place allows, never larger than it is."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(80, 80)

    def show_picture(self, picture: QPixmap) -> None:
        """Show ``picture``."""
        self._picture = picture
        self._scale()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scale()

    def _scale(self) -> None:
        if self._picture.isNull():
            return
        room = self.size().boundedTo(self._picture.size())
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self.setPixmap(self._picture.scaled(room, keep, smooth))


def _prepared(desk: Desk, attachment_id: int) -> Shown:
    return prepare(attachments.content(desk, attachment_id))


def _save(target: Path, data: bytes) -> str | None:
    """Write ``data`` and return none, or why the disk did not take it."""
    try:
        target.write_bytes(data)
    except OSError as error:
        return error.strerror or str(error)
    return None
