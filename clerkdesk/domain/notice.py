"""The terms that a notice opens, for who writes one today: when it arrives, ends, and bears costs."""

from dataclasses import dataclass
from datetime import date

from clerkdesk.domain.books import Because
from clerkdesk.domain.choices import DEFAULTS, Choices
from clerkdesk.domain.claim import Channel, Claim, Notice, NoticeKind
from clerkdesk.domain.dates import DAY, presumed_delivery
from clerkdesk.domain.law.be import first_reminder, waiting_period
from clerkdesk.domain.law.nl import fourteen_days
from clerkdesk.domain.lines import Reason


@dataclass(frozen=True, slots=True)
class NoticeTerm:
    """When a notice arrives or is presumed to, the last day to pay without costs, and the day after it."""

    delivered: date
    last_free_day: date
    due_from: date


def term_of(notice: Notice, choices: Choices = DEFAULTS) -> NoticeTerm:
    """Return the term of ``notice``: Dutch for a 14-day letter (6:96 BW), else Belgian (XIX.2 WER)."""
    if notice.kind is NoticeKind.FOURTEEN_DAY_LETTER:
        due_from = fourteen_days.due_from(notice, choices)
        return NoticeTerm(fourteen_days.delivered(notice, choices), due_from - DAY, due_from)
    due_from = waiting_period.claim_from(notice.sent, notice.channel, choices, notice.term_days)
    delivered = notice.delivered or presumed_delivery(notice.sent, notice.channel, "BE")
    return NoticeTerm(delivered, due_from - DAY, due_from)


def term_if_sent(
    kind: NoticeKind, sent: date, channel: Channel, term_days: int = 14, choices: Choices = DEFAULTS
) -> NoticeTerm:
    """Return the term that a notice sent on ``sent`` would open."""
    return term_of(Notice(kind, sent, channel, (), None, term_days), choices)


def defect(notice: Notice, claims: tuple[Claim, ...]) -> Reason | None:
    """Return why ``notice`` has no effect for ``claims``, none when it has."""
    found: Because | None
    if notice.kind is NoticeKind.FOURTEEN_DAY_LETTER:
        found = fourteen_days.defect(notice, claims)
    else:
        found = first_reminder.defect(notice, claims)
    return None if found is None else found.rule.because(found.params)
