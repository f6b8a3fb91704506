"""A notice that the creditor sent: judged, recorded, proven, taken back (B17-B19, S14-S17, S41, I31, I32)."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from clerkdesk.domain.claim import Channel, NoticeKind
from clerkdesk.domain.dossier import Status
from clerkdesk.domain.lines import CostState, RegimeId
from clerkdesk.domain.money import Money
from clerkdesk.domain.notice_check import LetterElement, Outcome, ReminderElement, Seen, State, asked
from clerkdesk.domain.parties import DebtorKind, Language
from clerkdesk.domain.procedure import Step
from clerkdesk.persistence import tables
from clerkdesk.persistence.engine import Database
from clerkdesk.services import dossiers, worklist
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.notices import (
    NoticeDraft,
    NoticeProposal,
    kinds_of,
    notices,
    propose_notice,
    prove_delivery,
    record_notice,
    withdraw_notice,
)
from clerkdesk.services.timeline import EntryKind, timeline
from clerkdesk.services.worklist import Order, Selection
from clerkdesk.wording import Wording
from tests.services.office import TODAY, Case, Invoice, Office

SENT = date(2026, 11, 10)
"""A Tuesday: by post presumed delivered on Thursday the 12th."""
LAST_FREE, DUE_FROM = date(2026, 11, 26), date(2026, 11, 27)


def dutch(office: Office, *invoices: Invoice) -> Case:
    """Return a dossier of a consumer in the Netherlands, by default with one invoice of 400 euro."""
    return office.dossier(office.creditor("Lampenier BV", "NL"), "Dijk, Noor van", *invoices, country="NL")


def dutch_draft(case: Case, **other: object) -> NoticeDraft:
    """Return a 14-day letter with everything in it."""
    kind = NoticeKind.FOURTEEN_DAY_LETTER
    draft = NoticeDraft(
        kind=kind,
        sent=SENT,
        term_days=14,
        announced_costs=Money(6_000),
        claim_ids=case.claims,
        copy=True,
        seen=dict.fromkeys(asked(kind), Seen.YES),
    )
    return replace(draft, **other)  # type: ignore[arg-type]


def missing(case: Case, element: str, seen: Seen = Seen.NO) -> NoticeDraft:
    """Return a 14-day letter in which one element is missing or was not checked."""
    draft = dutch_draft(case)
    return replace(draft, seen={**draft.seen, element: seen})


def proposed(office: Office, case: Case, draft: NoticeDraft) -> NoticeProposal:
    """Return what recording would mean."""
    proposal = propose_notice(office.desk, case.id, draft)
    assert isinstance(proposal, NoticeProposal), proposal
    return proposal


def recorded(office: Office, case: Case, draft: NoticeDraft) -> int:
    """Return the id of a notice that was recorded."""
    done = record_notice(office.desk, uuid4(), case.id, draft)
    assert isinstance(done, Done), done
    return done.value


def codes(answer: object) -> list[str]:
    """Return what is wrong."""
    assert isinstance(answer, Refused), answer
    return [problem.code for problem in answer.problems]


def later(office: Office, day: date) -> Office:
    """Return the office on another day."""
    return Office(Database(office.desk.database.engine, day))


def said(office: Office, case: Case, language: Language = Language.NL) -> list[str]:
    """Return title and detail of every entry of the timeline."""
    say = Wording(language)
    return [
        say(f"timeline.{entry.code}{part}", **entry.params)
        for entry in timeline(office.desk, case.id).past
        for part in ("", ".detail")
        if say.has(f"timeline.{entry.code}{part}")
    ]


def test_a_good_letter_opens_its_term_and_says_from_when_costs_are_due(office: Office) -> None:
    """S15, S16: the deadline from presumed delivery; nothing is written by looking."""
    case = dutch(office)
    proposal = proposed(office, case, dutch_draft(case))
    assert {verdict.state for verdict in proposal.verdicts} == {State.GOOD}
    assert proposal.meaning.outcome is Outcome.COUNTS
    assert proposal.term is not None and not proposal.proven
    assert (proposal.delivered, proposal.term.last_free_day, proposal.term.due_from) == (
        date(2026, 11, 12),
        LAST_FREE,
        DUE_FROM,
    )
    assert (proposal.costs, proposal.before.collection_costs, proposal.after.collection_costs) == (
        6_000,
        0,
        0,
    )
    assert notices(office.desk, case.id) == () and timeline(office.desk, case.id).past == ()


def test_a_recorded_letter_lets_costs_fall_due_by_themselves(office: Office) -> None:
    """S14, S17, S41: announced, then due on its day; the next letter follows."""
    case = dutch(office)
    recorded(office, case, dutch_draft(case))
    (cost,) = dossiers.account(office.desk, case.id).statement.collection_costs
    assert (cost.state, cost.due_from, cost.amount) == (CostState.ANNOUNCED, DUE_FROM, 6_000)
    header = dossiers.open_dossier(office.desk, case.id)
    assert (header.status, header.next_on) == (Status.NOTICE_RUNNING, DUE_FROM)
    (row,) = worklist.page(office.desk, Selection(), Order()).rows
    assert row.status is Status.NOTICE_RUNNING and row.next_step is Step.FIRST_DEMAND
    after = later(office, DUE_FROM)
    assert dossiers.account(after.desk, case.id).statement.totals.collection_costs == 6_000
    assert dossiers.account(later(office, LAST_FREE).desk, case.id).statement.totals.collection_costs == 0


def test_a_letter_sent_long_ago_shows_what_is_claimed_with_and_without_it(office: Office) -> None:
    case = dutch(office)
    proposal = proposed(office, case, dutch_draft(case, sent=date(2026, 10, 6)))
    assert proposal.after.collection_costs == proposal.costs == 6_000
    assert proposal.after.due == proposal.before.due + 6_000


@pytest.mark.parametrize("element", asked(NoticeKind.FOURTEEN_DAY_LETTER))
def test_a_letter_without_a_mandatory_element_never_makes_costs_due(office: Office, element: str) -> None:
    """S14, B19: it is kept, with why it has no effect; a new letter is the next step."""
    case = dutch(office)
    draft = missing(case, element)
    recorded(office, case, draft)
    (view,) = notices(office.desk, case.id)
    after = later(office, date(2027, 6, 1))
    costs = dossiers.account(after.desk, case.id).statement.totals.collection_costs
    if element == LetterElement.FREE_IN_TIME:
        assert view.defect is None and costs == 6_000
        return
    assert view.defect is not None and view.defect.code == "nl.notice.invalid" and costs == 0
    header = dossiers.open_dossier(office.desk, case.id)
    assert (header.status, header.next_step) == (Status.NEW, Step.FOURTEEN_DAY_LETTER)
    assert header.next_because.code == "procedure.notice_again"


def test_why_it_has_no_effect_is_said_in_the_language_of_the_reader(office: Office) -> None:
    case = dutch(office)
    recorded(office, case, missing(case, LetterElement.TERM_START))
    (cost,) = dossiers.account(office.desk, case.id).statement.collection_costs
    sentences = {
        language: Wording(language)(f"reasons.{cost.because.code}.sentence", **cost.because.params)
        for language in (Language.NL, Language.FR, Language.EN)
    }
    assert sentences[Language.NL].endswith("de termijn telt niet vanaf de dag na de bezorging.")
    assert "lendemain de la remise" in sentences[Language.FR]
    assert "day after delivery" in sentences[Language.EN]
    assert said(office, case) == [
        "14-dagenbrief van 10-11-2026 vastgelegd: geen gevolg",
        "Want de termijn telt niet vanaf de dag na de bezorging",
    ]


def test_what_was_not_checked_does_not_count(office: Office) -> None:
    """The protective assumption, said as such; a new letter may go out at once."""
    case = dutch(office)
    draft = missing(case, LetterElement.VAT, Seen.UNCHECKED)
    proposal = proposed(office, case, draft)
    assert (proposal.meaning.outcome, proposal.term, proposal.costs) == (Outcome.UNSAID, None, 0)
    recorded(office, case, draft)
    assert "telt voorlopig niet" in said(office, case)[0]
    assert dossiers.open_dossier(office.desk, case.id).next_step is Step.FOURTEEN_DAY_LETTER


def test_without_a_copy_nothing_can_have_been_checked(office: Office) -> None:
    """B17: was it sent, when, and is there a copy."""
    case = dutch(office)
    proposal = proposed(office, case, dutch_draft(case, copy=False))
    assert proposal.meaning.outcome is Outcome.UNSAID
    assert codes(record_notice(office.desk, uuid4(), case.id, dutch_draft(case, copy=None))) == [
        "notice.copy_unsaid"
    ]


@pytest.mark.parametrize("cents", [5_999, 6_001, 4_000])
def test_a_wrong_amount_is_a_defect_that_names_the_right_one(office: Office, cents: int) -> None:
    """S16, B19."""
    case = dutch(office)
    draft = dutch_draft(case, announced_costs=Money(cents))
    proposal = proposed(office, case, draft)
    (wrong,) = [v for v in proposal.verdicts if v.state is State.DEFECTIVE]
    assert (wrong.element, wrong.because.params["right"]) == (LetterElement.COSTS, 6_000)
    assert proposal.term is None and proposal.costs == 0
    recorded(office, case, draft)
    assert dossiers.open_dossier(office.desk, case.id).next_step is Step.FOURTEEN_DAY_LETTER


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"kind": None}, "notice.kind_missing"),
        ({"kind": NoticeKind.FIRST_REMINDER}, "notice.kind_not_here"),
        ({"sent": None}, "notice.sent_missing"),
        ({"sent": TODAY + timedelta(days=1)}, "notice.sent_to_come"),
        ({"channel": Channel.PHONE}, "notice.channel_not_here"),
        ({"delivered": SENT - timedelta(days=1)}, "notice.delivered_too_early"),
        ({"delivered": TODAY + timedelta(days=1)}, "notice.delivered_to_come"),
        ({"term_days": None}, "notice.term_missing"),
        ({"term_days": 0}, "notice.term_missing"),
        ({"claim_ids": ()}, "notice.claims_missing"),
        ({"claim_ids": (999_999,)}, "claim.not_of_dossier"),
    ],
)
def test_what_is_not_known_is_refused_in_words(office: Office, other: dict[str, object], code: str) -> None:
    """B17: for looking and for recording alike, with a sentence in three languages."""
    case = dutch(office)
    draft = dutch_draft(case, **other)
    assert codes(propose_notice(office.desk, case.id, draft)) == [code]
    refused = record_notice(office.desk, uuid4(), case.id, draft)
    assert codes(refused) == [code]
    assert isinstance(refused, Refused)
    for language in (Language.NL, Language.FR, Language.EN):
        assert Wording(language)(f"problems.{code}", **refused.problems[0].params)
    assert notices(office.desk, case.id) == ()


def test_an_amount_that_was_seen_has_to_be_typed(office: Office) -> None:
    case = dutch(office)
    refused = record_notice(office.desk, uuid4(), case.id, dutch_draft(case, announced_costs=None))
    assert codes(refused) == ["notice.costs_missing"]


def test_the_same_key_twice_records_once(office: Office) -> None:
    case, key = dutch(office), uuid4()
    first = record_notice(office.desk, key, case.id, dutch_draft(case))
    assert record_notice(office.desk, key, case.id, dutch_draft(case)) == first
    assert len(notices(office.desk, case.id)) == 1 and len(timeline(office.desk, case.id).past) == 1


def test_the_sentence_of_the_letter_stands_on_the_timeline(office: Office) -> None:
    case = dutch(office)
    sentence = "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd"
    recorded(office, case, dutch_draft(case, sentence=sentence))
    (entry,) = timeline(office.desk, case.id).past
    assert (entry.kind, entry.text) == (EntryKind.LETTER, sentence)
    assert said(office, case)[1] == "Laatste dag zonder kosten do 26-11, kosten vanaf vr 27-11"


def test_an_invoice_that_was_not_late_yet_is_named(office: Office) -> None:
    case = dutch(office, Invoice("F-1", 40_000), Invoice("F-2", 10_000, due=SENT))
    (warning,) = proposed(office, case, dutch_draft(case)).warnings
    assert (warning.code, warning.params["invoice"]) == ("notice.claim_not_late", "F-2")


def test_a_notice_like_another_is_warned_of(office: Office) -> None:
    case = dutch(office)
    recorded(office, case, dutch_draft(case))
    assert [w.code for w in proposed(office, case, dutch_draft(case)).warnings] == ["notice.like_another"]


def test_delivery_that_is_proven_later_moves_the_term(office: Office) -> None:
    """S15: track and trace says the 17th: free through Tuesday 1 December."""
    case = dutch(office)
    notice = recorded(office, case, dutch_draft(case))
    done = prove_delivery(office.desk, uuid4(), notice, date(2026, 11, 17))
    assert isinstance(done, Done)
    (view,) = notices(office.desk, case.id)
    assert (view.delivered, view.term.last_free_day) == (date(2026, 11, 17), date(2026, 12, 1))
    assert dossiers.open_dossier(office.desk, case.id).next_on == date(2026, 12, 2)
    with office.desk.database.read() as session:
        row = session.get_one(tables.Worklist, case.id)
        assert (row.next_on, row.term_ends_on) == (date(2026, 12, 2), date(2026, 12, 1))
    assert dossiers.account(later(office, DUE_FROM).desk, case.id).statement.totals.collection_costs == 0
    assert said(office, case)[-1] == "Laatste dag van de termijn: di 1-12"


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (None, "notice.delivered_missing"),
        (SENT - timedelta(days=1), "notice.delivered_too_early"),
        (TODAY + timedelta(days=1), "notice.delivered_to_come"),
    ],
)
def test_a_day_of_delivery_that_cannot_be_is_refused(office: Office, day: date | None, code: str) -> None:
    case = dutch(office)
    notice = recorded(office, case, dutch_draft(case))
    assert codes(prove_delivery(office.desk, uuid4(), notice, day)) == [code]


def test_a_notice_is_taken_back_while_nothing_rests_on_it(office: Office) -> None:
    case = dutch(office)
    notice = recorded(office, case, dutch_draft(case))
    assert codes(withdraw_notice(office.desk, uuid4(), notice, " ")) == ["reason.missing"]
    key = uuid4()
    assert isinstance(withdraw_notice(office.desk, key, notice, "Was van een ander dossier"), Done)
    with office.desk.database.read() as session:
        assert session.get_one(tables.Notice, notice).undone_by == key
    assert notices(office.desk, case.id) == ()
    header = dossiers.open_dossier(office.desk, case.id)
    assert (header.status, header.next_step) == (Status.NEW, Step.FOURTEEN_DAY_LETTER)
    assert codes(withdraw_notice(office.desk, uuid4(), notice, "nog eens")) == ["notice.withdrawn_before"]
    assert codes(prove_delivery(office.desk, uuid4(), notice, SENT)) == ["notice.withdrawn_before"]


def test_a_notice_on_which_a_demand_rests_stays(office: Office) -> None:
    case = dutch(office)
    good = recorded(office, case, dutch_draft(case, sent=date(2026, 10, 6)))
    idle = recorded(office, case, missing(case, LetterElement.CLAIMS))
    office.noticed(case, Step.FIRST_DEMAND, date(2026, 11, 20), NoticeKind.FURTHER_REMINDER)
    assert codes(withdraw_notice(office.desk, uuid4(), good, "vergissing")) == ["notice.rested_on"]
    assert isinstance(withdraw_notice(office.desk, uuid4(), idle, "vergissing"), Done)


def belgian_draft(case: Case, kind: NoticeKind, sent: date, **other: object) -> NoticeDraft:
    """Return a Belgian notice by post with everything in it."""
    draft = NoticeDraft(
        kind=kind,
        sent=sent,
        term_days=14,
        claim_ids=case.claims,
        copy=True,
        announced_costs=Money(5_500) if kind is NoticeKind.FIRST_REMINDER else None,
        seen=dict.fromkeys(asked(kind), Seen.YES),
    )
    return replace(draft, **other)  # type: ignore[arg-type]


def test_a_belgian_reminder_opens_fourteen_days_from_the_third_business_day(office: Office) -> None:
    """I31, I32: sent on Monday 26 October, third business day the 29th, free through 12 November."""
    case = office.dossier(office.creditor())
    draft = belgian_draft(case, NoticeKind.FIRST_REMINDER, date(2026, 10, 26))
    proposal = proposed(office, case, draft)
    assert proposal.meaning.outcome is Outcome.COUNTS, proposal.meaning
    assert proposal.term is not None
    assert (proposal.term.last_free_day, proposal.costs) == (date(2026, 11, 12), 5_500)
    assert (proposal.before.due, proposal.after.collection_costs) == (40_000, 5_500)
    recorded(office, case, draft)
    assert dossiers.open_dossier(office.desk, case.id).next_step is Step.FORMAL_NOTICE


@pytest.mark.parametrize("element", asked(NoticeKind.FIRST_REMINDER))
def test_a_belgian_reminder_without_one_element_counts_as_not_sent(office: Office, element: str) -> None:
    """I31: the consumer is released from interest and indemnity."""
    case = office.dossier(office.creditor())
    draft = belgian_draft(case, NoticeKind.FIRST_REMINDER, date(2026, 10, 26))
    recorded(office, case, replace(draft, seen={**draft.seen, element: Seen.NO}))
    totals = dossiers.account(later(office, date(2027, 6, 1)).desk, case.id).statement.totals
    assert (totals.interest, totals.collection_costs, totals.due) == (0, 0, 40_000)
    assert dossiers.open_dossier(office.desk, case.id).next_step is Step.FIRST_REMINDER


def test_a_reminder_by_telephone_can_be_recorded_and_does_not_count(office: Office) -> None:
    case = office.dossier(office.creditor())
    draft = belgian_draft(case, NoticeKind.FIRST_REMINDER, date(2026, 10, 26), channel=Channel.PHONE)
    assert proposed(office, case, draft).meaning.outcome is Outcome.NOTHING
    recorded(office, case, draft)
    (view,) = notices(office.desk, case.id)
    assert view.defect is not None and view.defect.params["reason"] == ReminderElement.MEDIUM


def test_the_notices_of_both_kinds_bring_a_belgian_dossier_to_its_demand(office: Office) -> None:
    case = office.dossier(office.creditor())
    recorded(office, case, belgian_draft(case, NoticeKind.FIRST_REMINDER, date(2026, 9, 14)))
    recorded(office, case, belgian_draft(case, NoticeKind.FORMAL_NOTICE, date(2026, 10, 19)))
    header = dossiers.open_dossier(office.desk, case.id)
    assert (header.status, header.next_step) == (Status.DEMAND, Step.CALL)


def test_a_business_needs_no_notice(office: Office) -> None:
    case = office.dossier(office.creditor(), "Korenaar NV", kind=DebtorKind.COMPANY)
    assert kinds_of(RegimeId.BE_BUSINESS) == kinds_of(RegimeId.NL_BUSINESS) == ()
    draft = belgian_draft(case, NoticeKind.FORMAL_NOTICE, SENT)
    assert codes(record_notice(office.desk, uuid4(), case.id, draft)) == ["notice.kind_not_here"]
