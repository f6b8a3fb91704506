"""What an empty place says: what it is for, and what to press."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.theme_colours import Role
from ui.widgets.picture import Picture
from ui.widgets.plain_label import PlainLabel

_PICTURE = 36
_SENTENCE_WIDTH = 300


class EmptyState(QWidget):
    """A large quiet icon, a title, a sentence and, where one thing helps, a button for it."""

    pressed = Signal()

    def __init__(
        self, meaning: Icon, title: str, sentence: str, button: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._picture = Picture(meaning, Role.FAINT, _PICTURE)
        self._title = PlainLabel(title, bold=True, points=1)
        self._sentence = PlainLabel(sentence, role=Role.MUTED, wrap=True)
        self._sentence.setFixedWidth(_SENTENCE_WIDTH)
        self._button = QPushButton(button)
        self._button.clicked.connect(self.pressed)
        self._button.setVisible(bool(button))
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        for part in (self._picture, self._title):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self._say_sentence(sentence)

    def say(self, meaning: Icon, title: str, sentence: str, button: str = "") -> None:
        """Change what the empty place says."""
        self._picture.show_icon(meaning, Role.FAINT)
        self._title.setText(title)
        self._say_sentence(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button))

    def _say_sentence(self, sentence: str) -> None:
        """Show ``sentence`` in as many lines as it takes; a centred label does not ask for them itself."""
        self._sentence.setText(sentence)
        self._sentence.setFixedHeight(self._sentence.heightForWidth(_SENTENCE_WIDTH))
