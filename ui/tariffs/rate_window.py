"""A new rate: from which day, how much, published where; first what it changes, then «Activeren»."""

from collections.abc import Sequence
from uuid import uuid4

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from clerkdesk.domain.problems import Problem
from clerkdesk.services.context import today_here
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.tariffs import Activation, RateDraft, RateProposal, activate_rate, propose_rate
from ui.icons import Icon, icon
from ui.runtime.context import ScreenContext
from ui.tariffs.impact_window import ImpactWindow
from ui.tariffs.words import kind_name, read_rate
from ui.texts import problem_sentence, t
from ui.theme_colours import Role
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.plain_label import PlainLabel
from ui.widgets.remark import Remark, RemarkList
from ui.widgets.separator import Separator

_SIZE = (1240, 640)
_FORM_WIDTH = 440


class RateEdit(QLineEdit):
    """A field for a percentage per year."""

    def misread(self) -> str | None:
        """Return why the text is no percentage; none when all is well or empty."""
        if not self.text().strip() or read_rate(self.text()) is not None:
            return None
        return t("tariffs.misread")


class RateWindow(ImpactWindow):
    """Ctrl+Enter computes what changes; «Activeren» is offered for exactly what was computed."""

    def __init__(self, context: ScreenContext, kinds: Sequence[str], chosen: str, parent: QWidget) -> None:
        super().__init__(context, t("tariffs.new_title"), parent)
        self._proposal: RateProposal | None = None
        self._activated = False
        self._warned = False
        self.kind = ChoiceBox([(code, kind_name(code)) for code in kinds])
        self.start = DateEdit(today_here())
        self.percent = RateEdit(maxLength=14)
        self.percent.setMaximumWidth(112)
        self.source = QLineEdit(maxLength=500)
        self.warnings = RemarkList(Icon.WARNING)
        self.band = Remark(Icon.OK, Role.GREEN)
        self.band.hide()
        self.compute = QPushButton(icon(Icon.CALCULATION), t("tariffs.compute"))
        self.activate = QPushButton(icon(Icon.CHECK, Role.ON_ACCENT), t("tariffs.activate"))
        self.activate.setProperty("primary", True)
        self.kind.choose(chosen)
        self._lay_out()
        self._connect()
        self._show_ready()
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop work that is under way first; what is filled in goes at the second asking only."""
        if not self.work.busy and self._filled_in() and not self._activated and not self._warned:
            self._warned = True
            self.work.say(t("tariffs.not_activated"), Role.AMBER)
            event.ignore()
        else:
            super().closeEvent(event)

    def _filled_in(self) -> bool:
        return any(field.text().strip() for field in (self.start, self.percent, self.source))

    def _lay_out(self) -> None:
        self.form.add("kind", t("tariffs.field.kind"), self.kind)
        self.form.add("start", t("tariffs.field.start"), self.start, t("tariffs.hint.start"))
        self.form.add("percent", t("tariffs.field.percent"), self.percent, t("tariffs.hint.percent"))
        self.form.add("source", t("tariffs.field.source"), self.source, t("tariffs.hint.source"))
        left = QWidget()
        left.setFixedWidth(_FORM_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(PlainLabel(t("tariffs.new_title"), bold=True, points=2))
        column.addWidget(self.form)
        column.addWidget(self.compute, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.warnings)
        column.addStretch()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.band)
        right.addWidget(self.impacts, 1)
        sides = QHBoxLayout()
        sides.setSpacing(0)
        sides.addWidget(left)
        sides.addWidget(Separator(Qt.Orientation.Vertical))
        sides.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(sides, 1)
        layout.addWidget(self._foot(self.activate, t("tariffs.keys")))
        self.resize(*_SIZE)

    def _connect(self) -> None:
        self.wanted.connect(self._compute)
        self.compute.clicked.connect(self._compute)
        self.activate.clicked.connect(self._activate)
        self.kind.currentIndexChanged.connect(self._changed)
        self.start.textChanged.connect(self._changed)
        self.percent.textChanged.connect(self._changed)
        self.source.textChanged.connect(self._changed)
        self.work.busy_changed.connect(self._show_ready)

    def _draft(self) -> RateDraft:
        percent = read_rate(self.percent.text())
        return RateDraft(str(self.kind.chosen()), self.start.day(), percent, self.source.text().strip())

    @Slot()
    def _changed(self) -> None:
        """Drop what was computed for other fields; leaving a field writes its day out, which is no change."""
        self._warned = False
        if self._proposal is not None and not self._activated and not self._same(self._proposal.draft):
            self._proposal = None
            self._key = uuid4()
            self.warnings.show_sentences(())
            self.impacts.forget()
            self._show_ready()

    def _same(self, computed: RateDraft) -> bool:
        now = self._draft()
        return (now.kind, now.start, now.percent, now.source) == (
            computed.kind,
            computed.start,
            computed.percent,
            computed.source,
        )

    @Slot()
    def _compute(self) -> None:
        if self.work.busy or self._activated or self.form.misread():
            return
        desk, draft = self._context.desk, self._draft()
        self.band.hide()
        self.work.run(
            self,
            t("tariffs.computing"),
            lambda progress, stop: propose_rate(desk, draft, progress, stop),
            self._computed,
        )

    @Slot(object)
    def _computed(self, answer: RateProposal | Refused) -> None:
        if isinstance(answer, Refused):
            self._refuse(answer.problems)
            return
        self._proposal = answer
        self.form.clear_problems()
        self.warnings.show_sentences([problem_sentence(warning) for warning in answer.warnings])
        self.impacts.show_effect(answer.effect)
        self._show_ready()
        if answer.effect.impacts:
            self.impacts.take_focus()
        else:
            self.activate.setFocus(Qt.FocusReason.OtherFocusReason)
        self._changed()

    @Slot()
    def _activate(self) -> None:
        if self._proposal is None or self.work.busy:
            return
        desk, key, draft = self._context.desk, self._key, self._proposal.draft
        self.work.run(
            self,
            t("tariffs.activating"),
            lambda progress, stop: activate_rate(desk, key, draft, progress, stop),
            self._counted,
        )

    @Slot(object)
    def _counted(self, answer: Done[Activation] | Refused) -> None:
        if isinstance(answer, Refused):
            self._key = uuid4()
            self._refuse(answer.problems)
            return
        self._activated = True
        self.form.setEnabled(False)
        self.band.look(Icon.OK, Role.GREEN)
        done = answer.value
        said = t("tariffs.rewritten" if done.complete else "tariffs.rewritten_partly", n=done.dossiers)
        self.band.say(t("tariffs.activated"), said)
        self.band.show()
        self._context.requests.said.emit(t("tariffs.activated"))
        self._show_ready()

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self._proposal = None
        self.warnings.show_sentences(())
        self.impacts.forget()
        self.form.show_problems([problem for problem in problems if problem.about])
        elsewhere = [problem_sentence(problem) for problem in problems if not problem.about]
        self.band.look(Icon.PROBLEM, Role.RED)
        self.band.say(t("tariffs.refused"), "\n".join(elsewhere))
        self.band.setVisible(bool(elsewhere))
        self._show_ready()

    @Slot()
    def _show_ready(self) -> None:
        idle = not self.work.busy and not self._activated
        self.compute.setEnabled(idle)
        self.activate.setEnabled(idle and self._proposal is not None)
        self.activate.setToolTip("" if self.activate.isEnabled() else t("tariffs.compute_first"))
