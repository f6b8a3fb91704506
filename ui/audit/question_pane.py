"""The question: which rule or tariff, what it should have been, and on which day amounts are compared."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from clerkdesk.domain.problems import Problem
from clerkdesk.services.audit_choices import AuditChoice, ChoiceGroup
from clerkdesk.services.audit_question import AuditQuestion, Correction, Part
from ui.audit.choice_list import ChoiceField, ChoiceList
from ui.audit.choice_words import ChoiceRow, choice_rows, matching, part_words
from ui.audit.figure_edit import FigureEdit
from ui.icons import Icon, icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.form import Form
from ui.widgets.plain_label import PlainLabel


class QuestionPane(QWidget):
    """Typing narrows the list; Enter goes from field to field, Ctrl+Enter asks."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ChoiceRow, ...] = ()
        self.field, self.list = ChoiceField(), ChoiceList()
        self._nothing = PlainLabel(t("audit.form.nothing"), role=Role.MUTED, wrap=True)
        self._nothing.hide()
        self.part, self.figure, self.on = ChoiceBox([]), FigureEdit(), DateEdit(date.max)
        self.start = QPushButton(icon(Icon.SEARCH, Role.ON_ACCENT), t("audit.form.start"))
        self.start.setProperty("primary", True)
        self.start.setToolTip(t("audit.form.start_hint"))
        self.above, self.form = Form(), Form()
        self._lay_out()
        self.field.textEdited.connect(self._narrow)
        self.field.stepped.connect(self.list.step)
        self.list.selectionModel().currentChanged.connect(self._show_choice)
        self.part.currentIndexChanged.connect(self._show_part)
        self.start.clicked.connect(self.ask)
        for form in (self.above, self.form):
            form.accepted.connect(self.ask)
            form.rejected.connect(self._leave)

    def offer(self, choices: Sequence[AuditChoice], today: date) -> None:
        """Offer these choices, and compare on ``today`` unless another day is typed."""
        self._rows = choice_rows(choices)
        self.on.set_today(today)
        self.on.set_day(today)
        self._narrow(self.field.text())

    def chosen(self) -> AuditChoice | None:
        """Return what is chosen in the list."""
        row = self.list.current()
        return None if row is None else row.choice

    def title(self) -> str:
        """Return what the choice is called."""
        row = self.list.current()
        return "" if row is None else row.title

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong beside the field it is about."""
        self.above.show_problems([problem for problem in problems if problem.about == "asked"])
        self.form.show_problems([problem for problem in problems if problem.about != "asked"])

    @Slot()
    def ask(self) -> None:
        """Ask what stands here, when it can be understood."""
        choice = self.chosen()
        self.above.clear_problems()
        if self.form.misread() or choice is None:
            return
        correction = Correction(self.figure.percent(), self.figure.amount(), self._part_name())
        corrected = correction.percent is not None or correction.amount is not None
        self.asked.emit(AuditQuestion(choice.asked, self.on.day(), correction if corrected else None))

    def _lay_out(self) -> None:
        self.above.add("asked", t("audit.form.filter"), self.field)
        self.form.add("part", t("audit.form.which"), self.part)
        self.form.add("percent", t("audit.form.correction"), self.figure, t("audit.form.correction_hint"))
        self.form.add("on", t("audit.form.on"), self.on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(10)
        layout.addWidget(self.above)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._nothing)
        layout.addWidget(self.form)
        layout.addWidget(self.start, 0, Qt.AlignmentFlag.AlignRight)

    @Slot(str)
    def _narrow(self, typed: str) -> None:
        rows = matching(self._rows, typed)
        self.list.show_rows(rows)
        self._nothing.setVisible(bool(self._rows) and not rows)
        self._show_choice()

    @Slot()
    def _show_choice(self) -> None:
        choice = self.chosen()
        self.above.clear_problems()
        self.form.clear_problems()
        parts = () if choice is None else choice.parts
        self.part.offer([(part, part_words(part)) for part in parts])
        self.part.setEnabled(len(parts) > 1)
        can_correct = choice is not None and choice.group is not ChoiceGroup.RULE
        self.figure.setEnabled(can_correct)
        self.figure.setToolTip("" if can_correct else t("audit.form.no_correction"))
        self.figure.clear()
        self.start.setEnabled(choice is not None)
        self.start.setToolTip(t("audit.form.start_hint" if choice is not None else "audit.form.choose_first"))
        self._show_part()

    @Slot()
    def _show_part(self) -> None:
        part = self.part.chosen()
        self.figure.ask_for(amount=isinstance(part, Part) and part.percent is None)

    def _part_name(self) -> str | None:
        part = self.part.chosen()
        return part.name if isinstance(part, Part) else None

    @Slot()
    def _leave(self) -> None:
        self.window().close()
