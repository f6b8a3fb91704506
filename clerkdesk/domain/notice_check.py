"""The judge of notices: whether a letter that somebody sent counts, element by element, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from clerkdesk.domain.claim import Channel, Claim, Notice, NoticeKind
from clerkdesk.domain.law.be import first_reminder, reminder_elements
from clerkdesk.domain.law.be.reminder_elements import ReminderElement
from clerkdesk.domain.law.nl import fourteen_days, letter_elements
from clerkdesk.domain.law.nl.letter_elements import LetterElement
from clerkdesk.domain.letter_reading import LetterReading, Seen, State, Verdict
from clerkdesk.domain.lines import CollectionCost, Reason, RegimeId
from clerkdesk.domain.rule import Rule
from clerkdesk.domain.term_wording import TermWording, read_term

__all__ = [
    "JUDGED",
    "LetterElement",
    "LetterReading",
    "Meaning",
    "Outcome",
    "ReminderElement",
    "Seen",
    "State",
    "TermReading",
    "Verdict",
    "asked",
    "elements",
    "judge",
    "marked",
    "meaning",
    "read_sentence",
    "with_amount",
]

_ARTICLE = "art. 6:96 lid 6 BW; art. XIX.2 en XIX.7 WER"
COUNTS = Rule("notice.counts", "house.notice", _ARTICLE)
NOTHING = Rule("notice.nothing", "house.notice", _ARTICLE)
UNSAID = Rule("notice.unsaid", "house.notice", _ARTICLE)

JUDGED: dict[RegimeId, tuple[NoticeKind, ...]] = {
    RegimeId.NL_CONSUMER: (NoticeKind.FOURTEEN_DAY_LETTER,),
    RegimeId.NL_BUSINESS: (),
    RegimeId.BE_CONSUMER_XIX: (NoticeKind.FIRST_REMINDER, NoticeKind.FORMAL_NOTICE),
    RegimeId.BE_CONSUMER_2002: (NoticeKind.FORMAL_NOTICE,),
    RegimeId.BE_BUSINESS: (),
}
"""The notices on which something depends under each regime; businesses owe without one."""

UNCHECKED = "unchecked"
"""What makes a notice worthless as long as not every mandatory element was checked."""
_FOUND_BY_THE_LAW = frozenset(
    rule.code for law in (fourteen_days, first_reminder) for rule in (law.TOO_EARLY, law.TERM_TOO_SHORT)
)


class Outcome(StrEnum):
    """What a notice means."""

    COUNTS = "counts"
    NOTHING = "nothing"
    UNSAID = "unsaid"


_RULES = {Outcome.COUNTS: COUNTS, Outcome.NOTHING: NOTHING, Outcome.UNSAID: UNSAID}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a notice means as a whole, why, and the element that decided it."""

    outcome: Outcome
    because: Reason
    decided_by: Verdict | None = None


@dataclass(frozen=True, slots=True)
class TermReading:
    """What a sentence about the term says, and which element it answers, how."""

    wording: TermWording
    element: str
    seen: Seen


def asked(kind: NoticeKind) -> tuple[str, ...]:
    """Return the elements about which the reader of a letter of this kind is asked."""
    if kind is NoticeKind.FOURTEEN_DAY_LETTER:
        return tuple(letter_elements.ASKED)
    return tuple(reminder_elements.asked(kind))


def elements(kind: NoticeKind) -> tuple[str, ...]:
    """Return every element of a letter of this kind, in the order of reading."""
    if kind is NoticeKind.FOURTEEN_DAY_LETTER:
        return tuple(LetterElement)
    return tuple(reminder_elements.ELEMENTS[kind])


def judge(reading: LetterReading, notice: Notice, claims: tuple[Claim, ...]) -> tuple[Verdict, ...]:
    """Return what is to be thought of every element of ``notice``, in the order of reading."""
    if notice.kind is NoticeKind.FOURTEEN_DAY_LETTER:
        return tuple(letter_elements.judge(reading, notice, claims))
    return tuple(reminder_elements.judge(reading, notice, claims))


def meaning(verdicts: Sequence[Verdict]) -> Meaning:
    """Return what the notice means: without effect by one mandatory defect, unsaid by one unchecked.

    The protective assumption is that a notice of which this cannot be said does not count.
    """
    mandatory = [verdict for verdict in verdicts if verdict.mandatory]
    for state, outcome in ((State.DEFECTIVE, Outcome.NOTHING), (State.UNKNOWN, Outcome.UNSAID)):
        for verdict in mandatory:
            if verdict.state is state:
                return Meaning(outcome, _RULES[outcome].because(), verdict)
    return Meaning(Outcome.COUNTS, COUNTS.because())


def marked(notice: Notice, verdicts: Sequence[Verdict]) -> Notice:
    """Return ``notice`` as the law has to see it: with the code of why it does not count, if it does not.

    What its own days say, such as a term that is too short, is left for the law to find.
    """
    doubtful = [v for v in verdicts if v.mandatory and v.because.code not in _FOUND_BY_THE_LAW]
    missing = next((v.element for v in doubtful if v.state is State.DEFECTIVE), None)
    if missing is None and any(v.state is State.UNKNOWN for v in doubtful):
        missing = UNCHECKED
    return replace(notice, invalid_because=missing)


def with_amount(
    verdicts: Sequence[Verdict], notice: Notice, costs: Sequence[CollectionCost]
) -> tuple[Verdict, ...]:
    """Return ``verdicts`` with the amount found wrong where ``costs``, of the statement with it, say so."""
    wrong = next((cost.because for cost in costs if _is_wrong(cost.because, notice)), None)
    if wrong is None:
        return tuple(verdicts)
    named = (LetterElement.COSTS, ReminderElement.BALANCE)
    return tuple(
        replace(verdict, state=State.DEFECTIVE, because=wrong) if verdict.element in named else verdict
        for verdict in verdicts
    )


def read_sentence(kind: NoticeKind, channel: Channel, sentence: str) -> TermReading:
    """Return what a pasted Dutch or French sentence says about the term; not recognised is not checked."""
    wording = read_term(sentence)
    if kind is NoticeKind.FOURTEEN_DAY_LETTER:
        return TermReading(wording, LetterElement.TERM_START, letter_elements.seen_start(wording))
    return TermReading(wording, ReminderElement.TERM, reminder_elements.seen_term(wording, channel))


def _is_wrong(because: Reason, notice: Notice) -> bool:
    named = (because.params.get("sent"), because.params.get("announced"))
    codes = (fourteen_days.WRONG_COSTS.code, first_reminder.WRONG_COSTS.code)
    return because.code in codes and named == (notice.sent, notice.announced_costs)
