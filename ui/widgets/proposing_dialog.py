"""A form that shows what it would do while it is filled in, before it is done."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, Protocol, TypeVar
from uuid import UUID, uuid4

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from clerkdesk.domain.problems import Problem
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.dossiers import DossierHeader
from ui.runtime.context import ScreenContext
from ui.widgets.form_dialog import FormDialog


class Proposed(Protocol):
    """What an act would do, with what to look at again before it is done."""

    @property
    def warnings(self) -> Sequence[Problem]: ...


D = TypeVar("D")
P = TypeVar("P", bound=Proposed)
Propose = Callable[[Desk, int, D], P | Refused]
"""Returns what a draft would do to a dossier; writes nothing."""
Post = Callable[[Desk, UUID, int, D], Done[int] | Refused]
"""Does to a dossier what a draft says, once under a key."""


class ProposingDialog(FormDialog, Generic[D, P]):
    """The consequence follows what is typed; nothing is done that was not shown as it stands."""

    rest_ms = 200
    """How long typing rests before the consequence is asked, in milliseconds."""

    def __init__(
        self,
        context: ScreenContext,
        header: DossierHeader,
        title: str,
        done: str,
        parent: QWidget,
        *,
        propose: Propose[D, P],
        post: Post[D],
    ) -> None:
        super().__init__(
            context, title, f"{header.debtor} · {header.number} · {header.creditor}", done, parent
        )
        self._dossier_id = header.id
        self._ask, self._post = propose, post
        self._proposed: D | None = None
        self._do_when_proposed = False
        self._rest = QTimer(self, singleShot=True, interval=self.rest_ms)
        self._rest.timeout.connect(self._propose)
        self.wanted.connect(self.book)

    def draft(self) -> D:
        """Return what is filled in, as it stands."""
        raise NotImplementedError

    def tells_enough(self, draft: D) -> bool:
        """Return whether so much is filled in that its consequence can be asked."""
        raise NotImplementedError

    def show_proposal(self, draft: D, proposal: P) -> None:
        """Show what ``draft`` would do."""
        raise NotImplementedError

    def show_nothing(self) -> None:
        """Show that there is nothing to tell yet."""
        raise NotImplementedError

    def wants_a_look(self, proposal: P) -> bool:
        """Return whether the clerk has to see the proposal before it is done."""
        return bool(proposal.warnings)

    @Slot()
    def book(self) -> None:
        """Do what is filled in, once it was shown what it does."""
        draft = self.draft()
        if draft != self._proposed:
            self._do_when_proposed = True
            self._propose()
            return
        desk, dossier_id, post = self._context.desk, self._dossier_id, self._post
        self.send(lambda key: post(desk, key, dossier_id, draft))

    def failed(self, error: Exception) -> None:
        self._do_when_proposed = False
        super().failed(error)

    @Slot()
    def _changed(self) -> None:
        self.keep()
        if self.draft() != self._proposed:
            self._key = uuid4()
            self._rest.start()

    @Slot()
    def _propose(self) -> None:
        draft = self.draft()
        if not self._do_when_proposed and not self.tells_enough(draft):
            self.show_nothing()
            return
        work = partial(_proposal, self._ask, self._context.desk, self._dossier_id, draft)
        self._context.tasks.read(self, work, self._answered, self.failed, latest="proposal")

    def _answered(self, answer: tuple[D, P | Refused]) -> None:
        draft, proposal = answer
        do, self._do_when_proposed = self._do_when_proposed, False
        if isinstance(proposal, Refused):
            self.show_nothing()
            if do:
                self.refuse(proposal.problems)
            return
        self.form.clear_problems()
        self._proposed = draft
        self.show_proposal(draft, proposal)
        if do and not self.wants_a_look(proposal):
            self.book()


def _proposal(ask: Propose[D, P], desk: Desk, dossier_id: int, draft: D) -> tuple[D, P | Refused]:
    return draft, ask(desk, dossier_id, draft)
