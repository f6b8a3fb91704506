"""Where a person adds to a dossier: the note box and, under it, the drop zone."""

import tempfile
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

from PySide6.QtCore import QMimeData, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from clerkdesk.services import attachments, notes
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Done, Refused
from ui.dossier.drop_zone import DropZone
from ui.dossier.dropped import Dropped, dropped, on_disk
from ui.dossier.note_box import NoteBox
from ui.runtime.context import ScreenContext
from ui.runtime.drafts import Drafts
from ui.texts import problem_sentence, t
from ui.theme_colours import Role
from ui.widgets.separator import Separator

_SAID_MS = 6000


@dataclass(frozen=True, slots=True)
class _Posting:
    """A note on its way: where it belongs, and its key in case it must be sent again."""

    dossier_id: int
    key: UUID


class WritePane(QWidget):
    """Posts notes and keeps files; what could not be sent stays as a draft with the same key."""

    written = Signal(object)

    def __init__(self, context: ScreenContext, drafts: Drafts) -> None:
        super().__init__()
        self._context = context
        self._drafts = drafts
        self._dossier_id: int | None = None
        self._keys: dict[int, UUID] = {}
        self._notes: deque[_Posting] = deque()
        self._files: deque[tuple[int, int]] = deque()
        self._said = QTimer(self, singleShot=True, interval=_SAID_MS)
        self.box = NoteBox()
        self.zone = DropZone()
        self._said.timeout.connect(self.zone.say)
        self.box.typed.connect(self._keep)
        self.box.post_wanted.connect(self.post_note)
        self.box.files_pasted.connect(self.take)
        self.zone.dropped.connect(self.take)
        self.zone.choose_wanted.connect(self.choose_files)
        under = QHBoxLayout()
        under.setContentsMargins(12, 2, 12, 10)
        under.addWidget(self.zone)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Separator())
        layout.addWidget(self.box)
        layout.addLayout(under)

    def show_dossier(self, dossier_id: int | None) -> None:
        """Write on another dossier from now on; what was typed stays with the one before."""
        if dossier_id == self._dossier_id:
            return
        self._dossier_id = dossier_id
        self.setEnabled(dossier_id is not None)
        self.box.fill(self._drafts.get(_key(dossier_id)) if dossier_id is not None else {})
        self.zone.say()

    @Slot()
    def write_note(self) -> None:
        """Put the cursor in the note box."""
        self.box.edit.setFocus()

    @Slot()
    def post_note(self) -> None:
        """Post the note that is in the box."""
        draft = self.box.draft()
        if self._dossier_id is None or self._is_posting(self._dossier_id):
            return
        if not draft.text:
            self.box.say(t("dossier.note.empty"), Role.RED)
            self.box.edit.setFocus()
            return
        key = self._keys.setdefault(self._dossier_id, uuid4())
        self._notes.append(_Posting(self._dossier_id, key))
        self.box.post.setEnabled(False)
        work = partial(notes.post_note, self._context.desk, key, self._dossier_id, draft)
        self._context.tasks.write(self, work, self._note_answered, self._note_failed)

    @Slot()
    def choose_files(self) -> None:
        """Let the person choose files to keep with the dossier."""
        if self._dossier_id is None:
            return
        dialog = QFileDialog(self, t("dossier.drop.choose"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._files_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def take(self, mime: QMimeData) -> None:
        """Keep what was dropped or pasted."""
        found = dropped(mime)
        if found.count:
            self.attach(found)
        else:
            self._tell(t("dossier.drop.no_files"), Role.AMBER)

    def attach(self, what: Dropped) -> None:
        """Keep files with the dossier that is shown."""
        if self._dossier_id is None:
            return
        title = t("dossier.drop.busy", n=what.count)
        self._files.append((self._dossier_id, what.count))
        self.zone.say(title)
        self._said.stop()
        work = partial(_attach, self._context.desk, uuid4(), self._dossier_id, what)
        self._context.tasks.write(self, work, self._files_answered, self._files_failed, title=title)

    @Slot("QStringList")
    def _files_chosen(self, names: Sequence[str]) -> None:
        self.attach(Dropped(tuple(Path(name) for name in names)))

    @Slot()
    def _keep(self) -> None:
        """Keep the draft; a changed note is another note, so it gets another key."""
        if self._dossier_id is None or self._is_posting(self._dossier_id):
            return
        self._keys.pop(self._dossier_id, None)
        self._drafts.put(_key(self._dossier_id), self.box.typed_fields())

    def _is_posting(self, dossier_id: int) -> bool:
        return any(posting.dossier_id == dossier_id for posting in self._notes)

    def _note_answered(self, answer: Done[int] | Refused) -> None:
        posting = self._notes.popleft()
        self.box.post.setEnabled(True)
        if isinstance(answer, Refused):
            self._say_of(posting.dossier_id, "\n".join(problem_sentence(p) for p in answer.problems))
            return
        self._keys.pop(posting.dossier_id, None)
        self._drafts.forget(_key(posting.dossier_id))
        if posting.dossier_id == self._dossier_id:
            self.box.fill({})
        self._context.requests.said.emit(t("dossier.note.posted"))
        self.written.emit(posting.dossier_id)

    def _note_failed(self, error: Exception) -> None:
        posting = self._notes.popleft()
        self.box.post.setEnabled(True)
        self._say_of(posting.dossier_id, t("dossier.note.kept"))
        self._context.tasks.went_wrong.emit(error)

    def _say_of(self, dossier_id: int, words: str) -> None:
        if dossier_id == self._dossier_id:
            self.box.say(words, Role.RED)
        else:
            self._context.requests.said.emit(words)

    def _files_answered(self, answer: Done[tuple[int, ...]] | Refused) -> None:
        dossier_id, count = self._files.popleft()
        if isinstance(answer, Refused):
            why = " ".join(problem_sentence(problem) for problem in answer.problems)
            self._tell(t("dossier.drop.refused", why=why), Role.RED)
            return
        self._tell(t("dossier.drop.done", n=count), Role.GREEN)
        self.written.emit(dossier_id)

    def _files_failed(self, error: Exception) -> None:
        self._files.popleft()
        self._tell(t("dossier.drop.failed"), Role.RED)
        self._context.tasks.went_wrong.emit(error)

    def _tell(self, words: str, role: Role) -> None:
        self.zone.say(words, role)
        if role is not Role.RED:
            self._said.start()


def _key(dossier_id: int) -> str:
    return f"note-{dossier_id}"


def _attach(desk: Desk, key: UUID, dossier_id: int, what: Dropped) -> Done[tuple[int, ...]] | Refused:
    """Write what is only on the clipboard to a folder that goes away, and keep everything."""
    with tempfile.TemporaryDirectory(prefix="clerkdesk-") as folder:
        return attachments.attach(desk, key, dossier_id, on_disk(what, Path(folder), desk.today()))
