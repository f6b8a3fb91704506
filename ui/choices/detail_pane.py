"""What there is to know about one choice: what it changes, where its default comes from, its history."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerkdesk.services.choices import ChoiceView
from ui.choices.tables import HistoryTable
from ui.choices.words import above_words, name_words
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel


class DetailPane(QWidget):
    """Shows the choice under the cursor."""

    def __init__(self, of_creditor: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of_creditor = of_creditor
        self._name = PlainLabel(bold=True, points=1, wrap=True)
        self._above = PlainLabel(role=Role.MUTED, wrap=True)
        self.effect = PlainLabel(wrap=True, selectable=True)
        self.source = PlainLabel(wrap=True, selectable=True)
        self._never = PlainLabel(role=Role.MUTED, wrap=True)
        self.history = HistoryTable()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(4)
        layout.addWidget(self._name)
        layout.addWidget(self._above)
        for heading, part in (("effect", self.effect), ("source", self.source)):
            layout.addSpacing(10)
            layout.addWidget(PlainLabel(t(f"choosing.{heading}"), bold=True))
            layout.addWidget(part)
        layout.addSpacing(10)
        layout.addWidget(PlainLabel(t("choosing.history"), bold=True))
        layout.addWidget(self._never)
        layout.addWidget(self.history, 1)
        layout.addStretch()

    def show_choice(self, view: ChoiceView) -> None:
        """Show a choice."""
        self._name.setText(name_words(view))
        self._above.setText(above_words(view, self._of_creditor))
        self.effect.setText(t(f"choices.{view.name}.effect"))
        self.source.setText(t(f"choices.{view.name}.source"))
        self._never.setText(t("choosing.never_own" if self._of_creditor else "choosing.never"))
        self._never.setVisible(not view.history)
        self.history.setVisible(bool(view.history))
        self.history.show_history(view)
