"""One thing done with a notice that was recorded: saying when it arrived, or taking it back."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from clerkdesk.services import notices
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.dossiers import DossierHeader
from clerkdesk.services.notices import NoticeView
from ui.runtime.context import ScreenContext
from ui.texts import t
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.form_dialog import FormDialog

Act = Callable[[UUID, int], Done[int] | Refused]
"""What is done with a notice: it gets its key and the id of the notice."""


class NoticeChangeDialog(FormDialog):
    """Chooses a notice of the dossier, the latest first; what else is asked belongs to the change."""

    def __init__(self, context: ScreenContext, header: DossierHeader, words: str, parent: QWidget) -> None:
        about = f"{header.debtor} · {header.number} · {header.creditor}"
        super().__init__(context, t(f"{words}.title"), about, t(f"{words}.do"), parent)
        self._said = t(f"{words}.done")
        self.notice = ChoiceBox([])
        self.form.add("notice", t("notices.change.notice"), self.notice)
        self.wanted.connect(self._do)
        work = partial(notices.notices, context.desk, header.id)
        context.tasks.read(self, work, self._read, latest="notices")

    def act(self) -> Act:
        """Return what is to be done with the chosen notice, with what was typed."""
        raise NotImplementedError

    def done_words(self) -> str:
        return self._said

    @Slot()
    def _do(self) -> None:
        notice = self.notice.chosen()
        if not isinstance(notice, int):
            self.say(t("notices.change.none"))
            return
        act = self.act()
        self.send(lambda key: act(key, notice))

    def _read(self, found: tuple[NoticeView, ...]) -> None:
        self.notice.offer([(notice.id, _words(notice)) for notice in reversed(found)])


class DeliveryDialog(NoticeChangeDialog):
    """Says on which day a notice arrived for certain."""

    def __init__(self, context: ScreenContext, header: DossierHeader, parent: QWidget) -> None:
        super().__init__(context, header, "notices.delivery", parent)
        self.day = DateEdit(header.today)
        self.form.add("delivered", t("notices.field.delivered"), self.day, t("notices.delivery.hint"))

    def act(self) -> Act:
        """Return the proof of delivery on the day that was typed."""
        desk, day = self._context.desk, self.day.day()
        return lambda key, notice: notices.prove_delivery(desk, key, notice, day)


class WithdrawalDialog(NoticeChangeDialog):
    """Takes back a notice that was recorded by mistake, for a reason."""

    def __init__(self, context: ScreenContext, header: DossierHeader, parent: QWidget) -> None:
        super().__init__(context, header, "notices.withdrawal", parent)
        self.reason = QLineEdit(maxLength=500)
        self.form.add("reason", t("dossier.form.reason"), self.reason)

    def act(self) -> Act:
        """Return the withdrawal for the reason that was typed."""
        desk, reason = self._context.desk, self.reason.text().strip()
        return lambda key, notice: notices.withdraw_notice(desk, key, notice, reason)


def _words(notice: NoticeView) -> str:
    """Return kind and day of a notice, and whether it counts."""
    effect = "counts" if notice.defect is None else "nothing"
    kind, outcome = t(f"notices.kind.{notice.kind}"), t(f"notices.outcome.{effect}")
    return t("notices.change.one", kind=kind, day=notice.sent, outcome=outcome)
