"""Until when each claim can be enforced: terms, what renews them, and what is assumed meanwhile."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.claim import (
    Channel,
    Claim,
    Cost,
    Event,
    EventKind,
    Nature,
    Notice,
    NoticeKind,
    Payment,
    ReceivedBy,
)
from clerkdesk.domain.dossier import Creditor, Facts
from clerkdesk.domain.law.nl import limitation as nl
from clerkdesk.domain.limitation import limitations
from clerkdesk.domain.lines import Limitation, RegimeId
from clerkdesk.domain.parties import Debtor, DebtorKind
from clerkdesk.wording import SPOKEN, Wording
from tests.domain.given import days_after, euro, letter, reminder

NL, NL_B2B = RegimeId.NL_CONSUMER, RegimeId.NL_BUSINESS
BE, BE_B2B = RegimeId.BE_CONSUMER_XIX, RegimeId.BE_BUSINESS
DUE = date(2024, 9, 30)
ON = date(2026, 9, 15)
CLAIM = Claim("F-1", euro(500), DUE)


def facts(claim: Claim = CLAIM, *happened: Notice | Payment | Event | Cost) -> Facts:
    """Return a dossier with one claim and what happened; the regime is given beside it."""
    return Facts(
        Debtor(DebtorKind.CONSUMER, "NL"),
        Creditor(),
        (claim,),
        tuple(one for one in happened if isinstance(one, Notice)),
        tuple(one for one in happened if isinstance(one, Payment)),
        tuple(one for one in happened if isinstance(one, Cost)),
        tuple(one for one in happened if isinstance(one, Event)),
    )


def limit(
    regime: RegimeId,
    nature: Nature | None,
    *happened: Notice | Payment | Event | Cost,
    on: date = ON,
    recurring: bool | None = None,
) -> Limitation:
    """Return the term of a claim due on 30 September 2024 after what happened."""
    claim = replace(CLAIM, nature=nature, recurring=recurring)
    return limitations(facts(claim, *happened), regime, on)[0]


def paid(on: date, *claims: str, by: ReceivedBy = ReceivedBy.AGENCY) -> Payment:
    """Return a payment of ten euro."""
    return Payment("P-1", on, euro(10), claims, by)


@pytest.mark.parametrize(
    ("regime", "nature", "recurring", "end", "rule"),
    [
        (NL, Nature.GOODS, None, date(2026, 9, 30), "nl.limitation.consumer_sale"),
        (NL, Nature.ENERGY, True, date(2026, 9, 30), "nl.limitation.consumer_sale"),
        (NL, Nature.SERVICES, None, date(2029, 9, 30), "nl.limitation.contract"),
        (NL, Nature.SERVICES, True, date(2029, 9, 30), "nl.limitation.periodic"),
        (NL, Nature.RENT, None, date(2029, 9, 30), "nl.limitation.periodic"),
        (NL, None, None, date(2026, 9, 30), "nl.limitation.nature_unknown"),
        (NL_B2B, Nature.GOODS, None, date(2029, 9, 30), "nl.limitation.contract"),
        (NL_B2B, None, None, date(2029, 9, 30), "nl.limitation.contract"),
        (BE, Nature.GOODS, None, date(2025, 9, 30), "be.limitation.goods"),
        (BE, None, None, date(2025, 9, 30), "be.limitation.nature_unknown"),
        (BE, Nature.WATER, None, date(2029, 9, 30), "be.limitation.periodic"),
        (BE, Nature.TELECOM, False, date(2029, 9, 30), "be.limitation.periodic"),
        (BE, Nature.SERVICES, True, date(2029, 9, 30), "be.limitation.periodic"),
        (BE, Nature.SERVICES, None, date(2029, 9, 30), "be.limitation.perhaps_periodic"),
        (BE, Nature.SERVICES, False, date(2034, 9, 30), "be.limitation.general"),
        (BE_B2B, Nature.GOODS, False, date(2034, 9, 30), "be.limitation.general"),
        (BE_B2B, None, False, date(2029, 9, 30), "be.limitation.perhaps_periodic"),
        (BE, Nature.HEALTH, None, date(2026, 9, 30), "be.limitation.health_undated"),
    ],
)
def test_the_term_by_nature_and_regime(
    regime: RegimeId, nature: Nature | None, recurring: bool | None, end: date, rule: str
) -> None:
    """Papers 5 (NL) and 8 (BE); where a fact is missing, the shortest term that can apply."""
    found = limit(regime, nature, recurring=recurring)
    assert (found.on, found.because.code, found.moved) == (end, rule, ())


@pytest.mark.parametrize(
    ("invoiced", "end"),
    [(date(2024, 8, 2), date(2026, 8, 31)), (date(2024, 2, 10), date(2026, 2, 28))],
)
def test_health_care_runs_from_the_end_of_the_month_of_the_invoice(invoiced: date, end: date) -> None:
    """Art. 2277bis: month of performance; unknown here, so the month of the invoice, and that is said."""
    claim = replace(CLAIM, nature=Nature.HEALTH, invoiced=invoiced)
    found = limitations(facts(claim), BE, ON)[0]
    assert (found.on, found.because.code) == (end, "be.limitation.health")


def test_a_judgment_has_its_own_terms() -> None:
    """Art. 3:324 BW: twenty years, interest under it five; ten in Belgium; not before it was given."""
    titled = facts(replace(CLAIM, nature=Nature.GOODS, title=date(2025, 3, 3)))
    assert [(found.on, found.because.rule) for found in limitations(titled, NL, ON)] == [
        (date(2045, 3, 3), "nl.bw.3:324"),
        (date(2030, 3, 3), "nl.bw.3:324:3"),
    ]
    assert limitations(titled, BE, ON)[0].on == date(2035, 3, 3)
    assert limitations(titled, NL, date(2025, 3, 2))[0].on == date(2026, 9, 30)


def test_a_new_term_under_a_judgment_is_at_most_five_years_and_never_shortens_the_twenty() -> None:
    """Art. 3:319 lid 2: a demand in 2026 leaves 2045; one in 2044 gives five years."""
    titled = replace(CLAIM, title=date(2025, 3, 3))
    for day, end in ((date(2026, 1, 1), date(2045, 3, 3)), (date(2044, 1, 1), date(2049, 1, 1))):
        found = limitations(facts(titled, letter(day, delivered=day)), NL, date(2044, 6, 1))[0]
        assert found.on == end


def test_a_dutch_demand_counts_from_the_day_on_which_it_arrived() -> None:
    """Art. 3:317: proven, or presumed on the second delivery day, and then that is said."""
    proven = limit(NL, Nature.GOODS, letter(date(2026, 3, 2), delivered=date(2026, 3, 6)))
    presumed = limit(NL, Nature.GOODS, letter(date(2026, 3, 2)))
    assert (proven.on, proven.moved[0].code) == (date(2028, 3, 6), "nl.limitation.demand")
    assert (presumed.on, presumed.moved[0].code) == (date(2028, 3, 4), "nl.limitation.presumed_demand")


def test_a_demand_on_the_last_day_is_in_time_and_one_day_later_it_is_not() -> None:
    last, late = date(2026, 9, 30), date(2026, 10, 1)
    assert limit(NL, Nature.GOODS, letter(last, delivered=last), on=late).on == date(2028, 9, 30)
    assert limit(NL, Nature.GOODS, letter(last, delivered=late), on=late).on == date(2026, 9, 30)


def test_what_has_not_happened_yet_moves_nothing() -> None:
    event = Event(EventKind.ACKNOWLEDGEMENT, days_after(ON, 1))
    assert limit(NL, Nature.GOODS, event, on=ON).on == date(2026, 9, 30)
    assert limit(NL, Nature.GOODS, event, on=event.on).on == date(2028, 9, 16)


@pytest.mark.parametrize(
    ("happened", "code"),
    [
        (paid(date(2026, 1, 15)), "payment"),
        (Event(EventKind.ACKNOWLEDGEMENT, date(2026, 1, 15)), "acknowledgement"),
        (Event(EventKind.PLAN_REQUEST, date(2026, 1, 15)), "plan_request"),
        (Cost("seizure", date(2026, 1, 15), euro(140)), "seizure"),
        (Event(EventKind.SUMMONS, date(2025, 5, 1), date(2026, 1, 15)), "lawsuit"),
    ],
)
def test_dutch_acknowledgements_and_acts_give_a_new_term(happened: Payment | Event | Cost, code: str) -> None:
    """Art. 3:316 and 3:318; a lawsuit from its end."""
    found = limit(NL, Nature.GOODS, happened)
    assert (found.on, found.moved[0].code) == (date(2028, 1, 15), f"nl.limitation.{code}")
    params = found.moved[0].params
    assert (params["years"], params["until"], params["end"]) == (2, date(2026, 1, 15), found.on)


def test_a_pending_lawsuit_keeps_a_claim_from_lapsing() -> None:
    """Art. 3:316: twelve years of proceedings later the new term has still not begun."""
    found = limit(NL, Nature.SERVICES, Event(EventKind.SUMMONS, date(2026, 5, 1)), on=date(2038, 5, 1))
    assert (found.on, found.moved[0].code) == (date(2043, 5, 1), "nl.limitation.pending_lawsuit")
    late = Event(EventKind.SUMMONS, date(2029, 10, 1))
    assert limit(NL, Nature.SERVICES, late, on=date(2038, 5, 1)).on == date(2029, 9, 30)


@pytest.mark.parametrize(
    ("began", "ended", "end"),
    [
        (date(2026, 1, 10), date(2026, 7, 1), date(2027, 1, 1)),  # ends within six months after
        (date(2026, 1, 10), date(2026, 3, 29), date(2026, 9, 30)),  # a day too early
        (date(2026, 1, 10), date(2026, 3, 30), date(2026, 9, 30)),  # six months later is the same day
        (date(2026, 1, 10), None, date(2027, 4, 15)),  # still running on 15 October 2026
        (date(2026, 10, 1), None, date(2026, 9, 30)),  # declared the day after
        (date(2026, 9, 30), None, date(2027, 4, 15)),  # declared on the last day
    ],
)
def test_a_term_that_would_end_in_a_bankruptcy_runs_on(began: date, ended: date | None, end: date) -> None:
    """Art. 36 Fw: until six months after the bankruptcy."""
    found = limit(NL, Nature.GOODS, Event(EventKind.BANKRUPTCY, began, ended), on=date(2026, 10, 15))
    assert found.on == end
    assert [reason.article for reason in found.moved] == ["art. 36 Fw"] * (end != date(2026, 9, 30))


def test_a_demand_in_the_time_that_a_bankruptcy_gave_is_in_time() -> None:
    bankrupt = Event(EventKind.BANKRUPTCY, date(2026, 1, 10), date(2026, 7, 1))
    found = limit(NL, Nature.GOODS, bankrupt, paid(date(2026, 12, 31)), on=date(2027, 1, 5))
    assert (found.on, found.moved[0].code) == (date(2028, 12, 31), "nl.limitation.payment")


def test_what_names_other_claims_renews_nothing() -> None:
    assert limit(NL, Nature.GOODS, paid(date(2026, 1, 15), "F-2")).on == date(2026, 9, 30)
    assert limit(NL, Nature.GOODS, paid(date(2026, 1, 15), "F-1")).on == date(2028, 1, 15)


@pytest.mark.parametrize("regime", [NL, BE])
def test_money_that_a_bailiff_took_acknowledges_nothing(regime: RegimeId) -> None:
    taken = paid(date(2025, 3, 1), by=ReceivedBy.BAILIFF)
    assert limit(regime, Nature.GOODS, taken).moved == ()


def test_letters_of_an_agency_interrupt_nothing_in_belgium() -> None:
    notice = Notice(NoticeKind.FORMAL_NOTICE, date(2025, 2, 1), Channel.REGISTERED, (), date(2025, 2, 3))
    found = limit(BE, Nature.GOODS, reminder(date(2025, 1, 6)), notice)
    assert (found.on, found.moved) == (date(2025, 9, 30), ())
    assert limit(BE, Nature.GOODS, Event(EventKind.PLAN_REQUEST, date(2025, 2, 1))).moved == ()


@pytest.mark.parametrize(
    ("happened", "end", "code"),
    [
        (paid(date(2025, 3, 1)), date(2026, 3, 1), "payment"),
        (Cost("seizure", date(2025, 3, 1), euro(140)), date(2026, 3, 1), "seizure"),
        (Event(EventKind.ACKNOWLEDGEMENT, date(2025, 3, 1)), date(2035, 3, 1), "written"),
        (Event(EventKind.SUMMONS, date(2025, 3, 1), date(2026, 2, 1)), date(2036, 2, 1), "lawsuit"),
        (Event(EventKind.SUMMONS, date(2025, 3, 1)), date(2036, 9, 15), "pending_lawsuit"),
        (Event(EventKind.ACKNOWLEDGEMENT, date(2025, 10, 1)), date(2025, 9, 30), None),
    ],
)
def test_the_short_belgian_term_and_what_makes_it_long(
    happened: Payment | Event | Cost, end: date, code: str | None
) -> None:
    """Art. 2248: a payment renews the year. Art. 2274: acknowledged in writing or summoned, ten years."""
    found = limit(BE, Nature.GOODS, happened)
    assert found.on == end
    assert [reason.code for reason in found.moved] == ([] if code is None else [f"be.limitation.{code}"])


def test_belgian_interruptions_give_a_full_new_term() -> None:
    acknowledged = Event(EventKind.ACKNOWLEDGEMENT, date(2026, 3, 1))
    assert limit(BE, Nature.RENT, acknowledged).on == date(2031, 3, 1)
    assert limit(BE_B2B, Nature.SERVICES, acknowledged, recurring=False).on == date(2036, 3, 1)


def test_a_lawyers_notice_adds_a_year_once_and_never_shortens() -> None:
    """Art. 2244 § 2: no earlier than the original end, and a second notice does nothing."""
    early, late, second = (
        Event(EventKind.LAWYERS_NOTICE, day)
        for day in (date(2025, 1, 10), date(2025, 9, 30), date(2026, 8, 1))
    )
    assert limit(BE, Nature.GOODS, early).on == date(2026, 1, 10)
    assert limit(BE, Nature.GOODS, late).on == date(2026, 9, 30)
    assert limit(BE, Nature.GOODS, late, second).on == date(2026, 9, 30)
    assert limit(BE, Nature.GOODS, early, late).on == date(2026, 1, 10)
    assert limit(BE, Nature.RENT, early).on == date(2029, 9, 30)
    assert limit(BE, Nature.GOODS, late).moved[0].params["years"] == 1


def test_29_february_lapses_on_28_february() -> None:
    claim = replace(CLAIM, due=date(2024, 2, 29), nature=Nature.GOODS)
    assert limitations(facts(claim), NL, ON)[0].on == date(2026, 2, 28)


def test_the_simple_question_of_the_worked_examples() -> None:
    sale = nl.Debt.CONSUMER_SALE
    assert nl.expires(sale, DUE, (date(2027, 1, 1),)) == date(2026, 9, 30)
    assert nl.expires(sale, DUE, (date(2026, 1, 15), date(2027, 6, 1))) == date(2029, 6, 1)


DAYS = st.dates(date(2022, 1, 1), date(2040, 12, 31))
HAPPENED = st.one_of(
    st.builds(paid, DAYS),
    st.builds(Event, st.sampled_from(EventKind), DAYS, st.none()),
    st.builds(
        lambda kind, day, lasted: Event(kind, day, days_after(day, lasted)),
        st.sampled_from((EventKind.SUMMONS, EventKind.BANKRUPTCY)),
        DAYS,
        st.integers(0, 1500),
    ),
    st.builds(lambda day: Cost("seizure", day, euro(1)), DAYS),
    st.builds(lambda day: letter(day, delivered=day), DAYS),
    st.builds(lambda day: letter(day), DAYS),
)
NATURES = st.none() | st.sampled_from(Nature)
REGIMES = st.sampled_from((NL, NL_B2B, BE, BE_B2B))
FLAGS = st.none() | st.booleans()


@given(REGIMES, NATURES, FLAGS, st.lists(HAPPENED, max_size=6), st.data())
def test_no_interruption_brings_the_end_forward_and_their_order_does_not_matter(
    regime: RegimeId,
    nature: Nature | None,
    recurring: bool | None,
    happened: list[Notice | Payment | Event | Cost],
    data: st.DataObject,
) -> None:
    """Art. 3:319 lid 2 BW; the end and its reasons are the same however the facts are written down."""
    on = data.draw(DAYS)
    plain = limit(regime, nature, on=on, recurring=recurring)
    moved = limit(regime, nature, *happened, on=on, recurring=recurring)
    assert moved.on >= plain.on
    assert bool(moved.moved) == (moved.on != plain.on)
    mixed = data.draw(st.permutations(happened))
    assert limit(regime, nature, *mixed, on=on, recurring=recurring) == moved
    for language in SPOKEN:
        for reason in (moved.because, *moved.moved):
            for part in ("sentence", "formula", "phone"):
                assert Wording(language)(f"reasons.{reason.code}.{part}", **reason.params)


@given(REGIMES, NATURES, st.lists(HAPPENED, max_size=4), st.integers(1, 400))
def test_an_interruption_after_the_end_renews_nothing(
    regime: RegimeId, nature: Nature | None, happened: list[Notice | Payment | Event | Cost], later: int
) -> None:
    on = date(2060, 1, 1)
    before = limit(regime, nature, *happened, on=on)
    day = days_after(before.on, later)
    late = (
        paid(day),
        Event(EventKind.ACKNOWLEDGEMENT, day),
        Event(EventKind.SUMMONS, day),
        letter(day, delivered=day),
    )
    assert limit(regime, nature, *happened, *late, on=on) == before
