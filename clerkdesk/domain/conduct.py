"""What may be done towards the debtor, from which day, and why not before."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from clerkdesk.domain.choices import Choices
from clerkdesk.domain.claim import Claim, EventKind, Notice, NoticeKind
from clerkdesk.domain.conduct_rules import conduct_id
from clerkdesk.domain.dates import DAY
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.holds import Act
from clerkdesk.domain.law.be import contact_window as be
from clerkdesk.domain.law.be import suspension
from clerkdesk.domain.law.nl import contact_window as nl
from clerkdesk.domain.lines import Conduct, NextAllowed, Reason, RegimeId
from clerkdesk.domain.notice import defect, term_of
from clerkdesk.domain.rule import Rule

DUTCH_HOURS = Rule("conduct.nl_hours", "nl.bki.4.2", "art. 4.2 Bki", ("from_hour", "until_hour"))
DUTCH_DAY = Rule("conduct.nl_day", "nl.bki.4.2", "art. 4.2 Bki", ("on", "next"))
BELGIAN_HOURS = Rule("conduct.be_hours", "be.wer.xix.8", "boek XIX WER", ("from_hour", "until_hour"))
_NOTICES = "art. 6:96 lid 6 BW; art. XIX.2 en XIX.7 WER"
NOTICE_TERM = Rule("conduct.notice_term", "house.notice", _NOTICES, ("sent", "next"))
NO_NOTICE = Rule("conduct.no_notice", "house.notice", _NOTICES)
SUSPENDED = Rule("conduct.suspended", "be.wer.xix.7", "art. XIX.7 WER", ("since", "until"))
UNDECIDED = Rule("conduct.undecided", "be.wer.xix.7", "art. XIX.7 WER", ("since",))
NOT_DUE = Rule("conduct.not_due", "nl.bw.6:81", "art. 6:81 BW; art. XIX.2 WER", ("due",))
COURT = Rule("conduct.court", "house.insolvency", "art. 26 en 299 Fw; art. 1675/7 Ger.W.", ("since",))
BAILIFF = Rule("conduct.bailiff", "house.judicial", "art. 430 Rv; art. I.22/1 WER", ("since",))
FREE = Rule("conduct.free", "house.conduct", "—")

PROTECTING = frozenset({EventKind.BANKRUPTCY, EventKind.WSNP, EventKind.COLLECTIVE_SETTLEMENT})
DEMAND = "demand"
"""Every letter that asks for payment after the notices of the law."""
APPROACHES = (Act.CALL, Act.EMAIL, Act.SMS, Act.VISIT)
_LETTERS: dict[RegimeId, tuple[str, ...]] = {
    RegimeId.NL_CONSUMER: (NoticeKind.FOURTEEN_DAY_LETTER,),
    RegimeId.NL_BUSINESS: (),
    RegimeId.BE_CONSUMER_XIX: (
        NoticeKind.FIRST_REMINDER,
        NoticeKind.FURTHER_REMINDER,
        NoticeKind.FORMAL_NOTICE,
    ),
    RegimeId.BE_CONSUMER_2002: (NoticeKind.FORMAL_NOTICE,),
    RegimeId.BE_BUSINESS: (),
}
_BEFORE: dict[RegimeId, dict[str, NoticeKind]] = {
    RegimeId.NL_CONSUMER: {
        DEMAND: NoticeKind.FOURTEEN_DAY_LETTER,
        Act.JUDICIAL: NoticeKind.FOURTEEN_DAY_LETTER,
    },
    RegimeId.BE_CONSUMER_XIX: {
        NoticeKind.FURTHER_REMINDER: NoticeKind.FIRST_REMINDER,
        NoticeKind.FORMAL_NOTICE: NoticeKind.FIRST_REMINDER,
        **dict.fromkeys((DEMAND, *APPROACHES, Act.JUDICIAL), NoticeKind.FORMAL_NOTICE),
    },
    RegimeId.BE_CONSUMER_2002: dict.fromkeys((DEMAND, *APPROACHES, Act.JUDICIAL), NoticeKind.FORMAL_NOTICE),
}
"""The notice whose term has to be over before an act, by regime (6:96 BW; XIX.2 and XIX.7 WER)."""


class _Gate(NamedTuple):
    """From which day something is allowed and why; without a day it is not, as things stand."""

    start: date | None
    because: Reason


def acts_of(regime: RegimeId) -> tuple[str, ...]:
    """Return every act that is asked about under ``regime``: letters, approaches, the step to court."""
    return (*_LETTERS[regime], DEMAND, *APPROACHES, Act.JUDICIAL)


def conduct(facts: Facts, regime: RegimeId, on: date, choices: Choices) -> Conduct:
    """Return the rules of conduct, and for every act the first day on which it is allowed, with why."""
    rules = conduct_id(facts.debtor)
    barred = _barred(facts, on)
    if barred is not None:
        return Conduct(rules, tuple([NextAllowed(act, None, barred) for act in acts_of(regime)]))
    late = _Gate(*_after_due(facts, on))
    gates = _notice_gates(facts, regime, on, choices)
    pauses = [] if regime.startswith("nl") else list(_suspensions(facts, on, choices))
    before = _BEFORE.get(regime, {})
    allowed = [
        _allowed(act, [late, *pauses, *([gates[before[act]]] if act in before else [])], rules, on)
        for act in acts_of(regime)
    ]
    return Conduct(rules, tuple(allowed))


def _allowed(act: str, gates: Iterable[_Gate], rules: str, on: date) -> NextAllowed:
    """Return when the last of ``gates`` opens; approaches wait for a day on which they are allowed."""
    closed = next((gate for gate in gates if gate.start is None), None)
    if closed is not None:
        return NextAllowed(act, None, closed.because)
    last = max(gates, key=lambda gate: gate.start or on)
    start = max(last.start or on, on)
    because = last.because if start > on else FREE.because()
    if act not in APPROACHES:
        return NextAllowed(act, start, because)
    day, window = _window(rules, start)
    return NextAllowed(act, day, because if start > on else window)


@cache
def _window(rules: str, start: date) -> tuple[date, Reason]:
    """Return the first day from ``start`` on which one may be approached, and the hours or why not."""
    if rules == "nl-natural-person":
        day = nl.next_contact_day(start)
        if day > start:
            return day, DUTCH_DAY.because({"on": start, "next": day})
        return day, DUTCH_HOURS.because({"from_hour": nl.FROM.hour, "until_hour": nl.UNTIL.hour})
    if rules == "be-consumer":
        hours = {"from_hour": be.FROM.hour, "until_hour": be.UNTIL.hour}
        return be.next_contact_day(start), BELGIAN_HOURS.because(hours)
    return start, FREE.because()


def _barred(facts: Facts, on: date) -> Reason | None:
    """Return why nothing may be done at all: a court protects the debtor, or the bailiff has the case."""
    for event in facts.events:
        if event.on <= on and (event.ended is None or on <= event.ended):
            if event.kind in PROTECTING:
                return COURT.because({"since": event.on})
            if event.kind is EventKind.SUMMONS:
                return BAILIFF.because({"since": event.on})
    titles = [claim.title for claim in facts.claims if claim.title is not None and claim.title <= on]
    return BAILIFF.because({"since": min(titles)}) if titles and len(titles) == len(facts.claims) else None


def _after_due(facts: Facts, on: date) -> tuple[date, Reason]:
    due = min((claim.due for claim in facts.claims), default=on)
    return due + DAY, NOT_DUE.because({"due": due})


def _notice_gates(facts: Facts, regime: RegimeId, on: date, choices: Choices) -> dict[NoticeKind, _Gate]:
    """Return when the term of the first good notice of each kind is over."""
    return {
        kind: _notice_gate(facts, kind, on, choices) for kind in sorted(set(_BEFORE.get(regime, {}).values()))
    }


def _notice_gate(facts: Facts, kind: NoticeKind, on: date, choices: Choices) -> _Gate:
    sent = [notice for notice in facts.notices if notice.kind is kind and notice.sent <= on]
    good = [notice for notice in sent if defect(notice, _about(notice, facts)) is None]
    if not good:
        return _Gate(None, NO_NOTICE.because())
    first = min(good, key=lambda notice: notice.sent)
    start = term_of(first, choices).due_from
    return _Gate(start, NOTICE_TERM.because({"sent": first.sent, "next": start}))


def _about(notice: Notice, facts: Facts) -> tuple[Claim, ...]:
    return tuple(claim for claim in facts.claims if not notice.claims or claim.id in notice.claims)


def _suspensions(facts: Facts, on: date, choices: Choices) -> Iterator[_Gate]:
    for event in facts.events:
        if event.kind in suspension.SUSPENDING and event.on <= on:
            last = suspension.last_day(event, choices)
            if last is None:
                yield _Gate(None, UNDECIDED.because({"since": event.on}))
            elif last >= on:
                yield _Gate(last + DAY, SUSPENDED.because({"since": event.on, "until": last}))
