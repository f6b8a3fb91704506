"""A full-width band that says something which must not be missed: a hold, a lost connection, new rows."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from ui.icons import Icon, icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel


class StatusBand(QFrame):
    """Icon, sentence and at most one button on coloured ground; hidden until it is told something."""

    pressed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None, *, closable: bool = False) -> None:
        super().__init__(parent)
        self._icon = QToolButton()
        self._icon.setIconSize(QSize(16, 16))
        self._icon.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._icon.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._sentence = PlainLabel(wrap=True)
        self._button = QPushButton()
        self._button.setFlat(True)
        self._button.clicked.connect(self.pressed)
        self._close = QToolButton()
        self._close.setIcon(icon(Icon.CLOSE))
        self._close.setToolTip(t("common.close"))
        self._close.setAccessibleName(t("common.close"))
        self._close.setVisible(closable)
        self._close.clicked.connect(self._put_away)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(6)
        layout.addWidget(self._icon)
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        self.hide()

    def say(self, sentence: str, role: Role, meaning: Icon, button: str = "") -> None:
        """Show ``sentence``; ``role`` is red, amber, green or accent."""
        self.setProperty("band", role.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self._icon.setIcon(icon(meaning, role))
        self._sentence.setText(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(sentence)
        self.show()

    def sentence(self) -> str:
        """Return what the band says; empty while it is hidden."""
        return "" if self.isHidden() else self._sentence.whole_text()

    def _put_away(self) -> None:
        self.hide()
        self.closed.emit()
