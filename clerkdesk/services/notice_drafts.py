"""A notice before it is recorded: what has to be known of it, and what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from clerkdesk.domain.claim import Channel, Claim, Notice, NoticeKind
from clerkdesk.domain.money import Money
from clerkdesk.domain.notice_check import JUDGED, LetterElement, LetterReading, ReminderElement, Seen
from clerkdesk.domain.problems import Parameter, Problem, Severity
from clerkdesk.persistence.queries.case_files import CaseFile

LONGEST_TERM = 365
"""The longest term that is believed, in days."""
CHANNELS: Mapping[NoticeKind, tuple[Channel, ...]] = {
    NoticeKind.FOURTEEN_DAY_LETTER: (Channel.POST, Channel.REGISTERED, Channel.EMAIL, Channel.BAILIFF),
    NoticeKind.FIRST_REMINDER: (
        Channel.POST,
        Channel.REGISTERED,
        Channel.EMAIL,
        Channel.SMS,
        Channel.PHONE,
    ),
    NoticeKind.FORMAL_NOTICE: (
        Channel.POST,
        Channel.REGISTERED,
        Channel.EMAIL,
        Channel.SMS,
        Channel.BAILIFF,
    ),
}
"""How each kind of notice may have come; a reminder by telephone can be recorded, and does not count."""
_NAMED_COSTS = (LetterElement.COSTS, ReminderElement.BALANCE)


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """A notice before it is recorded; without ``delivered`` the day of delivery is presumed.

    ``copy`` says whether there is a copy to read; ``seen`` is what its reader saw, by element, ``sentence``
    the one that gives the term.
    """

    kind: NoticeKind | None
    sent: date | None
    channel: Channel = Channel.POST
    delivered: date | None = None
    term_days: int | None = None
    announced_costs: Money | None = None
    claim_ids: tuple[int, ...] = ()
    copy: bool | None = None
    seen: Mapping[str, Seen] = field(default_factory=dict)
    sentence: str = ""

    @property
    def reading(self) -> LetterReading:
        """Return what the reader saw: nothing where there is no copy."""
        return LetterReading({} if self.copy is False else self.seen)


def notice_of(file: CaseFile, draft: NoticeDraft, today: date) -> Notice | tuple[Problem, ...]:
    """Return the notice that ``draft`` describes, or which of its facts are missing or wrong (row B17)."""
    problems = (
        *_problems_of_kind(file, draft),
        *_problems_of_days(draft, today),
        *_problems_of_claims(file, draft),
    )
    if problems or draft.kind is None or draft.sent is None or draft.term_days is None:
        return problems
    return Notice(
        kind=draft.kind,
        sent=draft.sent,
        channel=draft.channel,
        claims=tuple(str(id_) for id_ in sorted(draft.claim_ids)),
        delivered=draft.delivered,
        term_days=draft.term_days,
        announced_costs=draft.announced_costs,
    )


def unread(draft: NoticeDraft) -> tuple[Problem, ...]:
    """Return what the reader of the letter still has to say before it can be recorded (row B17)."""
    found = []
    if draft.copy is None:
        found.append(Problem("notice.copy_unsaid", about="copy"))
    named = any(draft.reading.of(element) is Seen.YES for element in _NAMED_COSTS)
    if named and draft.announced_costs is None:
        found.append(Problem("notice.costs_missing", about="announced_costs"))
    return tuple(found)


def about(notice: Notice, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return those of ``claims`` that ``notice`` is about; one that names none is about all of them."""
    return tuple(claim for claim in claims if not notice.claims or claim.id in notice.claims)


def warnings(file: CaseFile, notice: Notice) -> tuple[Problem, ...]:
    """Return what is good to know: claims that were not late yet, and a notice like this one."""
    found = []
    invoices = {claim.id: invoice for claim, invoice in zip(file.claims, file.invoices, strict=True)}
    named = about(notice, file.claims)
    early = [claim for claim in named if claim.due >= notice.sent]
    for claim in early if len(early) < len(named) else ():
        params: dict[str, Parameter] = {"invoice": invoices[claim.id], "due": claim.due}
        found.append(Problem("notice.claim_not_late", Severity.WARNING, "claim_ids", params))
    if any((known.kind, known.sent) == (notice.kind, notice.sent) for known in file.notices):
        found.append(Problem("notice.like_another", Severity.WARNING, "sent", {"day": notice.sent}))
    return tuple(found)


def _problems_of_kind(file: CaseFile, draft: NoticeDraft) -> Iterator[Problem]:
    if draft.kind is None:
        yield Problem("notice.kind_missing", about="kind")
    elif draft.kind not in JUDGED[file.head.regime]:
        yield Problem("notice.kind_not_here", about="kind")
    elif draft.channel not in CHANNELS[draft.kind]:
        yield Problem("notice.channel_not_here", about="channel")
    if draft.announced_costs is not None and draft.announced_costs < 0:
        yield Problem("notice.costs_missing", about="announced_costs")


def _problems_of_days(draft: NoticeDraft, today: date) -> Iterator[Problem]:
    if draft.sent is None:
        yield Problem("notice.sent_missing", about="sent")
    elif draft.sent > today:
        yield Problem("notice.sent_to_come", about="sent", params={"today": today})
    if draft.term_days is None or not 0 < draft.term_days <= LONGEST_TERM:
        yield Problem("notice.term_missing", about="term_days", params={"limit": LONGEST_TERM})
    if draft.delivered is not None and draft.sent is not None:
        yield from delivery_problems(draft.sent, draft.delivered, today)


def delivery_problems(sent: date, delivered: date | None, today: date) -> Iterator[Problem]:
    """Yield what is wrong with the day on which a notice of ``sent`` is said to have arrived."""
    if delivered is None:
        yield Problem("notice.delivered_missing", about="delivered")
    elif delivered < sent:
        yield Problem("notice.delivered_too_early", about="delivered", params={"sent": sent})
    elif delivered > today:
        yield Problem("notice.delivered_to_come", about="delivered", params={"today": today})


def _problems_of_claims(file: CaseFile, draft: NoticeDraft) -> Iterator[Problem]:
    if not draft.claim_ids:
        yield Problem("notice.claims_missing", about="claim_ids")
    elif not {str(id_) for id_ in draft.claim_ids} <= {claim.id for claim in file.claims}:
        yield Problem("claim.not_of_dossier", about="claim_ids")
