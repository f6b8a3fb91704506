"""The 14-day letter: its term and what makes it worthless (art. 6:96 lid 6 BW, HR 25-11-2016)."""

from datetime import date, timedelta
from functools import cache

from clerkdesk.domain.books import Because
from clerkdesk.domain.choices import Choices
from clerkdesk.domain.claim import Claim, Notice
from clerkdesk.domain.dates import DAY, presumed_delivery, roll_forward
from clerkdesk.domain.rule import Rule

_ARTICLE = "art. 6:96 lid 6 BW, HR 25-11-2016 ECLI:NL:HR:2016:2704"
FREE_DAYS = 14
INVALID = Rule("nl.notice.invalid", "nl.bw.6:96:6", _ARTICLE, ("sent", "reason"))
TOO_EARLY = Rule("nl.notice.too_early", "nl.bw.6:96:6", _ARTICLE, ("sent", "claim"))
TERM_TOO_SHORT = Rule("nl.notice.term_too_short", "nl.bw.6:96:6", _ARTICLE, ("sent", "days"))
WRONG_COSTS = Rule("nl.notice.wrong_costs", "nl.bw.6:96:6", _ARTICLE, ("sent", "announced", "right"))


def delivered(notice: Notice, choices: Choices) -> date:
    """Return the proven day of delivery, else the presumed one."""
    return notice.delivered or presumed_delivery(
        notice.sent, notice.channel, "NL", choices.on(notice.sent).nl_post_delivery_days
    )


@cache
def last_free_day(delivery: date, days: int, roll: bool = True) -> date:
    """Return the last day to pay without costs; the day after delivery is the first of ``days``.

    It moves off Saturdays, Sundays and holidays (Algemene termijnenwet art. 1) unless ``roll`` is off.
    """
    last = delivery + timedelta(days=days)
    return roll_forward(last, "NL") if roll else last


def due_from(notice: Notice, choices: Choices) -> date:
    """Return the first day on which the costs of a valid letter are owed."""
    roll = choices.on(notice.sent).nl_roll_notice_term
    return last_free_day(delivered(notice, choices), notice.term_days, roll) + DAY


def defect(notice: Notice, claims: tuple[Claim, ...]) -> Because | None:
    """Return why ``notice`` has no effect for ``claims`` whatever its amount, none when it has."""
    if notice.invalid_because is not None:
        return Because(INVALID, {"sent": notice.sent, "reason": notice.invalid_because})
    if notice.term_days < FREE_DAYS:
        return Because(TERM_TOO_SHORT, {"sent": notice.sent, "days": notice.term_days})
    early = [claim.id for claim in claims if claim.due >= notice.sent]
    if claims and len(early) == len(claims):
        return Because(TOO_EARLY, {"sent": notice.sent, "claim": early[0]})
    return None
