"""Sentences with an icon in front: a band for what must be seen, a list for what is good to know."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.theme_colours import Role
from ui.widgets.picture import Picture
from ui.widgets.plain_label import PlainLabel


class Remark(QFrame):
    """A coloured band over the full width: a bold sentence and what there is to know about it."""

    def __init__(self, meaning: Icon, role: Role, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = Picture(meaning, role, 18)
        self._title = PlainLabel(bold=True, wrap=True)
        self._detail = PlainLabel(wrap=True, selectable=True)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(10)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        self.look(meaning, role)

    def look(self, meaning: Icon, role: Role) -> None:
        """Take the icon and the colour (red, amber, green, accent) of another kind of sentence."""
        self._picture.show_icon(meaning, role)
        self.setProperty("band", role.value)
        self.style().unpolish(self)
        self.style().polish(self)

    def say(self, title: str, detail: str = "") -> None:
        """Show a sentence and its detail."""
        self._title.setText(title)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(f"{title} {detail}".strip())

    def words(self) -> str:
        """Return what the band says."""
        return self.accessibleName()


class RemarkList(QWidget):
    """A few quiet lines, each with the same icon."""

    def __init__(self, meaning: Icon, role: Role = Role.AMBER, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meaning, self._role = meaning, role
        self._said: tuple[str, ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Show ``sentences`` instead of what was shown before."""
        self._said = tuple(sentences)
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for sentence in sentences:
            self._lines.addWidget(self._line(sentence))

    def sentences(self) -> tuple[str, ...]:
        """Return the lines that are shown."""
        return self._said

    def _line(self, sentence: str) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(Picture(self._meaning, self._role), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(PlainLabel(sentence, wrap=True), 1)
        return line
