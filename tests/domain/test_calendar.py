"""Nothing can be claimed before its day: each day from 2019 to 2031 as day of sending, both countries (C11).

The terms are read off the papers (netherlands.md 1.3 and 4.4, belgium.md 1.3), with holidays computed from
Easter. ``CALENDAR_STRIDE=1`` walks all; without it one day in five, other ones for every way of sending.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time

import pytest

from clerkdesk.domain.choices import LegalChoices
from clerkdesk.domain.claim import Channel, Claim, Notice, NoticeKind
from clerkdesk.domain.dates import is_business_day
from clerkdesk.domain.dossier import Creditor, Facts
from clerkdesk.domain.law.be import contact_window as belgian_window
from clerkdesk.domain.law.nl import contact_window as dutch_window
from clerkdesk.domain.notice import term_of
from clerkdesk.domain.parties import Debtor, DebtorKind
from clerkdesk.domain.statement import statement, totals
from tests.domain.given import TARIFFS, belgian_consumer, business, dutch_consumer, euro
from tests.domain.second_road.days import (
    DAY,
    belgian_business_day,
    belgian_holidays,
    belgian_last_free_day,
    dutch_delivery,
    dutch_holidays,
    dutch_last_free_day,
)

FIRST, LAST = date(2019, 1, 1), date(2031, 12, 31)
NUMBER = (LAST - FIRST).days + 1
STRIDE = int(os.environ.get("CALENDAR_STRIDE", "5"))
CHANNELS = (Channel.POST, Channel.REGISTERED, Channel.EMAIL)
WAYS: list[tuple[Channel, int | None]] = [
    *((channel, None) for channel in CHANNELS),
    *((Channel.POST, days) for days in range(6)),
]


def days(shift: int = 0) -> Iterator[date]:
    """Yield the days of the thirteen years, every ``STRIDE``-th from ``shift`` on."""
    for number in range(shift % STRIDE, NUMBER, STRIDE):
        yield FIRST + number * DAY


def late_claim(sent: date) -> Claim:
    """Return an invoice of 10,000 euro that was late for a month when the notice was sent."""
    return Claim("F-1", euro(10_000), sent - 30 * DAY)


def test_the_years_have_as_many_days_as_the_paper_says() -> None:
    """reliability.md C11: 4,748 days."""
    assert NUMBER == 4_748


@pytest.mark.parametrize("term_days", [14, 15])
@pytest.mark.parametrize(("channel", "on_its_way"), WAYS)
def test_dutch_costs_are_due_the_day_after_the_term_and_never_before(
    channel: Channel, on_its_way: int | None, term_days: int
) -> None:
    """Art. 6:96 lid 6 BW: from the day after delivery, proven or presumed; ends on a working day."""
    for sent in days(term_days + WAYS.index((channel, on_its_way))):
        delivered = None if on_its_way is None else sent + on_its_way * DAY
        arrived = delivered or dutch_delivery(sent, channel, 2)
        due_from = dutch_last_free_day(arrived, term_days) + DAY
        letter = Notice(
            NoticeKind.FOURTEEN_DAY_LETTER, sent, channel, ("F-1",), delivered, term_days=term_days
        )
        assert term_of(letter).due_from == due_from, sent
        facts = dutch_consumer((late_claim(sent),), (letter,))
        assert totals(facts, due_from - DAY, TARIFFS).collection_costs == 0, sent
        assert totals(facts, due_from, TARIFFS).collection_costs == euro(875), sent


@pytest.mark.parametrize("sme", [True, False])
@pytest.mark.parametrize(("channel", "on_its_way"), WAYS)
def test_a_belgian_consumer_owes_nothing_more_before_the_waiting_period_is_over(
    channel: Channel, on_its_way: int | None, sme: bool
) -> None:
    """XIX.2 and XIX.4 WER: from sending, whatever the day of delivery; then indemnity and interest."""
    for sent in days(sme + WAYS.index((channel, on_its_way))):
        due_from = belgian_last_free_day(sent, channel, 14, True) + DAY
        delivered = None if on_its_way is None else sent + on_its_way * DAY
        reminder = Notice(NoticeKind.FIRST_REMINDER, sent, channel, ("F-1",), delivered)
        assert term_of(reminder).due_from == due_from, sent
        facts = belgian_consumer((late_claim(sent),), (reminder,), sme=sme)
        eve, day = totals(facts, due_from - DAY, TARIFFS), totals(facts, due_from, TARIFFS)
        assert (eve.collection_costs, eve.interest) == (0, 0), sent
        assert day.collection_costs == euro(540) and day.interest > 0, sent


@pytest.mark.parametrize("channel", CHANNELS)
def test_before_book_xix_nothing_is_asked_before_the_term_of_the_notice_either(channel: Channel) -> None:
    """Art. 5.231 and 5.240 BW for contracts and arrears from before 1 September 2023."""
    for sent in days(CHANNELS.index(channel)):
        old = replace(
            late_claim(sent), due=min(sent - 30 * DAY, date(2023, 8, 30)), contract=date(2018, 5, 1)
        )
        notice = Notice(NoticeKind.FORMAL_NOTICE, sent, channel, ("F-1",))
        due_from = belgian_last_free_day(sent, channel, 14, True) + DAY
        facts = belgian_consumer((old,), (notice,))
        eve, day = totals(facts, due_from - DAY, TARIFFS), totals(facts, due_from, TARIFFS)
        assert (eve.collection_costs, eve.interest) == (0, 0) and day.interest > 0, sent


@pytest.mark.parametrize("country", ["NL", "BE"])
def test_a_business_owes_interest_and_compensation_from_the_day_after_the_last_day_to_pay(
    country: str,
) -> None:
    """Art. 6:96 lid 4 and 6:119a BW; art. 5 and 6 of the act of 2 August 2002: by themselves."""
    costs = {"NL": euro(875), "BE": euro(40)}
    for due in days():
        facts = business(country, (Claim("F-1", euro(10_000), due),))
        eve, day = totals(facts, due, TARIFFS), totals(facts, due + DAY, TARIFFS)
        assert (eve.collection_costs, eve.interest) == (0, 0), due
        assert day.collection_costs == costs[country] and day.interest > 0, due


def test_the_statement_says_until_its_day_that_costs_are_announced() -> None:
    """What letters and screens read: announced on the eve with the right day, due on the day."""
    for sent in days(1):
        for facts, due_from in (_dutch(sent), _belgian(sent)):
            for on, state in ((due_from - DAY, "announced"), (due_from, "due")):
                (cost,) = statement(facts, on, TARIFFS).collection_costs
                assert (cost.state, cost.due_from) == (state, due_from), (sent, on)


def _dutch(sent: date) -> tuple[Facts, date]:
    letter = Notice(NoticeKind.FOURTEEN_DAY_LETTER, sent, Channel.POST, ("F-1",))
    due_from = dutch_last_free_day(dutch_delivery(sent, "post", 2), 14) + DAY
    return dutch_consumer((late_claim(sent),), (letter,)), due_from


def _belgian(sent: date) -> tuple[Facts, date]:
    reminder = Notice(NoticeKind.FIRST_REMINDER, sent, Channel.POST, ("F-1",))
    due_from = belgian_last_free_day(sent, "post", 14, True) + DAY
    return belgian_consumer((late_claim(sent),), (reminder,)), due_from


EDGES = (time(0), time(6, 59), time(7), time(7, 59), time(8), time(19, 59), time(20), time(21, 59), time(22))


def every_day() -> Iterator[date]:
    """Yield all 4,748 days: these checks are cheap."""
    for number in range(NUMBER):
        yield FIRST + number * DAY


def test_natural_persons_are_approached_on_dutch_contact_days_and_hours_only() -> None:
    """Art. 4.2 Bki: 07:00 up to 20:00, no Sundays, no generally recognised holidays; the calendar agrees."""
    for day in every_day():
        open_day = day.weekday() != 6 and day not in dutch_holidays(day.year)
        assert dutch_window.is_contact_day(day) == open_day, day
        for hour in EDGES:
            allowed = open_day and time(7) <= hour < time(20)
            at = datetime.combine(day, hour)
            assert dutch_window.may_approach(at, natural_person=True) == allowed, at
            assert dutch_window.may_approach(at, natural_person=False), at


@pytest.mark.parametrize("kind", [DebtorKind.CONSUMER, DebtorKind.SOLE_TRADER])
def test_a_statement_names_the_next_dutch_contact_day_for_a_call(kind: DebtorKind) -> None:
    """Wki 2 and Bki 4.2: also for a sole trader."""
    for on in days():
        wanted = on
        while wanted.weekday() == 6 or wanted in dutch_holidays(wanted.year):
            wanted += DAY
        facts = Facts(Debtor(kind, "NL"), Creditor(), (late_claim(on),))
        calls = [n for n in statement(facts, on, TARIFFS).conduct.next_allowed if n.act == "call"]
        assert [call.start for call in calls] == [wanted], on


def test_belgian_working_days_and_hours() -> None:
    """belgium.md 1.3 and 1.8: Monday to Friday without the ten holidays; calls from 08:00 up to 22:00."""
    for day in every_day():
        assert is_business_day(day, "BE") == belgian_business_day(day), day
        saturday = day.weekday() != 6 and day not in belgian_holidays(day.year)
        assert is_business_day(day, "BE", saturday=True) == saturday, day
        for hour in EDGES:
            at = datetime.combine(day, hour)
            allowed = time(8) <= hour < time(22)
            assert belgian_window.may_approach(at, consumer=True) == allowed, at


@pytest.mark.parametrize("safe", [True, False])
def test_both_readings_of_the_belgian_waiting_period_on_every_day(safe: bool) -> None:
    """belgium.md 1.3: the third business day is day 0 in the safe reading, day 1 in the strict one."""
    choices = LegalChoices(be_safe_waiting_period=safe)
    for sent in every_day():
        for channel in (*CHANNELS, Channel.SMS):
            notice = Notice(NoticeKind.FIRST_REMINDER, sent, channel, ("F-1",))
            assert term_of(notice, choices).last_free_day == belgian_last_free_day(sent, channel, 14, safe)


@pytest.mark.parametrize("delivery_days", [1, 2, 3, 5])
def test_slower_dutch_post_on_every_day(delivery_days: int) -> None:
    """netherlands.md 1.3: the number of delivery days is a setting; no Sunday, Monday or holiday counts."""
    choices = LegalChoices(nl_post_delivery_days=delivery_days)
    for sent in every_day():
        letter = Notice(NoticeKind.FOURTEEN_DAY_LETTER, sent, Channel.POST, ("F-1",), term_days=15)
        arrived = dutch_delivery(sent, "post", delivery_days)
        term = term_of(letter, choices)
        assert (term.delivered, term.last_free_day) == (arrived, dutch_last_free_day(arrived, 15)), sent
