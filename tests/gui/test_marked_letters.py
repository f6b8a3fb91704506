"""Alt and a letter: in every language, no two things on one screen answer to the same letter."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from clerkdesk.domain.parties import Language
from clerkdesk.services.choices import choices
from clerkdesk.settings import Settings
from clerkdesk.wording import SPOKEN
from ui.choices.window import ChoicesWindow
from ui.creditors.dialog import CreditorDialog
from ui.intake.steps import Step
from ui.intake.wizard import ImportWindow
from ui.letters.run_window import LetterRunWindow
from ui.letters.runs_window import RunsWindow
from ui.preferences.dialog import PreferencesDialog
from ui.preferences.office_dialog import OfficeDialog
from ui.runtime.context import ScreenContext
from ui.start.address import Server
from ui.start.dialog import StartDialog
from ui.texts import t, use_language

Screen = Callable[[ScreenContext], QWidget]


def import_page(step: Step) -> Screen:
    """Return what shows one page of the import window, with everything on it that can be on it."""

    def make(context: ScreenContext) -> QWidget:
        window = ImportWindow(context)
        window.step = step
        window.frame.show_step(step)
        window.frame.show_way_on(window.frame.forward.text(), "", back=True)
        return window

    return make


def receipt(context: ScreenContext) -> QWidget:
    """Return the window of letters as it is after posting."""
    window = LetterRunWindow(context)
    window.frame._pages.setCurrentIndex(1)
    window.frame._foot_buttons(False)
    return window


def a_choice(context: ScreenContext, *, seen: bool) -> QWidget:
    """Return the choices of a creditor with one being changed, before or after its consequences are seen."""
    window = ChoicesWindow(context, creditor_id=1)
    view = choices(context.desk, 1)[0]
    window._change(view)
    window.change.work._show_busy(True)
    if seen:
        window.change.go.setText(t("choosing.keep"))
    return window


SCREENS: dict[str, Screen] = {
    **{f"import {step.name.lower()}": import_page(step) for step in Step},
    "letters": LetterRunWindow,
    "receipt": receipt,
    "runs": RunsWindow,
    "choices": ChoicesWindow,
    "choice": lambda context: a_choice(context, seen=False),
    "choice seen": lambda context: a_choice(context, seen=True),
    "creditor": lambda context: CreditorDialog(context, None),
    "office": OfficeDialog,
    "start": lambda context: StartDialog(Settings()),
    "start server": lambda context: StartDialog(Settings(database=Server("h", 1, "n", "l").address())),
    "preferences": lambda context: PreferencesDialog(Settings()),
}


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("name", SCREENS)
def test_no_letter_is_marked_twice(
    name: str, language: Language, context: ScreenContext, qtbot: QtBot
) -> None:
    """Every accelerator is unique per language."""
    use_language(language)
    screen = SCREENS[name](context)
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitUntil(lambda: not context.tasks.running(), timeout=30_000)
    marked: dict[str, list[str]] = {}
    for words in marks(screen):
        letter = QKeySequence.mnemonic(words).toString()
        if letter:
            marked.setdefault(letter, []).append(words)
    assert marked
    assert not {letter: found for letter, found in marked.items() if len(found) > 1}


def marks(screen: QWidget) -> Iterator[str]:
    """Yield the words with a marked letter that are on the screen."""
    for widget in screen.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy()):
            yield widget.text()
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(index) for index in range(widget.count()))
