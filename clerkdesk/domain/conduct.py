"""When which contact with the debtor is next allowed, and why not before."""

from datetime import date

from clerkdesk.domain.choices import Choices
from clerkdesk.domain.claim import EventKind, NoticeKind
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.holds import Act
from clerkdesk.domain.law.be import contact_window as be
from clerkdesk.domain.law.be.waiting_period import claim_from
from clerkdesk.domain.law.nl import contact_window as nl
from clerkdesk.domain.lines import Conduct, NextAllowed
from clerkdesk.domain.regime import conduct_id
from clerkdesk.domain.rule import Rule

DUTCH_HOURS = Rule("conduct.nl_hours", "nl.bki.4.2", "art. 4.2 Bki", ("from_hour", "until_hour"))
DUTCH_DAY = Rule("conduct.nl_day", "nl.bki.4.2", "art. 4.2 Bki", ("on", "next"))
BELGIAN_HOURS = Rule("conduct.be_hours", "be.wer.xix.8", "boek XIX WER", ("from_hour", "until_hour"))
BELGIAN_TERM = Rule("conduct.be_term", "be.wer.xix.7", "art. XIX.7 § 2 WER", ("sent", "next"))
FREE = Rule("conduct.free", "house.conduct", "—")
STOPPED = frozenset({EventKind.BANKRUPTCY, EventKind.WSNP, EventKind.COLLECTIVE_SETTLEMENT})
ACTS = (Act.CALL, Act.EMAIL, Act.SMS, Act.VISIT)


def conduct(facts: Facts, on: date, choices: Choices) -> Conduct:
    """Return the rules of conduct and from which day calls, messages and visits are allowed.

    Nothing is allowed, so nothing is listed, once a court protects the debtor, or for a Belgian consumer
    without a formal notice.
    """
    rules = conduct_id(facts.debtor)
    if any(event.kind in STOPPED and event.on <= on for event in facts.events):
        return Conduct(rules)
    start = _dutch(on) if rules == "nl-natural-person" else _free(on)
    if rules == "be-consumer":
        start = _belgian(facts, on, choices)
    if start is None:
        return Conduct(rules)
    return Conduct(rules, tuple(NextAllowed(act, start.start, start.because) for act in ACTS))


def _free(on: date) -> NextAllowed | None:
    return NextAllowed("", on, FREE.because())


def _dutch(on: date) -> NextAllowed | None:
    day = nl.next_contact_day(on)
    hours = {"from_hour": nl.FROM.hour, "until_hour": nl.UNTIL.hour}
    because = DUTCH_HOURS.because(hours) if day == on else DUTCH_DAY.because({"on": on, "next": day})
    return NextAllowed("", day, because)


def _belgian(facts: Facts, on: date, choices: Choices) -> NextAllowed | None:
    notices = [n for n in facts.notices if n.kind is NoticeKind.FORMAL_NOTICE and n.sent <= on]
    if not notices:
        return None
    first = min(notices, key=lambda notice: notice.sent)
    day = be.next_contact_day(max(on, claim_from(first.sent, first.channel, choices)))
    if day == on:
        hours = {"from_hour": be.FROM.hour, "until_hour": be.UNTIL.hour}
        return NextAllowed("", day, BELGIAN_HOURS.because(hours))
    return NextAllowed("", day, BELGIAN_TERM.because({"sent": first.sent, "next": day}))
