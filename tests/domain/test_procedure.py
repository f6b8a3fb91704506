"""The procedure: what comes next, when, why, and what keeps it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerkdesk.domain.claim import Channel, Notice, NoticeKind
from clerkdesk.domain.dates import is_business_day
from clerkdesk.domain.dispute import Dispute, Ground
from clerkdesk.domain.dossier import Status
from clerkdesk.domain.holds import Act, Hold, HoldKind, HoldScope
from clerkdesk.domain.lines import RegimeId
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Debtor, DebtorKind
from clerkdesk.domain.procedure import ClaimState, ProcedureFacts, Step, StepDone, position
from clerkdesk.domain.procedure_notices import NEEDED
from clerkdesk.domain.procedure_track import TRACKS
from tests.domain.given import TODAY, days_after

A = ClaimState("A", date(2026, 9, 1), Money(10_000))
B = ClaimState("B", date(2026, 10, 1), Money(5_000))
NL = Debtor(DebtorKind.CONSUMER, "NL")
BE = Debtor(DebtorKind.CONSUMER, "BE")
FIRM = Debtor(DebtorKind.COMPANY, "NL")
FIRST_LETTER = StepDone(Step.FOURTEEN_DAY_LETTER, date(2026, 10, 5), claims=("A",))
DEMAND = StepDone(Step.FIRST_DEMAND, date(2026, 10, 27), claims=("A",))


def dutch(*claims: ClaimState, done: tuple[StepDone, ...] = ()) -> ProcedureFacts:
    """Return the dossier of a consumer in the Netherlands."""
    return ProcedureFacts(RegimeId.NL_CONSUMER, NL, claims, done)


def belgian(*claims: ClaimState, done: tuple[StepDone, ...] = ()) -> ProcedureFacts:
    """Return the dossier of a consumer in Belgium."""
    return ProcedureFacts(RegimeId.BE_CONSUMER_XIX, BE, claims, done)


@pytest.mark.parametrize(
    ("regime", "debtor", "first"),
    [
        (RegimeId.NL_CONSUMER, NL, Step.FOURTEEN_DAY_LETTER),
        (RegimeId.BE_CONSUMER_XIX, BE, Step.FIRST_REMINDER),
        (RegimeId.BE_CONSUMER_2002, BE, Step.FORMAL_NOTICE),
        (RegimeId.NL_BUSINESS, FIRM, Step.FIRST_DEMAND),
        (RegimeId.BE_BUSINESS, FIRM, Step.FIRST_DEMAND),
    ],
)
def test_a_new_dossier_starts_with_the_letter_of_its_regime(
    regime: RegimeId, debtor: Debtor, first: Step
) -> None:
    """O3, O5, S14: consumers a notice, businesses a demand at once; due today."""
    stands = position(ProcedureFacts(regime, debtor, (A,)), TODAY)
    assert (stands.status, stands.next_step) == (Status.NEW, first)
    assert stands.next_on is not None
    assert stands.next_on <= TODAY
    assert stands.claims == ("A",)


def test_the_dutch_track_from_letter_to_advice() -> None:
    steps = [planned.step for planned in position(dutch(A), TODAY).planned]
    assert steps == [
        Step.FOURTEEN_DAY_LETTER,
        Step.FIRST_DEMAND,
        Step.CALL,
        Step.SECOND_DEMAND,
        Step.FINAL_DEMAND,
        Step.JUDICIAL_ADVICE,
    ]


def test_nothing_but_the_formal_notice_after_the_belgian_reminder_and_nothing_before_its_term() -> None:
    """XIX.7: the collector's formal notice, then again fourteen days."""
    reminder = StepDone(Step.FIRST_REMINDER, date(2026, 10, 5), Channel.EMAIL, ("A",))
    waiting = position(belgian(A, done=(reminder,)), date(2026, 10, 6))
    assert (waiting.status, waiting.next_step) == (Status.NOTICE_RUNNING, Step.FORMAL_NOTICE)
    assert waiting.next_on == date(2026, 10, 20)
    notice = StepDone(Step.FORMAL_NOTICE, date(2026, 10, 20), Channel.EMAIL, ("A",))
    after = position(belgian(A, done=(reminder, notice)), date(2026, 10, 21))
    assert (after.next_step, after.next_on) == (Step.CALL, date(2026, 11, 4))
    assert after.because.code == "procedure.term_running"


def test_a_first_demand_with_costs_waits_for_the_computed_term() -> None:
    """S41: delivered 7 October, fourteen days, the day after."""
    stands = position(dutch(A, done=(FIRST_LETTER,)), date(2026, 10, 8))
    assert (stands.status, stands.next_step) == (Status.NOTICE_RUNNING, Step.FIRST_DEMAND)
    assert stands.next_on == date(2026, 10, 22)


def test_a_notice_of_the_creditor_counts() -> None:
    """B17, B19: no second letter where a valid one was sent, a new one where it had no effect."""
    sent = Notice(NoticeKind.FOURTEEN_DAY_LETTER, date(2026, 9, 10), Channel.POST, ("A",))
    good = position(replace(dutch(A), notices=(sent,)), TODAY)
    assert good.next_step is Step.FIRST_DEMAND
    bad = position(replace(dutch(A), notices=(replace(sent, term_days=10),)), TODAY)
    assert (bad.next_step, bad.because.code) == (Step.FOURTEEN_DAY_LETTER, "procedure.notice_again")


def test_a_claim_that_joined_gets_its_own_letter_and_the_rest_keeps_its_right() -> None:
    case = dutch(A, B, done=(FIRST_LETTER, DEMAND))
    stands = position(case, TODAY)
    assert (stands.status, stands.next_step, stands.claims) == (
        Status.DEMAND,
        Step.FOURTEEN_DAY_LETTER,
        ("B",),
    )
    assert stands.because.code == "procedure.joined"
    follow = position(replace(case, done=(*case.done, replace(FIRST_LETTER, on=TODAY, claims=("B",)))), TODAY)
    assert (follow.next_step, follow.claims) == (Step.CALL, ("A",))
    assert [reason.code for reason in follow.blocked] == ["procedure.claim_waits"]


def test_a_wholly_disputed_claim_is_left_out() -> None:
    stands = position(dutch(A, replace(B, disputed=B.open)), TODAY)
    assert stands.claims == ("A",)
    assert [reason.code for reason in stands.blocked] == ["procedure.claim_disputed"]


def test_a_dossier_in_which_all_is_disputed_waits_for_evidence() -> None:
    dispute = Dispute("1", "A", Ground.QUALITY, date(2026, 11, 20))
    stands = position(replace(dutch(A), disputes=(dispute,)), TODAY)
    assert (stands.status, stands.next_step, stands.next_on) == (Status.DISPUTED, None, None)
    assert stands.planned == ()
    closed = replace(dispute, closed=TODAY)
    assert position(replace(dutch(A), disputes=(closed,)), TODAY).next_step is Step.FOURTEEN_DAY_LETTER


def test_a_partly_disputed_claim_goes_on_for_the_rest() -> None:
    part = Dispute("1", "A", Ground.QUALITY, date(2026, 11, 20), Money(4_000))
    assert position(replace(dutch(A), disputes=(part,)), TODAY).claims == ("A",)


def test_a_hold_resumes_by_itself_on_the_next_working_day() -> None:
    """Hold until Friday 27 November: the letter goes on Monday 30."""
    hold = Hold(HoldKind.PROMISE, TODAY, date(2026, 11, 27))
    stands = position(replace(dutch(A), holds=(hold,)), TODAY)
    assert (stands.status, stands.next_on) == (Status.HELD, date(2026, 11, 30))
    assert stands.because.code == "procedure.held_until"
    assert position(replace(dutch(A), holds=(hold,)), date(2026, 11, 30)).status is Status.NEW


def test_a_hold_without_an_end_has_no_day() -> None:
    stands = position(replace(dutch(A), holds=(Hold(HoldKind.WSNP, TODAY),)), TODAY)
    assert (stands.status, stands.next_on, stands.planned) == (Status.HELD, None, ())


def test_a_hold_on_one_claim_leaves_the_rest_free() -> None:
    hold = Hold(HoldKind.OTHER, TODAY, None, HoldScope.CLAIM, "B")
    stands = position(replace(dutch(A, B), holds=(hold,)), TODAY)
    assert (stands.status, stands.claims) == (Status.NEW, ("A",))
    alone = position(replace(dutch(B), holds=(hold,)), TODAY)
    assert (alone.status, alone.next_step) == (Status.HELD, None)


def test_nobody_is_called_today_while_calling_is_not_allowed() -> None:
    """10.4: Sunday 22 November moves on; a hold on calls alone or no number skips the call."""
    case = dutch(A, done=(FIRST_LETTER, DEMAND))
    assert (position(case, TODAY).next_step, position(case, TODAY).next_on) == (Step.CALL, date(2026, 11, 23))
    held = Hold(HoldKind.OTHER, TODAY, blocks=frozenset({Act.CALL}))
    assert position(replace(case, holds=(held,)), TODAY).next_step is Step.SECOND_DEMAND
    silent = replace(case, unreachable=frozenset({Channel.PHONE}))
    assert position(silent, TODAY).next_step is Step.SECOND_DEMAND


@pytest.mark.parametrize(
    ("case", "status"),
    [
        (replace(dutch(A), closed_on=TODAY), Status.CLOSED),
        (replace(dutch(A), judicial_on=TODAY), Status.JUDICIAL),
        (replace(dutch(A), awaiting_creditor_on=TODAY), Status.AWAITING_CREDITOR),
    ],
)
def test_a_dossier_that_left_the_desk_has_no_next_step(case: ProcedureFacts, status: Status) -> None:
    assert (position(case, TODAY).status, position(case, TODAY).next_step) == (status, None)
    assert position(case, days_after(TODAY, -1)).status is Status.NEW


def test_a_claim_that_is_not_late_waits_for_its_day() -> None:
    later = ClaimState("C", date(2026, 12, 4), Money(100))
    stands = position(dutch(later), TODAY)
    assert (stands.next_on, stands.because.code) == (date(2026, 12, 7), "procedure.not_due")
    assert position(dutch(replace(A, open=Money(0))), TODAY).because.code == "procedure.paid"


def test_after_the_advice_the_creditor_decides() -> None:
    done = (*(StepDone(step, date(2026, 10, 1)) for step in TRACKS[RegimeId.NL_BUSINESS]),)
    case = ProcedureFacts(RegimeId.NL_BUSINESS, FIRM, (A,), done)
    stands = position(case, TODAY)
    assert (stands.status, stands.next_step) == (Status.FINAL_DEMAND, None)
    assert stands.because.code == "procedure.advised"


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(RegimeId),
    st.lists(st.dates(date(2026, 1, 1), date(2027, 3, 1)), min_size=1, max_size=4),
    st.dates(date(2026, 6, 1), date(2027, 6, 1)),
    st.lists(st.dates(date(2026, 6, 1), date(2027, 6, 1)), max_size=2),
)
def test_steps_fall_on_working_days_in_the_order_of_the_law(
    regime: RegimeId, dues: list[date], on: date, until: list[date]
) -> None:
    country = "NL" if regime.startswith("nl") else "BE"
    claims = tuple(ClaimState(str(place), due, Money(100)) for place, due in enumerate(dues))
    holds = tuple(Hold(HoldKind.PROMISE, min(on, end), end) for end in until)
    case = ProcedureFacts(regime, Debtor(DebtorKind.CONSUMER, country), claims, holds=holds)
    stands = position(case, on)
    for planned in stands.planned:
        assert is_business_day(planned.on, country)
        if planned.step is Step.CALL:
            assert planned.on > on or is_business_day(on, country)
    for claim in claims:
        about = [planned.step for planned in stands.planned if claim.id in planned.claims]
        notices = NEEDED[regime]
        assert tuple(about[: len(notices)]) == notices[: len(about)]
