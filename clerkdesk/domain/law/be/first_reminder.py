"""The free first reminder to a Belgian consumer, and what makes it worthless (art. XIX.2 WER)."""

from clerkdesk.domain.books import Because
from clerkdesk.domain.claim import Claim, Notice
from clerkdesk.domain.law.be.waiting_period import FREE_DAYS
from clerkdesk.domain.rule import Rule

_ARTICLE = "art. XIX.2 WER"
INVALID = Rule("be.notice.invalid", "be.wer.xix.2", _ARTICLE, ("sent", "reason"))
TOO_EARLY = Rule("be.notice.too_early", "be.wer.xix.2", _ARTICLE, ("sent", "claim"))
TERM_TOO_SHORT = Rule("be.notice.term_too_short", "be.wer.xix.2", _ARTICLE, ("sent", "days"))

WRONG_COSTS = Rule("be.notice.wrong_costs", "be.wer.xix.2", _ARTICLE, ("sent", "announced", "right"))


def defect(notice: Notice, claims: tuple[Claim, ...]) -> Because | None:
    """Return why a reminder about ``claims`` counts as not sent whatever its amount, none when it counts."""
    if notice.invalid_because is not None:
        return Because(INVALID, {"sent": notice.sent, "reason": notice.invalid_because})
    if notice.term_days < FREE_DAYS:
        return Because(TERM_TOO_SHORT, {"sent": notice.sent, "days": notice.term_days})
    early = [claim.id for claim in claims if claim.due >= notice.sent]
    if claims and len(early) == len(claims):
        return Because(TOO_EARLY, {"sent": notice.sent, "claim": early[0]})
    return None
