"""What may be done towards the debtor from which day, and the reason for it (row I29, traps 6 and 9)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from clerkdesk.domain.choices import DEFAULTS, DatedChoices, LegalChoices
from clerkdesk.domain.claim import Channel, Claim, Event, EventKind, Notice, NoticeKind
from clerkdesk.domain.conduct import APPROACHES, DEMAND, acts_of
from clerkdesk.domain.dossier import Creditor, Facts
from clerkdesk.domain.holds import Act
from clerkdesk.domain.lines import NextAllowed
from clerkdesk.domain.parties import Debtor, DebtorKind
from clerkdesk.domain.statement import statement
from tests.domain.given import (
    DAYS,
    TARIFFS,
    TODAY,
    belgian_consumer,
    business,
    dossiers,
    dutch_consumer,
    euro,
    letter,
    reminder,
)

INVOICE = Claim("F-1", euro(1000), date(2026, 1, 31), contract=date(2025, 6, 1))
BELGIAN = Claim("F-1", euro(400), date(2025, 8, 31), contract=date(2024, 2, 1))
REMINDER = reminder(date(2025, 9, 1), "F-1")
FORMAL = Notice(NoticeKind.FORMAL_NOTICE, date(2025, 10, 1), Channel.EMAIL, ("F-1",))


def allowed(facts: Facts, act: str, on: date, choices: LegalChoices | DatedChoices = DEFAULTS) -> NextAllowed:
    """Return what is said of ``act`` on ``on``."""
    said = statement(facts, on, TARIFFS, choices).conduct.next_allowed
    return next(one for one in said if one.act == act)


def test_a_dutch_sole_trader_pays_as_a_business_and_is_contacted_as_a_person() -> None:
    facts = Facts(Debtor(DebtorKind.SOLE_TRADER, "NL"), Creditor(), (INVOICE,))
    stated = statement(facts, date(2026, 11, 22), TARIFFS)
    assert (stated.regime.id, stated.conduct.id) == ("nl-business", "nl-natural-person")
    (claim,) = stated.regime.claims
    assert (claim.conduct, claim.conduct_because.code) == ("nl-natural-person", "conduct.nl_person")
    sunday = allowed(facts, Act.CALL, date(2026, 11, 22))
    assert (sunday.start, sunday.because.code) == (date(2026, 11, 23), "conduct.nl_day")


def test_a_company_may_be_called_on_sunday_and_summoned_at_once() -> None:
    facts = business("NL", (INVOICE,))
    assert allowed(facts, Act.CALL, date(2026, 11, 22)).start == date(2026, 11, 22)
    assert allowed(facts, Act.JUDICIAL, TODAY).start == TODAY


def test_before_the_last_day_to_pay_nothing_is_asked() -> None:
    for act in acts_of(statement(business("NL", (INVOICE,)), TODAY, TARIFFS).regime.id):
        said = allowed(business("NL", (INVOICE,)), act, date(2026, 1, 20))
        assert (said.start, said.because.code) == (date(2026, 2, 1), "conduct.not_due")


def test_a_dutch_consumer_gets_the_letter_first_and_the_demand_after_its_term() -> None:
    """S14, S17: until it ran, only the letter itself may go; a call is only bound to hours and days."""
    bare = dutch_consumer((INVOICE,))
    assert allowed(bare, NoticeKind.FOURTEEN_DAY_LETTER, date(2026, 2, 2)).start == date(2026, 2, 2)
    assert allowed(bare, DEMAND, date(2026, 2, 2)).because.code == "conduct.no_notice"
    assert allowed(bare, DEMAND, date(2026, 2, 2)).start is None
    assert allowed(bare, Act.CALL, date(2026, 2, 2)).start == date(2026, 2, 2)
    sent = dutch_consumer((INVOICE,), (letter(date(2026, 2, 14), "F-1", delivered=date(2026, 2, 16)),))
    assert allowed(sent, DEMAND, date(2026, 2, 20)).start == date(2026, 3, 3)
    assert allowed(sent, Act.JUDICIAL, date(2026, 3, 3)).start == date(2026, 3, 3)
    spoiled = dutch_consumer((INVOICE,), (letter(date(2026, 2, 14), "F-1", term_days=10),))
    assert allowed(spoiled, DEMAND, TODAY).start is None


def test_a_belgian_consumer_is_approached_only_after_the_formal_notice_ran() -> None:
    facts = belgian_consumer((BELGIAN,), (REMINDER,))
    assert allowed(facts, NoticeKind.FIRST_REMINDER, date(2025, 9, 1)).start == date(2025, 9, 1)
    assert allowed(facts, NoticeKind.FORMAL_NOTICE, date(2025, 9, 2)).start == date(2025, 9, 16)
    for act in (*APPROACHES, DEMAND, Act.JUDICIAL):
        assert allowed(facts, act, date(2025, 10, 1)).start is None
    noticed = replace(facts, notices=(*facts.notices, FORMAL))
    assert allowed(noticed, Act.CALL, date(2025, 10, 2)).start == date(2025, 10, 16)
    assert allowed(noticed, Act.JUDICIAL, date(2025, 10, 2)).start == date(2025, 10, 16)


@pytest.mark.parametrize(
    ("kind", "ended", "start"),
    [
        (EventKind.MEDIATION_REQUEST, None, date(2026, 1, 13)),
        (EventKind.MEDIATION_REQUEST, date(2025, 12, 12), date(2025, 12, 13)),
        (EventKind.PLAN_REQUEST, None, None),
        (EventKind.PLAN_REQUEST, date(2025, 12, 12), date(2025, 12, 13)),
    ],
)
def test_a_request_suspends_every_act_until_its_end(
    kind: EventKind, ended: date | None, start: date | None
) -> None:
    """belgium.md 1.7: 45 calendar days from the first working day after a request to a mediator."""
    asked = Event(kind, date(2025, 11, 27), ended)
    facts = replace(belgian_consumer((BELGIAN,), (REMINDER, FORMAL)), events=(asked,))
    for act in (DEMAND, Act.JUDICIAL, NoticeKind.FORMAL_NOTICE):
        assert allowed(facts, act, date(2025, 12, 1)).start == start
    strict = LegalChoices(be_safe_waiting_period=False)
    if kind is EventKind.MEDIATION_REQUEST and ended is None:
        assert allowed(facts, DEMAND, date(2025, 12, 1), strict).start == date(2026, 1, 12)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (EventKind.BANKRUPTCY, "conduct.court"),
        (EventKind.WSNP, "conduct.court"),
        (EventKind.COLLECTIVE_SETTLEMENT, "conduct.court"),
        (EventKind.SUMMONS, "conduct.bailiff"),
    ],
)
def test_a_court_or_a_bailiff_takes_every_act_away_until_it_is_over(kind: EventKind, code: str) -> None:
    facts = replace(dutch_consumer((INVOICE,)), events=(Event(kind, date(2026, 5, 10)),))
    said = statement(facts, date(2026, 9, 1), TARIFFS).conduct.next_allowed
    assert {(act.start, act.because.code) for act in said} == {(None, code)}
    over = replace(facts, events=(Event(kind, date(2026, 5, 10), date(2026, 8, 1)),))
    assert allowed(over, Act.CALL, date(2026, 9, 1)).start == date(2026, 9, 1)


def test_with_a_title_the_bailiff_is_the_one_to_speak_to() -> None:
    """Trap 9, R6: a title is outside amicable collection."""
    facts = dutch_consumer((replace(INVOICE, title=date(2026, 6, 1)),))
    assert allowed(facts, Act.CALL, TODAY).because.code == "conduct.bailiff"
    assert statement(facts, TODAY, TARIFFS).regime.claims[0].conduct_because.code == "conduct.title"


@settings(max_examples=200, deadline=None)
@given(dossiers(), DAYS)
def test_every_act_has_an_answer_and_never_before_the_first_last_day_to_pay(facts: Facts, on: date) -> None:
    stated = statement(facts, on, TARIFFS)
    said = stated.conduct.next_allowed
    assert [act.act for act in said] == list(acts_of(stated.regime.id))
    first = min(claim.due for claim in facts.claims) + timedelta(days=1)
    assert all(act.start is None or act.start >= max(on, first) for act in said)


@settings(max_examples=200, deadline=None)
@given(dossiers(), DAYS)
def test_what_was_said_comes_true(facts: Facts, on: date) -> None:
    """On the day that was named the act is allowed, if nothing happens before."""
    before = replace(facts, notices=tuple(n for n in facts.notices if n.sent <= on))
    for act in statement(before, on, TARIFFS).conduct.next_allowed:
        if act.start is not None:
            assert allowed(before, act.act, act.start).start == act.start
