"""One switch: my dossiers, or those of the team."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from clerkdesk.services.worklist import Whose
from ui.texts import t

_PADDING = 14


class WhoseSwitch(QWidget):
    """Two small words of which one is chosen."""

    chosen = Signal(object)

    def __init__(self, whose: Whose, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[Whose, QPushButton] = {}
        for one, words in ((Whose.MINE, t("worklist.pane.mine")), (Whose.TEAM, t("worklist.pane.team"))):
            button = QPushButton(words)
            button.setProperty("word", True)
            button.setCheckable(True)
            button.setChecked(one is whose)
            button.setToolTip(t("worklist.pane.whose"))
            bold = button.font()
            bold.setBold(True)
            button.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(words) + _PADDING)
            self._group.addButton(button)
            self._buttons[one] = button
            layout.addWidget(button)
        self._group.buttonClicked.connect(self._tell)

    def whose(self) -> Whose:
        """Return whose dossiers are chosen."""
        return next(one for one, button in self._buttons.items() if button.isChecked())

    def turn(self) -> None:
        """Choose the other."""
        other = Whose.MINE if self.whose() is Whose.TEAM else Whose.TEAM
        self._buttons[other].click()

    def _tell(self) -> None:
        self.chosen.emit(self.whose())
