"""What a first reminder and a collector's formal notice have to say, and whether one does.

Art. XIX.2 and XIX.7 § 2 WER.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from clerkdesk.domain.claim import Channel, Claim, Notice, NoticeKind
from clerkdesk.domain.dates import by_post
from clerkdesk.domain.law.be.first_reminder import TERM_TOO_SHORT, TOO_EARLY
from clerkdesk.domain.law.be.waiting_period import FREE_DAYS
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


class ReminderElement(StrEnum):
    """An element of a reminder or a formal notice; the value is the code of its rule."""

    AFTER_DUE = "be.notice.after_due"
    MEDIUM = "be.notice.medium"
    BALANCE = "be.notice.balance"
    CREDITOR = "be.notice.creditor"
    ORIGINAL_CREDITOR = "be.notice.original_creditor"
    COLLECTOR = "be.notice.collector"
    DESCRIPTION = "be.notice.description"
    AMOUNTS = "be.notice.amounts"
    TERM = "be.notice.term"
    FREE = "be.notice.free"
    LAWYER = "be.notice.lawyer"


_E = ReminderElement
ELEMENTS = {
    NoticeKind.FIRST_REMINDER: (
        _E.AFTER_DUE,
        _E.MEDIUM,
        _E.BALANCE,
        _E.CREDITOR,
        _E.DESCRIPTION,
        _E.TERM,
        _E.FREE,
    ),
    NoticeKind.FORMAL_NOTICE: (
        _E.AFTER_DUE,
        _E.MEDIUM,
        _E.ORIGINAL_CREDITOR,
        _E.COLLECTOR,
        _E.DESCRIPTION,
        _E.AMOUNTS,
        _E.TERM,
        _E.LAWYER,
    ),
}
TITLE_2 = date(2023, 12, 1)
"""From this day a formal notice of a collector has to say what art. XIX.7 § 2 asks."""
DURABLE = frozenset({Channel.POST, Channel.REGISTERED, Channel.EMAIL, Channel.SMS, Channel.BAILIFF})
_BY_ITSELF = (_E.AFTER_DUE, _E.MEDIUM)
_XIX_2, _XIX_7, _BOTH = "art. XIX.2 WER", "art. XIX.7 § 2 WER", "art. XIX.2 en XIX.7 § 2 WER"
_RULES = {
    element: Rule(element.value, rule, article)
    for element, rule, article in (
        (_E.AFTER_DUE, "be.wer.xix.2", _BOTH),
        (_E.MEDIUM, "be.wer.xix.2", _BOTH),
        (_E.BALANCE, "be.wer.xix.2", _XIX_2),
        (_E.CREDITOR, "be.wer.xix.2", _XIX_2),
        (_E.ORIGINAL_CREDITOR, "be.wer.xix.7", _XIX_7),
        (_E.COLLECTOR, "be.wer.xix.7", _XIX_7),
        (_E.DESCRIPTION, "be.wer.xix.2", _BOTH),
        (_E.AMOUNTS, "be.wer.xix.7", _XIX_7),
        (_E.TERM, "be.wer.xix.2", _BOTH),
        (_E.FREE, "be.wer.xix.2", _XIX_2),
        (_E.LAWYER, "be.wer.xix.7", _XIX_7),
    )
}


def asked(kind: NoticeKind) -> tuple[ReminderElement, ...]:
    """Return what only the reader of the letter can say; the rest follows from its day and channel."""
    return tuple(element for element in ELEMENTS[kind] if element not in _BY_ITSELF)


def judge(reading: LetterReading, notice: Notice, claims: tuple[Claim, ...]) -> Iterator[Verdict]:
    """Yield what is to be thought of every element of a reminder or formal notice about ``claims``.

    Before 1 December 2023 the content of a formal notice was no condition of its effect.
    """
    early = notice.kind is NoticeKind.FORMAL_NOTICE and notice.sent < TITLE_2
    for element in ELEMENTS[notice.kind]:
        mandatory = not early or element in _BY_ITSELF or _is_short(element, notice)
        yield _verdict(element, reading.of(element), notice, claims, mandatory)


def seen_term(wording: TermWording, channel: Channel) -> Seen:
    """Return whether a sentence gives the whole term as the law counts it; doubt means not seen.

    By post it counts from the third business day, otherwise from the day after sending.
    """
    if wording.days is None:
        return Seen.UNCHECKED
    if wording.days < FREE_DAYS:
        return Seen.NO
    if by_post(channel):
        if wording.start in (Start.LETTER_DATE, Start.SENDING):
            return Seen.NO
        return Seen.YES if wording.start is Start.THIRD_BUSINESS_DAY else Seen.UNCHECKED
    good = (Start.SENDING, Start.THIRD_BUSINESS_DAY, Start.DAY_AFTER_DELIVERY)
    return Seen.YES if wording.start in good else Seen.UNCHECKED


def _verdict(
    element: ReminderElement, seen: Seen, notice: Notice, claims: tuple[Claim, ...], mandatory: bool
) -> Verdict:
    because, state = _RULES[element].because(), state_of(seen)
    if element is _E.AFTER_DUE:
        first = too_early(notice, claims)
        state = State.GOOD if first is None else State.DEFECTIVE
        if first is not None:
            because = TOO_EARLY.because({"sent": notice.sent, "claim": first.id})
    elif element is _E.MEDIUM:
        state = State.GOOD if notice.channel in DURABLE else State.DEFECTIVE
    elif element is _E.BALANCE:
        state = named_costs(seen, notice)
    elif _is_short(element, notice):
        state = State.DEFECTIVE
        because = TERM_TOO_SHORT.because({"sent": notice.sent, "days": notice.term_days})
    return Verdict(element, state, because, mandatory)


def _is_short(element: ReminderElement, notice: Notice) -> bool:
    return element is _E.TERM and notice.term_days < FREE_DAYS
