"""What a 14-day letter has to say, and whether one does (art. 6:96 lid 6 BW, HR 25-11-2016)."""

from collections.abc import Iterator
from enum import StrEnum

from clerkdesk.domain.claim import Claim, Notice
from clerkdesk.domain.law.nl.fourteen_days import FREE_DAYS, TERM_TOO_SHORT, TOO_EARLY
from clerkdesk.domain.letter_reading import (
    LetterReading,
    Seen,
    State,
    Verdict,
    named_costs,
    state_of,
    too_early,
)
from clerkdesk.domain.rule import Rule
from clerkdesk.domain.term_wording import Start, TermWording


class LetterElement(StrEnum):
    """An element of the letter; the value is the code of its rule."""

    DEFAULT = "nl.notice.default"
    CLAIMS = "nl.notice.claims"
    CREDITOR = "nl.notice.creditor"
    TERM = "nl.notice.term"
    TERM_START = "nl.notice.term_start"
    CONSEQUENCE = "nl.notice.consequence"
    COSTS = "nl.notice.costs"
    VAT = "nl.notice.vat"
    FREE_IN_TIME = "nl.notice.free_in_time"


ASKED = tuple(e for e in LetterElement if e not in (LetterElement.DEFAULT, LetterElement.TERM))
"""What only the reader of the letter can say; the others follow from its day and its term."""

_LETTER = "art. 6:96 lid 6 BW"
_START = "art. 6:96 lid 6 BW, HR 25-11-2016 ECLI:NL:HR:2016:2704"
_RULES = {
    element: Rule(element.value, rule, article)
    for element, rule, article in (
        (LetterElement.DEFAULT, "nl.bw.6:96:6", _LETTER),
        (LetterElement.CLAIMS, "nl.bw.6:96:6", _LETTER),
        (LetterElement.CREDITOR, "nl.bw.6:96:6", _LETTER),
        (LetterElement.TERM, "nl.bw.6:96:6", _LETTER),
        (LetterElement.TERM_START, "nl.bw.6:96:6", _START),
        (LetterElement.CONSEQUENCE, "nl.bw.6:96:6", _LETTER),
        (LetterElement.COSTS, "nl.bw.6:96:6", _LETTER),
        (LetterElement.VAT, "nl.besluit-bik.2", "art. 2 lid 3 Besluit BIK"),
        (LetterElement.FREE_IN_TIME, "nl.bw.6:96:6", _LETTER),
    )
}
SAFE_AFTER_DELIVERY = FREE_DAYS + 1
"""How many days «after delivery» are beyond doubt: the day of delivery may be read as the first of them."""


def judge(reading: LetterReading, notice: Notice, claims: tuple[Claim, ...]) -> Iterator[Verdict]:
    """Yield what is to be thought of every element of a 14-day letter about ``claims``.

    That nothing is added for who pays in time follows from the rest: without it the letter still counts.
    """
    for element in LetterElement:
        if element is LetterElement.DEFAULT:
            yield _after_default(notice, claims)
        elif element is LetterElement.TERM:
            yield _long_enough(notice)
        else:
            seen = reading.of(element)
            state = named_costs(seen, notice) if element is LetterElement.COSTS else state_of(seen)
            mandatory = element is not LetterElement.FREE_IN_TIME
            yield Verdict(element, state, _RULES[element].because(), mandatory)


def seen_start(wording: TermWording) -> Seen:
    """Return whether a sentence counts the term as the law does; what is open to doubt was not seen.

    From the day after delivery, or fifteen days after delivery; never from the date or the sending of the
    letter, even when one waited longer.
    """
    if wording.start in (Start.LETTER_DATE, Start.SENDING):
        return Seen.NO
    if wording.start is Start.DAY_AFTER_DELIVERY:
        return Seen.YES
    enough = wording.days is not None and wording.days >= SAFE_AFTER_DELIVERY
    return Seen.YES if wording.start is Start.DELIVERY and enough else Seen.UNCHECKED


def _after_default(notice: Notice, claims: tuple[Claim, ...]) -> Verdict:
    early = too_early(notice, claims)
    if early is None:
        return Verdict(LetterElement.DEFAULT, State.GOOD, _RULES[LetterElement.DEFAULT].because())
    because = TOO_EARLY.because({"sent": notice.sent, "claim": early.id})
    return Verdict(LetterElement.DEFAULT, State.DEFECTIVE, because)


def _long_enough(notice: Notice) -> Verdict:
    if notice.term_days >= FREE_DAYS:
        return Verdict(LetterElement.TERM, State.GOOD, _RULES[LetterElement.TERM].because())
    because = TERM_TOO_SHORT.because({"sent": notice.sent, "days": notice.term_days})
    return Verdict(LetterElement.TERM, State.DEFECTIVE, because)
