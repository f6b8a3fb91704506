"""The sentence for the phone: in the language of the debtor first, in the others at a key."""

from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from clerkdesk.domain.parties import Language
from clerkdesk.wording import SPOKEN
from ui.icons import Icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.picture import Picture
from ui.widgets.plain_label import PlainLabel


class PhoneLine(QFrame):
    """A plain sentence with a switch between the languages of the desk; away where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._sentences: Mapping[Language, str] = {}
        self._words = PlainLabel(wrap=True, selectable=True)
        self._choice = QButtonGroup(self)
        self._buttons = {language: self._button(language) for language in SPOKEN}
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Picture(Icon.TELEPHONE, Role.GREEN, 14))
        head.addWidget(PlainLabel(t("explain.on_the_phone"), role=Role.MUTED, points=-1), 1)
        for button in self._buttons.values():
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 3, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self._words)

    def show_sentences(self, sentences: Mapping[Language, str], first: Language) -> None:
        """Show the sentence in ``first``; the others are a key away."""
        self._sentences = sentences
        self.setVisible(bool(sentences))
        if first in self._buttons:
            self._buttons[first].setChecked(True)
        self._show()

    def spoken(self) -> Language:
        """Return the language that is shown."""
        return next(language for language, button in self._buttons.items() if button.isChecked())

    def words(self) -> str:
        """Return the sentence that is shown."""
        return self._words.whole_text()

    def turn(self, by: int) -> None:
        """Show the next language, or the one before."""
        languages = list(self._buttons)
        place = (languages.index(self.spoken()) + by) % len(languages)
        self._buttons[languages[place]].setChecked(True)
        self._show()

    def _button(self, language: Language) -> QPushButton:
        button = QPushButton(language.upper())
        button.setProperty("word", True)
        button.setCheckable(True)
        button.setChecked(language is Language.NL)
        button.setAccessibleName(f"{t('explain.language_name')}: {t(f'common.language.{language}')}")
        button.setToolTip(t(f"common.language.{language}"))
        button.clicked.connect(self._show)
        self._choice.addButton(button)
        return button

    @Slot()
    def _show(self) -> None:
        self._words.setText(self._sentences.get(self.spoken(), ""))
