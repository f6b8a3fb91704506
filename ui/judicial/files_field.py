"""A field that takes files: dropped on it, or chosen with Space."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QSizePolicy

from ui.dossier.dropped import dropped
from ui.icons import Icon, icon
from ui.texts import t


class FilesField(QPushButton):
    """Shows the names of the files that were given; others take their place."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(icon(Icon.ATTACHMENT), t("judicial.field.files_choose"))
        self.setAutoDefault(False)
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._files: tuple[Path, ...] = ()
        self.clicked.connect(self._choose)

    def files(self) -> tuple[Path, ...]:
        """Return the files."""
        return self._files

    def take(self, files: Sequence[Path]) -> None:
        """Hold these files."""
        self._files = tuple(files)
        names = ", ".join(file.name for file in self._files).replace("&", "&&")
        self.setText(names or t("judicial.field.files_choose"))
        self.changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData()).files:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take(dropped(event.mimeData()).files)

    @Slot()
    def _choose(self) -> None:
        dialog = QFileDialog(self, t("judicial.field.files_name"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot("QStringList")
    def _chosen(self, names: Sequence[str]) -> None:
        self.take([Path(name) for name in names])
