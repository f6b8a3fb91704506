"""Which notice each claim still needs before it may be demanded, and from which day it may be."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clerkdesk.domain.choices import Choices
from clerkdesk.domain.claim import Claim, Notice, NoticeKind
from clerkdesk.domain.dates import DAY
from clerkdesk.domain.law.nl.fourteen_days import FREE_DAYS
from clerkdesk.domain.lines import RegimeId
from clerkdesk.domain.notice import defect, term_of
from clerkdesk.domain.steps import ClaimState, ProcedureFacts, Step

NEEDED: dict[RegimeId, tuple[Step, ...]] = {
    RegimeId.NL_CONSUMER: (Step.FOURTEEN_DAY_LETTER,),
    RegimeId.NL_BUSINESS: (),
    RegimeId.BE_CONSUMER_XIX: (Step.FIRST_REMINDER, Step.FORMAL_NOTICE),
    RegimeId.BE_CONSUMER_2002: (Step.FORMAL_NOTICE,),
    RegimeId.BE_BUSINESS: (),
}
"""The notices that come before anything else, in order (art. 6:96 lid 6 BW; XIX.2 and XIX.7 WER)."""

_KINDS = {
    Step.FOURTEEN_DAY_LETTER: NoticeKind.FOURTEEN_DAY_LETTER,
    Step.FIRST_REMINDER: NoticeKind.FIRST_REMINDER,
    Step.FORMAL_NOTICE: NoticeKind.FORMAL_NOTICE,
}


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether a claim may be demanded from ``on`` (``needs`` is none), or which notice is due then.

    ``noticed`` says that an earlier notice of it runs or ran; ``spoiled`` that one had no effect.
    """

    claim: ClaimState
    needs: Step | None
    on: date
    noticed: bool = False
    spoiled: bool = False


def readiness(case: ProcedureFacts, claim: ClaimState, choices: Choices) -> Readiness:
    """Return what ``claim`` needs next and from which day."""
    start = claim.due + DAY
    noticed = spoiled = False
    for step in NEEDED[case.regime]:
        about = [n for n in _notices(case, step) if not n.claims or claim.id in n.claims]
        counting = [notice for notice in about if _counts(notice, claim)]
        spoiled = spoiled or len(about) > len(counting)
        if not counting:
            return Readiness(claim, step, start, noticed, spoiled)
        first = min(counting, key=lambda notice: notice.sent)
        start = max(start, term_of(first, choices).due_from)
        noticed = True
    return Readiness(claim, None, start, noticed)


def _notices(case: ProcedureFacts, step: Step) -> Iterator[Notice]:
    kind = _KINDS[step]
    yield from (notice for notice in case.notices if notice.kind is kind)
    for done in case.done:
        if done.step is step:
            yield Notice(kind, done.on, done.channel, done.claims, done.delivered, FREE_DAYS)


def _counts(notice: Notice, claim: ClaimState) -> bool:
    facts = (Claim(claim.id, claim.open, claim.due),)
    return defect(notice, facts) is None
