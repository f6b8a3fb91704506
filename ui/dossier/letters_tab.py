"""The Brieven tab: the letters of a dossier, with each as it was sent beside the list."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from clerkdesk.services import letter_accounts, letter_runs
from clerkdesk.services.context import Desk
from clerkdesk.services.dossiers import Account, DossierHeader
from clerkdesk.services.letter_runs import LetterView
from ui.dossier.letter_columns import letter_columns
from ui.dossier.tab import DossierTab
from ui.explain.explained_rows import ExplainedRows, Question
from ui.explain.explainer import Explainer
from ui.explain.explanation import Explanation, of_key
from ui.icons import Icon
from ui.runtime.context import ScreenContext
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_or_empty import ListOrEmpty, inset
from ui.widgets.paged_table import PagedTable
from ui.widgets.pdf_pane import PdfPane
from ui.widgets.plain_label import PlainLabel

Letters = tuple[LetterView, ...]
_WIDE = 900
_LEFT_OUT_BESIDE = (2, 5)
"""The columns for channel and person give way when the page stands beside the list."""


class LettersTab(DossierTab[Letters]):
    """The list above or beside the page; the letter under the cursor is the one that is read."""

    has_note_box = False

    def __init__(self, context: ScreenContext, explainer: Explainer) -> None:
        super().__init__()
        self._context = context
        self._wanted: int | None = None
        self._shown: int | None = None
        self._saving: tuple[int, str] | None = None
        self.table = PagedTable(letter_columns(), lambda letter: letter.id)
        self.table.setAccessibleName(t("dossier.letters.name"))
        self.table.row_rested.connect(self._read_letter)
        self._explained = ExplainedRows(self.table, explainer, self._question)
        self.pdf = PdfPane(t("dossier.letters.page"))
        self.pdf.failed.connect(self._say)
        self._says = PlainLabel(role=Role.MUTED, wrap=True)
        self._says.setContentsMargins(14, 8, 14, 8)
        empty = EmptyState(Icon.LETTER, t("dossier.no_letters.title"), t("dossier.no_letters.sentence"))
        self._split = split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(inset(self.table))
        split.addWidget(self._page())
        split.setStretchFactor(1, 1)
        split.setSizes([150, 500])
        self._list = ListOrEmpty(split, empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._list)

    def reading(self, desk: Desk, dossier_id: int) -> Callable[[], Letters]:
        return partial(letter_runs.letters_of, desk, dossier_id)

    def show_content(self, header: DossierHeader, content: Letters, *, keep: bool) -> None:
        current = self.table.current_row() if keep else None
        wanted = self._wanted or (current.id if current else None)
        if wanted is None and content:
            wanted = content[0].id
        self._wanted = None
        self._list.show_list(bool(content))
        self.table.show_rows(content, current=wanted)
        letter = self.table.current_row()
        if letter is not None:
            self._read_letter(letter)

    def forget(self) -> None:
        self._shown = None
        self.table.show_rows(())
        self.pdf.forget()

    def take_focus(self) -> None:
        self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand list and page beside each other where there is room, else one above the other."""
        super().resizeEvent(event)
        wide = event.size().width() > _WIDE
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._split.orientation() != wanted:
            self._split.setOrientation(wanted)
            self._split.setSizes([480, 600] if wide else [150, 500])
            for place in _LEFT_OUT_BESIDE:
                self.table.setColumnHidden(place, wide)

    def choose(self, letter_id: int) -> None:
        """Read this letter as soon as the list is there."""
        self._wanted = letter_id
        self.table.select_key(letter_id)

    @Slot()
    def save_pdf(self) -> None:
        """Choose where to keep the letter as PDF."""
        self._choose("pdf")

    @Slot()
    def save_docx(self) -> None:
        """Choose where to keep the letter as a Word document."""
        self._choose("docx")

    def _question(self, letter: LetterView) -> Question:
        return partial(letter_accounts.letter_account, self._context.desk, letter.id), _claimed_in

    @Slot(object)
    def _read_letter(self, letter: LetterView) -> None:
        if letter.id == self._shown:
            return
        self._shown = letter.id
        self.pdf.forget()
        self._say(t("dossier.letters.loading"))
        work = partial(letter_runs.letter_pdf, self._context.desk, letter.id)
        self._context.tasks.read(self, work, self._letter_read, self._failed, latest="letter")

    def _letter_read(self, data: bytes) -> None:
        letter = self.table.current_row()
        self._say(t("dossier.letters.as_sent", day=letter.on) if letter else "")
        self.pdf.show_pdf(data)

    def _failed(self, error: Exception) -> None:
        self._shown = None
        self._say(t("dossier.letters.failed"))
        self._context.tasks.went_wrong.emit(error)

    @Slot(str)
    def _say(self, words: str) -> None:
        self._says.setText(words)

    def _choose(self, ending: str) -> None:
        letter = self.table.current_row()
        if letter is None:
            return
        self._saving = (letter.id, ending)
        dialog = QFileDialog(self, t("dossier.preview.save_title"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(f"{t(f'steps.{letter.kind}')} {letter.on:%d-%m-%Y}.{ending}")
        dialog.fileSelected.connect(self._save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _save(self, name: str) -> None:
        if self._saving is not None:
            work = partial(_save_letter, self._context.desk, *self._saving, Path(name))
            self._context.tasks.read(self, work, self._saved, latest="save")

    def _saved(self, problem: str | None) -> None:
        said = t("dossier.preview.not_saved", why=problem) if problem else t("dossier.preview.saved")
        self._context.requests.said.emit(said)

    def _page(self) -> QWidget:
        pdf = QPushButton(t("dossier.letters.save_pdf"))
        pdf.clicked.connect(self.save_pdf)
        docx = QPushButton(t("dossier.letters.save_docx"))
        docx.clicked.connect(self.save_docx)
        head = QHBoxLayout()
        head.setContentsMargins(0, 4, 14, 4)
        head.setSpacing(8)
        head.addWidget(self._says, 1)
        head.addWidget(pdf)
        head.addWidget(docx)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.pdf, 1)
        return page


def _claimed_in(account: Account) -> Explanation | None:
    """Return what a letter claimed, as it was kept."""
    found = of_key(account, "due")
    return found and replace(found, sentence=t("explain.kept_letter", day=account.statement.on))


def _save_letter(desk: Desk, letter_id: int, ending: str, target: Path) -> str | None:
    """Write a letter and return none, or why the disk did not take it."""
    read = letter_runs.letter_pdf if ending == "pdf" else letter_runs.letter_docx
    try:
        target.write_bytes(read(desk, letter_id))
    except OSError as error:
        return error.strerror or str(error)
    return None
