"""A dialog that asks one thing: why."""

from collections.abc import Callable
from functools import partial
from uuid import UUID, uuid4

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
        super().__init__(title, about, done, parent)
        self._context = context
        self._act = act
        self._said = said
        self._key = uuid4()
        self.reason = QLineEdit(maxLength=500)
        self.form.add("reason", t("dossier.form.reason"), self.reason)
        self.wanted.connect(self._do)

    @Slot()
    def _do(self) -> None:
        self.wait(True)
        work = partial(self._act, self._key, self.reason.text().strip())
        self._context.tasks.write(self, work, self._answered, self._failed)

    def _answered(self, answer: Done[int] | Refused) -> None:
        if isinstance(answer, Refused):
            self._key = uuid4()
            self.refuse(answer.problems)
            return
        self._context.requests.said.emit(self._said)
        self.finish()

    def _failed(self, error: Exception) -> None:
        self.wait(False)
        self.say(t("dossier.form.not_done"))
        self._context.tasks.went_wrong.emit(error)
