"""Shows a PDF from memory, page under page, with steps of size."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ui.icons import Icon, icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel

_STEP = 1.25
_SMALLEST, _LARGEST = 0.2, 5.0


class PdfPane(QWidget):
    """A page as wide as the pane; Ctrl++ and Ctrl+- change that, Ctrl+0 takes it back."""

    failed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._document = QPdfDocument(self)
        self._bytes = QByteArray()
        self._buffer = QBuffer(self._bytes, self)
        self._view = QPdfView(self)
        self._view.setAccessibleName(name)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setFrameShape(QPdfView.Shape.NoFrame)
        self._view.setDocument(self._document)
        self._pages = PlainLabel(role=Role.MUTED, points=-0.5)
        self._document.statusChanged.connect(self._told)
        self._tools = QHBoxLayout()
        self._tools.setContentsMargins(10, 2, 10, 2)
        self._tools.setSpacing(2)
        self._tools.addWidget(self._pages)
        self._tools.addStretch(1)
        for meaning, words, act in (
            (Icon.SMALLER, "zoom_out", self.smaller),
            (Icon.LARGER, "zoom_in", self.larger),
            (Icon.FIT, "fit", self.fit),
        ):
            self._tools.addWidget(_tool(meaning, t(f"dossier.preview.{words}"), act))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._tools)
        layout.addWidget(self._view, 1)

    def show_pdf(self, data: bytes) -> None:
        """Show ``data`` from its first page; reading it is told by ``failed`` when it cannot be."""
        self.forget()
        self._bytes = QByteArray(data)
        self._buffer = QBuffer(self._bytes, self)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)

    def forget(self) -> None:
        """Show nothing."""
        self._document.close()
        self._buffer.close()
        self._pages.setText("")

    def page_count(self) -> int:
        """Return how many pages are shown."""
        return max(0, self._document.pageCount())

    @Slot()
    def larger(self) -> None:
        """Show the pages a step larger."""
        self._zoom(_STEP)

    @Slot()
    def smaller(self) -> None:
        """Show the pages a step smaller."""
        self._zoom(1 / _STEP)

    @Slot()
    def fit(self) -> None:
        """Make the pages as wide as the pane."""
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.ZoomIn):
            self.larger()
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.smaller()
        elif event.key() == Qt.Key.Key_0 and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.fit()
        else:
            super().keyPressEvent(event)

    def _zoom(self, factor: float) -> None:
        if self._view.zoomMode() == QPdfView.ZoomMode.FitToWidth:
            self._view.setZoomFactor(self._fitted())
            self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        wanted = self._view.zoomFactor() * factor
        self._view.setZoomFactor(min(_LARGEST, max(_SMALLEST, wanted)))

    def _fitted(self) -> float:
        """Return the factor at which the first page is as wide as the pane."""
        points = self._document.pagePointSize(0).width() if self.page_count() else 0
        dots = self._view.viewport().logicalDpiX() / 72
        return self._view.viewport().width() / (points * dots) if points else 1.0

    @Slot(QPdfDocument.Status)
    def _told(self, status: QPdfDocument.Status) -> None:
        if status == QPdfDocument.Status.Ready:
            self._pages.setText(t("dossier.preview.pages", n=self.page_count()))
        elif status == QPdfDocument.Status.Error:
            locked = self._document.error() == QPdfDocument.Error.IncorrectPassword
            self.failed.emit(t(f"dossier.preview.{'locked' if locked else 'unreadable'}"))


def _tool(meaning: Icon, words: str, act: object) -> QToolButton:
    tool = QToolButton()
    tool.setIcon(icon(meaning))
    tool.setToolTip(words)
    tool.setAccessibleName(words)
    tool.clicked.connect(act)
    return tool
