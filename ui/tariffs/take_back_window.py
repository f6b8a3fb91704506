"""Taking an added rate back: what changes, what stays as it is, and why."""

from collections.abc import Sequence
from uuid import uuid4

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from clerkdesk.domain.problems import Problem
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.tariffs import (
    Activation,
    TakeBackProposal,
    TariffLine,
    propose_take_back,
    take_back_rate,
)
from ui.icons import Icon, icon
from ui.runtime.context import ScreenContext
from ui.tariffs.impact_window import ImpactWindow
from ui.tariffs.words import kind_name, value_words
from ui.texts import problem_sentence, t
from ui.theme_colours import Role
from ui.widgets.remark import Remark

_SIZE = (900, 560)


class TakeBackWindow(ImpactWindow):
    """Computes at once what changes; Ctrl+Enter takes the rate back for the reason that is written."""

    def __init__(self, context: ScreenContext, line: TariffLine, parent: QWidget) -> None:
        super().__init__(context, t("tariffs.take_back_title"), parent)
        self._line = line
        self._ready = False
        self.band = Remark(Icon.UNDO, Role.AMBER)
        self.reason = QLineEdit(maxLength=500)
        self.take_back = QPushButton(icon(Icon.UNDO, Role.ON_ACCENT), t("tariffs.take_back"))
        self.take_back.setProperty("primary", True)
        self.band.say(self._about())
        self._lay_out()
        self._connect()
        self._show_ready()
        self._compute()

    def _about(self) -> str:
        entry = self._line.entry
        value = value_words(self._line)
        return t("tariffs.take_back_about", kind=kind_name(entry.kind), day=entry.start, value=value)

    def _lay_out(self) -> None:
        self.form.add("reason", t("tariffs.field.reason"), self.reason)
        under = QHBoxLayout()
        under.setContentsMargins(14, 8, 14, 10)
        under.addWidget(self.form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.band)
        layout.addWidget(self.impacts, 1)
        layout.addLayout(under)
        layout.addWidget(self._foot(self.take_back))
        self.resize(*_SIZE)

    def _connect(self) -> None:
        self.wanted.connect(self._take_back)
        self.take_back.clicked.connect(self._take_back)
        self.work.busy_changed.connect(self._show_ready)

    def _compute(self) -> None:
        desk, line_id = self._context.desk, self._line.id or 0
        self.work.run(
            self,
            t("tariffs.computing"),
            lambda progress, stop: propose_take_back(desk, line_id, progress, stop),
            self._computed,
        )

    @Slot(object)
    def _computed(self, answer: TakeBackProposal | Refused) -> None:
        if isinstance(answer, Refused):
            self._refuse(answer.problems)
            return
        self._ready = True
        self.band.say(self._about(), t("tariffs.letters_stay", n=answer.letters) if answer.letters else "")
        self.impacts.show_effect(answer.effect)
        self._show_ready()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _take_back(self) -> None:
        if not self._ready or self.work.busy:
            return
        desk, key, line_id = self._context.desk, self._key, self._line.id or 0
        reason = self.reason.text()
        self.work.run(
            self,
            t("tariffs.taking_back"),
            lambda progress, stop: take_back_rate(desk, key, line_id, reason, progress, stop),
            self._taken,
        )

    @Slot(object)
    def _taken(self, answer: Done[Activation] | Refused) -> None:
        if isinstance(answer, Refused):
            self._key = uuid4()
            self._refuse(answer.problems)
            return
        self._ready = False
        self._context.requests.said.emit(t("tariffs.taken_back"))
        self.close()

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self.form.show_problems([problem for problem in problems if problem.about])
        elsewhere = [problem_sentence(problem) for problem in problems if not problem.about]
        if elsewhere:
            self._ready = False
            self.band.look(Icon.PROBLEM, Role.RED)
            self.band.say(t("tariffs.refused"), "\n".join(elsewhere))
        self._show_ready()

    @Slot()
    def _show_ready(self) -> None:
        self.take_back.setEnabled(self._ready and not self.work.busy)
