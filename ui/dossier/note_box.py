"""The note box under a dossier: what it says, of which kind, who may read it."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from clerkdesk.services.notes import CallOutcome, NoteDraft, NoteKind
from ui.dossier.dropped import holds_files
from ui.icons import Icon, icon
from ui.runtime.drafts import Typed
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.plain_label import PlainLabel

_LINES = 5


class NoteBox(QFrame):
    """Where a note is written; Ctrl+Enter posts it, every stroke is kept as a draft."""

    post_wanted = Signal()
    typed = Signal()
    files_pasted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.edit = NoteEdit()
        self.edit.textChanged.connect(self.typed)
        self.edit.posted.connect(self.post_wanted)
        self.edit.files_pasted.connect(self.files_pasted)
        self.kind = _choice("dossier.note.kind_name", [(k, t(f"dossier.note_kind.{k}")) for k in NoteKind])
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        outcomes = [(o, t(f"dossier.outcome.{o}")) for o in CallOutcome]
        self.outcome = _choice("dossier.note.outcome_name", outcomes)
        self.outcome.currentIndexChanged.connect(self.typed)
        self.pin = _pill(t("dossier.note.pin"), Icon.PIN)
        self.pin.toggled.connect(self.typed)
        self.visible = _pill(t("dossier.note.visible"), Icon.VISIBLE)
        self.visible.toggled.connect(self._show_who_reads)
        self.post = QPushButton(t("dossier.note.post"))
        self.post.setProperty("primary", True)
        self.post.clicked.connect(self.post_wanted)
        self._says = PlainLabel(role=Role.MUTED, points=-0.5, wrap=True)
        self._lay_out()
        self._show_who_reads(False)

    def draft(self) -> NoteDraft:
        """Return the note as it stands."""
        kind = NoteKind(str(self.kind.chosen()))
        return NoteDraft(
            text=self.edit.toPlainText().strip(),
            kind=kind,
            pinned=self.pin.isChecked(),
            visible_to_creditor=self.visible.isChecked(),
            outcome=CallOutcome(str(self.outcome.chosen())) if kind is NoteKind.PHONE_OUT else None,
        )

    def typed_fields(self) -> Typed:
        """Return the note as it is kept on disk; nothing where there is no text yet."""
        draft = self.draft()
        if not self.edit.toPlainText().strip():
            return {}
        return {
            "text": self.edit.toPlainText(),
            "kind": draft.kind.value,
            "outcome": draft.outcome.value if draft.outcome else "",
            "pinned": "1" if draft.pinned else "",
            "visible": "1" if draft.visible_to_creditor else "",
        }

    def fill(self, typed: Typed) -> None:
        """Show a kept draft, or an empty box."""
        self.blockSignals(True)
        self.kind.choose(typed.get("kind") or NoteKind.NOTE)
        self.outcome.choose(typed.get("outcome") or CallOutcome.REACHED)
        self.pin.setChecked(bool(typed.get("pinned")))
        self.visible.setChecked(bool(typed.get("visible")))
        self.edit.setPlainText(typed.get("text", ""))
        self.blockSignals(False)
        self.say("")

    def say(self, words: str, role: Role = Role.MUTED) -> None:
        """Say something about the note under it, or again who reads it."""
        if not words and self.visible.isChecked():
            words, role = t("dossier.note.visible_says"), Role.AMBER
        self._says.setText(words)
        self._says.set_role(role)
        self._says.setVisible(bool(words))

    @Slot(int)
    def _kind_chosen(self, place: int) -> None:
        self.outcome.setVisible(self.kind.chosen() is NoteKind.PHONE_OUT)
        self.typed.emit()

    @Slot(bool)
    def _show_who_reads(self, visible: bool) -> None:
        self.setProperty("band", "amber" if visible else "")
        self.style().unpolish(self)
        self.style().polish(self)
        self.edit.setPlaceholderText(t(f"dossier.note.placeholder{'_creditor' if visible else ''}"))
        self.say("")
        self.typed.emit()

    def _lay_out(self) -> None:
        self.outcome.hide()
        row = QHBoxLayout()
        row.setSpacing(6)
        for part in (self.kind, self.outcome, self.pin, self.visible):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(PlainLabel(t("dossier.note.shortcut"), role=Role.MUTED, points=-0.5))
        row.addWidget(self.post)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 4)
        layout.setSpacing(5)
        layout.addWidget(self.edit)
        layout.addWidget(self._says)
        layout.addLayout(row)


class NoteEdit(QPlainTextEdit):
    """The text of a note: grows to a few lines, Ctrl+Enter posts, files that are pasted are attached."""

    posted = Signal()
    files_pasted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(t("dossier.note.name"))
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._grow)
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.posted.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return holds_files(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if holds_files(source):
            self.files_pasted.emit(source)
        else:
            super().insertFromMimeData(source)

    @Slot()
    def _grow(self) -> None:
        lines = min(_LINES, max(2, self.document().lineCount()))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 18)


def _choice(name: str, options: Sequence[tuple[object, str]]) -> ChoiceBox:
    choice = ChoiceBox(options)
    choice.setAccessibleName(t(name))
    choice.setToolTip(t(name))
    return choice


def _pill(words: str, meaning: Icon) -> QPushButton:
    pill = QPushButton(icon(meaning), words)
    pill.setIconSize(QSize(13, 13))
    pill.setProperty("pill", True)
    pill.setCheckable(True)
    return pill
