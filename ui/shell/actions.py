"""Every action of the window once: its words, its keys, what it does, and why it cannot be done now."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.icons import Icon, icon
from ui.texts import t

Reason = Callable[[], str | None]
"""Answers why an action cannot be done now, as a key of the catalogue; none when it can."""


def always() -> str | None:
    """Return no reason: the action can always be done."""
    return None


@dataclass(frozen=True, slots=True)
class Act:
    """One action. Its words are ``shell.action.<id>``; ``keys`` are shortcuts, the first is shown."""

    id: str
    group: str
    icon: Icon
    handler: Callable[[], object]
    keys: tuple[str, ...] = ()
    reason: Reason = always

    @property
    def words(self) -> str:
        """Return what the action is called."""
        return t(f"shell.action.{self.id}")

    @property
    def shown_keys(self) -> str:
        """Return the first shortcut as people write it; empty without one."""
        if not self.keys:
            return ""
        written = QKeySequence(self.keys[0]).toString(QKeySequence.SequenceFormat.PortableText)
        return written.replace("Left", "←").replace("Right", "→")

    def refusal(self) -> str | None:
        """Return the sentence that says why the action cannot be done now."""
        key = self.reason()
        return t(key) if key else None


class Actions(QObject):
    """Puts the actions on a window. One that cannot be done now says so instead."""

    refused = Signal(str)

    def __init__(self, window: QWidget, acts: tuple[Act, ...]) -> None:
        super().__init__(window)
        self._acts = {act.id: act for act in acts}
        self._on_window: dict[str, QAction] = {}
        for act in acts:
            action = QAction(icon(act.icon), act.words, window)
            action.setShortcuts([QKeySequence(keys) for keys in act.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(partial(self.run, act.id))
            window.addAction(action)
            self._on_window[act.id] = action

    def all(self) -> tuple[Act, ...]:
        """Return every action, in the order of the sheet."""
        return tuple(self._acts.values())

    def run(self, name: str, checked: bool = False) -> None:
        """Do the action, or say why it cannot be done."""
        act = self._acts[name]
        refusal = act.refusal()
        if refusal:
            self.refused.emit(t("shell.refused.said", action=act.words, reason=refusal))
            return
        act.handler()
