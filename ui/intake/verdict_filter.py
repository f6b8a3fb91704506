"""The counts of a judged list as buttons, one verdict each; a button shows only its rows."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QWidget

from clerkdesk.intake.judgement import Verdict
from ui.format import count
from ui.icons import icon
from ui.intake.judged_rows import VERDICT_ICON
from ui.texts import t

_LABEL = {
    Verdict.ACCEPTED: "intake.check.accepted",
    Verdict.WARNING: "intake.check.warning",
    Verdict.REJECTED: "intake.check.rejected",
    Verdict.IGNORED: "intake.check.ignored",
}


class VerdictFilter(QWidget):
    """``chosen`` tells the verdict to show, or none for all rows."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._all = self._button()
        self._buttons = {verdict: self._button() for verdict in Verdict}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._all)
        for verdict, button in self._buttons.items():
            button.setIcon(icon(*VERDICT_ICON[verdict]))
            layout.addWidget(button)
        self._group.buttonClicked.connect(self._tell)

    def show_counts(self, counts: Mapping[Verdict, int]) -> None:
        """Show how many rows each verdict has, and all rows as chosen."""
        self._label(self._all, "intake.check.all", sum(counts.values()))
        for verdict, button in self._buttons.items():
            self._label(button, _LABEL[verdict], counts.get(verdict, 0))
        self._all.setChecked(True)

    def choose(self, verdict: Verdict | None) -> None:
        """Show the rows of ``verdict``, as if its button was pressed."""
        button = self._all if verdict is None else self._buttons[verdict]
        button.setChecked(True)
        self.chosen.emit(verdict)

    def _button(self) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        button.setProperty("pill", True)
        self._group.addButton(button)
        return button

    def _label(self, button: QPushButton, key: str, number: int) -> None:
        button.setText(f"{count(number)} {t(key)}")
        button.setEnabled(number > 0)

    @Slot(QAbstractButton)
    def _tell(self, pressed: QAbstractButton) -> None:
        found = next((verdict for verdict, button in self._buttons.items() if button is pressed), None)
        self.chosen.emit(found)
