"""Changing one choice: another value from a day on, and what that changes before it is kept."""

from datetime import date
from uuid import uuid4

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerkdesk.services.choices import ChoiceView
from clerkdesk.services.choosing import ChoiceDraft, propose_choice, set_choice
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.impact import Impact, ImpactRow
from ui.choices.choice_form import ChoiceForm
from ui.choices.tables import ImpactTable
from ui.choices.words import above_words, impact_sentences, name_words
from ui.runtime.context import ScreenContext
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel
from ui.widgets.work_bar import WorkBar

_FORM_WIDTH = 460


class ChangePane(QWidget):
    """Ctrl+Enter shows what changes, and once that is shown keeps it; ``left`` is asked to go back."""

    left = Signal()
    kept = Signal(str)

    def __init__(
        self, context: ScreenContext, creditor_id: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._creditor_id = context, creditor_id
        self._today = date.min
        self._key = uuid4()
        self._asked: ChoiceDraft | None = None
        self._seen: ChoiceDraft | None = None
        self.form: ChoiceForm | None = None
        self._place = QVBoxLayout()
        self._name = PlainLabel(bold=True, points=1, wrap=True)
        self._above = PlainLabel(role=Role.MUTED, wrap=True)
        self._effect = PlainLabel(wrap=True)
        self.said = PlainLabel(wrap=True)
        self.dossiers = ImpactTable()
        self.work = WorkBar(context.tasks, t("choosing.stop"), t("choosing.stopping"))
        self.go = QPushButton(t("choosing.show_impact"))
        self.go.setProperty("primary", True)
        self._back = QPushButton(t("choosing.back"))
        self._lay_out()
        self.go.clicked.connect(self._go)
        self._back.clicked.connect(self.left)
        self.work.busy_changed.connect(self.go.setDisabled)
        self.dossiers.row_entered.connect(self._open_dossier)

    def begin(self, view: ChoiceView, today: date) -> None:
        """Ask for another value of a choice."""
        self._today, self._key = today, uuid4()
        self._name.setText(name_words(view))
        self._above.setText(above_words(view, self._creditor_id is not None))
        self._effect.setText(t(f"choices.{view.name}.effect"))
        self._forget_form()
        self.form = ChoiceForm(view, self._creditor_id, today)
        self.form.setMaximumWidth(_FORM_WIDTH)
        self._place.addWidget(self.form)
        self.form.show()
        self.form.accepted.connect(self._go)
        self.form.edited.connect(self._edited)
        self._forget_impact()
        self.work.say("")
        self.form.fields()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.work, 1)
        foot.addWidget(self._back)
        foot.addWidget(PlainLabel(t("choosing.keys"), role=Role.MUTED))
        foot.addWidget(self.go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        for part in (self._name, self._above, self._effect):
            layout.addWidget(part)
        layout.addSpacing(8)
        layout.addLayout(self._place)
        layout.addSpacing(8)
        layout.addWidget(self.said)
        layout.addWidget(self.dossiers, 1)
        layout.addStretch()
        layout.addLayout(foot)

    def _forget_form(self) -> None:
        if self.form is not None:
            self._place.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()

    @Slot()
    def _edited(self) -> None:
        """A day that is only written out anew is no other day."""
        if self.form is not None and self.form.draft() != self._seen:
            self._forget_impact()

    def _forget_impact(self) -> None:
        """Take back what was shown: it was about another value or day."""
        self._seen = None
        self.said.setText("")
        self.dossiers.hide()
        self.go.setText(t("choosing.show_impact"))

    @Slot()
    def _go(self) -> None:
        if self.form is None or self.work.busy or self.form.misread():
            return
        draft, desk, key = self.form.draft(), self._context.desk, self._key
        self.work.show_stop(draft != self._seen)
        if draft == self._seen:
            self.work.run(
                self,
                t("choosing.keeping"),
                lambda progress, _cancelled: set_choice(desk, key, draft, progress),
                self._answered,
            )
            return
        self._asked = draft
        self.work.run(
            self,
            t("choosing.looking"),
            lambda progress, cancelled: propose_choice(desk, draft, progress, cancelled),
            self._show_impact,
        )

    @Slot(object)
    def _show_impact(self, found: Impact | Refused) -> None:
        if isinstance(found, Refused):
            self._refuse(found)
            return
        asked = self._asked
        if self.form is None or asked is None or asked.valid_from is None or self.form.draft() != asked:
            return
        self._seen, self._key = asked, uuid4()
        self.said.setText("\n".join(impact_sentences(found, asked.valid_from, self._today)))
        self.dossiers.show_rows(found.rows)
        self.dossiers.setVisible(bool(found.rows))
        self.go.setText(t("choosing.keep"))
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _answered(self, answer: Done[int] | Refused) -> None:
        if isinstance(answer, Refused):
            self._key = uuid4()
            self._refuse(answer)
            return
        self.kept.emit(t("choosing.kept", n=answer.value))

    def _refuse(self, refused: Refused) -> None:
        if any(problem.code == "run.cancelled" for problem in refused.problems):
            self.work.say(t("choosing.stopped"))
        elif self.form is not None:
            self.form.show_problems(refused.problems)

    @Slot(object)
    def _open_dossier(self, row: ImpactRow) -> None:
        self._context.requests.dossier_wanted.emit(row.dossier_id)
