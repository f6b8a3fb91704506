"""The dialogs about costs, court and judgments: which opens for what."""

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from clerkdesk.services import awards, costs, judicial
from clerkdesk.services.awards import Asked, JudgmentView
from clerkdesk.services.context import Desk
from clerkdesk.services.costs import CostView
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.dossiers import DossierHeader
from ui.costs.cost_dialog import CostDialog
from ui.judicial.award_dialog import AwardDialog
from ui.judicial.consent_dialog import ConsentDialog
from ui.runtime.context import ScreenContext
from ui.runtime.drafts import Drafts
from ui.texts import problem_sentence, t
from ui.widgets.reason_dialog import ReasonDialog

_Reverse = Callable[[UUID, int, str], Done[int] | Refused]
_Step = Callable[[Desk, UUID, int], Done[int] | Refused]


class CourtForms(QObject):
    """Opens dialogs over the window of ``parent`` for the dossier that ``shown`` answers, if any."""

    def __init__(
        self,
        context: ScreenContext,
        drafts: Drafts,
        shown: Callable[[], DossierHeader | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._drafts = drafts
        self._shown = shown
        self._window = parent
        self._waiting: deque[str] = deque()

    @Slot()
    def cost(self) -> None:
        """Book a cost."""
        if header := self._shown():
            CostDialog(self._context, header, self._drafts, self._window).open()

    @Slot(object)
    def reverse_cost(self, cost: CostView) -> None:
        """Take a cost back."""
        about = t("costs.reverse.about", kind=cost.kind, amount=cost.amount, day=cost.on)
        self._ask_why("costs.reverse", about, partial(costs.reverse_cost, self._context.desk), cost.entry_id)

    @Slot()
    def award(self) -> None:
        """Record a judgment, beginning with what is open."""
        if header := self._shown():
            work = partial(awards.asked, self._context.desk, header.id)
            self._context.tasks.read(self, work, self._award_of, latest="award")

    @Slot(object)
    def reverse_award(self, judgment: JudgmentView) -> None:
        """Take a judgment back."""
        about = t("judicial.reverse.about", day=judgment.day, court=judgment.court)
        act = partial(awards.reverse_award, self._context.desk)
        self._ask_why("judicial.reverse", about, act, judgment.id)

    @Slot()
    def ask_consent(self) -> None:
        """Note that the creditor is asked to consent."""
        self._do(judicial.ask_consent, "judicial.asked.done")

    @Slot()
    def consent(self) -> None:
        """Record the consent of the creditor."""
        if header := self._shown():
            ConsentDialog(self._context, header, self._drafts, self._window).open()

    @Slot()
    def to_court(self) -> None:
        """Send the dossier to court."""
        self._do(judicial.to_court, "judicial.court.done")

    @Slot()
    def back(self) -> None:
        """Take the dossier back to the amicable phase."""
        if header := self._shown():
            act = partial(judicial.back, self._context.desk)
            self._ask_why("judicial.back", t("judicial.back.about"), act, header.id)

    def _award_of(self, claims: Sequence[Asked]) -> None:
        if header := self._shown():
            AwardDialog(self._context, header, claims, self._drafts, self._window).open()

    def _do(self, act: _Step, said: str) -> None:
        """Do something that asks nothing, and say in the foot that it was done or why not."""
        if header := self._shown():
            self._waiting.append(said)
            work = partial(act, self._context.desk, uuid4(), header.id)
            self._context.tasks.write(self, work, self._answered, self._failed)

    def _answered(self, answer: Done[int] | Refused) -> None:
        said = t(self._waiting.popleft())
        if isinstance(answer, Refused):
            said = " ".join(problem_sentence(problem) for problem in answer.problems)
        self._context.requests.said.emit(said)

    def _failed(self, error: Exception) -> None:
        self._waiting.popleft()
        self._context.tasks.went_wrong.emit(error)

    def _ask_why(self, words: str, about: str, act: _Reverse, number: int) -> None:
        title, done, said = (t(f"{words}.{name}") for name in ("title", "do", "done"))
        because = partial(_with_reason, act, number)
        ReasonDialog(self._context, title, about, done, because, said, self._window).open()


def _with_reason(act: _Reverse, number: int, key: UUID, reason: str) -> Done[int] | Refused:
    return act(key, number, reason)
