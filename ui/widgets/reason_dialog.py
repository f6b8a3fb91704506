"""A dialog that asks one thing: why."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from clerkdesk.services.done import Done, Refused
from ui.runtime.context import ScreenContext
from ui.texts import t
from ui.widgets.form_dialog import FormDialog

Act = Callable[[UUID, str], Done[int] | Refused]
"""What is done for a reason: it gets its key and the reason."""


class ReasonDialog(FormDialog):
    """Asks a reason and does one thing with it, off the window; what it says comes from the caller."""

    def __init__(
        self, context: ScreenContext, title: str, about: str, done: str, act: Act, said: str, parent: QWidget
    ) -> None:
        super().__init__(context, title, about, done, parent)
        self._act = act
        self._said = said
        self.reason = QLineEdit(maxLength=500)
        self.form.add("reason", t("dossier.form.reason"), self.reason)
        self.wanted.connect(self._do)

    def done_words(self) -> str:
        return self._said

    @Slot()
    def _do(self) -> None:
        act, reason = self._act, self.reason.text().strip()
        self.send(lambda key: act(key, reason))
