"""What a notice means: whether it counts and why, its term, and what is owed with it."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from clerkdesk.domain.claim import NoticeKind
from clerkdesk.domain.notice_check import Outcome
from clerkdesk.services.notices import NoticeProposal
from ui.icons import Icon
from ui.texts import problem_sentence, reason_sentence, t
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel
from ui.widgets.remark import Remark

_LOOKS = {
    Outcome.COUNTS: (Icon.OK, Role.GREEN),
    Outcome.NOTHING: (Icon.REFUSED, Role.RED),
    Outcome.UNSAID: (Icon.QUESTION, Role.AMBER),
}


class MeaningCard(QFrame):
    """A band with the outcome, and under it days and amounts."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "card")
        self.setAccessibleName(t("notices.proposal.name"))
        self._band = Remark(Icon.QUESTION, Role.AMBER)
        self._lines = PlainLabel(wrap=True, selectable=True)
        self._phone = PlainLabel(role=Role.MUTED, wrap=True, selectable=True)
        self._warnings = PlainLabel(role=Role.AMBER, wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 10)
        layout.setSpacing(6)
        layout.addWidget(self._band)
        for label in (self._lines, self._phone, self._warnings):
            label.setContentsMargins(14, 0, 14, 0)
            layout.addWidget(label)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what has to be filled in first."""
        self._band.look(Icon.INFO, Role.ACCENT)
        self._band.say(t("notices.proposal.waiting"))
        for label in (self._lines, self._phone, self._warnings):
            label.hide()

    def show_proposal(self, proposal: NoticeProposal) -> None:
        """Show what recording the notice would mean."""
        found = proposal.meaning
        self._band.look(*_LOOKS[found.outcome])
        decided = found.decided_by if found.outcome is Outcome.NOTHING else None
        why = found.because if decided is None else decided.because
        self._band.say(t(f"notices.outcome.{found.outcome}"), reason_sentence(why))
        self._show(self._lines, "\n".join(_lines(proposal)))
        phone = t("notices.proposal.phone", words=t(f"reasons.{why.code}.phone", **why.params))
        self._show(self._phone, "" if found.outcome is Outcome.COUNTS else phone)
        self._show(self._warnings, "\n".join(problem_sentence(problem) for problem in proposal.warnings))

    def words(self) -> str:
        """Return everything that the card says."""
        labels = (self._lines, self._phone, self._warnings)
        return "\n".join([self._band.words(), *(one.text() for one in labels if not one.isHidden())])

    def _show(self, label: PlainLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))


def _lines(proposal: NoticeProposal) -> list[str]:
    known = "delivered" if proposal.proven else "presumed"
    found = [t(f"notices.proposal.{known}", day=proposal.delivered)]
    if proposal.term is None:
        found.append(t("notices.proposal.no_costs"))
    else:
        found.append(t("notices.proposal.last_free_day", day=proposal.term.last_free_day))
        found.append(_from_when(proposal))
    before, after = proposal.before.due, proposal.after.due
    if before == after:
        return [*found, t("notices.proposal.unchanged", after=after)]
    return [*found, t("notices.proposal.today", before=before, after=after)]


def _from_when(proposal: NoticeProposal) -> str:
    due_from = proposal.term.due_from if proposal.term else None
    if proposal.kind is NoticeKind.FORMAL_NOTICE:
        return t("notices.proposal.acts_from", day=due_from)
    if proposal.costs:
        return t("notices.proposal.costs_from", amount=proposal.costs, day=due_from)
    if proposal.kind is NoticeKind.FIRST_REMINDER:
        return t("notices.proposal.claim_from", day=due_from)
    return t("notices.proposal.no_costs")
