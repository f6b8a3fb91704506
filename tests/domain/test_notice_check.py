"""A letter that somebody sent, judged element by element (B18, B19, S14-S17, I31, I32, S41; HR 2016:2704)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.claim import Channel, Claim, Notice, NoticeKind
from clerkdesk.domain.money import Money
from clerkdesk.domain.notice import term_of
from clerkdesk.domain.notice_check import (
    LetterElement,
    LetterReading,
    Outcome,
    ReminderElement,
    Seen,
    State,
    Verdict,
    asked,
    judge,
    marked,
    meaning,
    read_sentence,
    with_amount,
)
from clerkdesk.domain.statement import statement, totals
from clerkdesk.domain.term_wording import Start, read_term
from tests.domain.given import TARIFFS, belgian_consumer, days_after, dutch_consumer, euro, letter, reminder

INVOICE = Claim("F-1", euro(1000), date(2026, 1, 31), contract=date(2026, 1, 2))
DUTCH = letter(date(2026, 2, 14), "F-1", announced_costs=euro(150))
BELGIAN = replace(reminder(date(2026, 3, 2), "F-1"), announced_costs=euro(90))
FORMAL = Notice(NoticeKind.FORMAL_NOTICE, date(2026, 4, 1), Channel.POST, ("F-1",))
KINDS = (DUTCH, BELGIAN, FORMAL)


def whole(notice: Notice, **other: Seen) -> LetterReading:
    """Return what the reader of a perfect letter saw, save for ``other`` by the names of the elements."""
    seen = dict.fromkeys(asked(notice.kind), Seen.YES)
    elements = LetterElement if notice.kind is NoticeKind.FOURTEEN_DAY_LETTER else ReminderElement
    return LetterReading({**seen, **{elements[name]: value for name, value in other.items()}})


def judged(notice: Notice, reading: LetterReading) -> tuple[Verdict, ...]:
    """Return the verdicts on a notice about the invoice."""
    return judge(reading, notice, (INVOICE,))


def verdict(verdicts: tuple[Verdict, ...], element: str) -> Verdict:
    """Return the verdict on one element."""
    return next(v for v in verdicts if v.element == element)


@pytest.mark.parametrize("notice", KINDS, ids=lambda notice: notice.kind)
def test_a_letter_with_everything_in_it_counts(notice: Notice) -> None:
    verdicts = judged(notice, whole(notice))
    assert {v.state for v in verdicts} == {State.GOOD}
    assert meaning(verdicts).outcome is Outcome.COUNTS
    assert marked(notice, verdicts) == notice


@pytest.mark.parametrize("notice", KINDS, ids=lambda notice: notice.kind)
def test_what_was_not_checked_does_not_count_and_that_is_said(notice: Notice) -> None:
    """The protective assumption: who did not look may not ask costs."""
    verdicts = judged(notice, LetterReading())
    assert meaning(verdicts).outcome is Outcome.UNSAID
    assert meaning(verdicts).because.code == "notice.unsaid"
    assert marked(notice, verdicts).invalid_because == "unchecked"


@pytest.mark.parametrize("element", asked(DUTCH.kind))
def test_every_element_of_the_dutch_letter_is_a_condition_but_one(element: str) -> None:
    """S14-S16: without the sentence that nothing is added in time the letter still counts."""
    reading = LetterReading({**whole(DUTCH).seen, element: Seen.NO})
    verdicts = judged(DUTCH, reading)
    assert verdict(verdicts, element).state is State.DEFECTIVE
    counts = element == LetterElement.FREE_IN_TIME
    assert meaning(verdicts).outcome is (Outcome.COUNTS if counts else Outcome.NOTHING)
    assert marked(DUTCH, verdicts).invalid_because == (None if counts else element)


@pytest.mark.parametrize("notice", [BELGIAN, FORMAL], ids=lambda notice: notice.kind)
def test_every_element_of_the_belgian_letters_is_a_condition(notice: Notice) -> None:
    for element in asked(notice.kind):
        verdicts = judged(notice, LetterReading({**whole(notice).seen, element: Seen.NO}))
        assert meaning(verdicts).outcome is Outcome.NOTHING, element
        assert marked(notice, verdicts).invalid_because == element


@pytest.mark.parametrize(
    ("notice", "code"),
    [
        (replace(DUTCH, term_days=13), "nl.notice.term_too_short"),
        (replace(DUTCH, sent=INVOICE.due), "nl.notice.too_early"),
        (replace(BELGIAN, term_days=13), "be.notice.term_too_short"),
        (replace(BELGIAN, sent=INVOICE.due), "be.notice.too_early"),
        (replace(FORMAL, term_days=8), "be.notice.term_too_short"),
        (replace(BELGIAN, channel=Channel.PHONE), "be.notice.medium"),
    ],
)
def test_day_term_and_channel_speak_for_themselves(notice: Notice, code: str) -> None:
    """I31: what follows from the facts is not asked of the reader."""
    found = meaning(judged(notice, whole(notice)))
    assert found.outcome is Outcome.NOTHING
    assert found.decided_by is not None and found.decided_by.because.code == code


def test_the_first_day_after_the_due_day_is_late_enough() -> None:
    verdicts = judged(replace(DUTCH, sent=days_after(INVOICE.due, 1)), whole(DUTCH))
    assert verdict(verdicts, LetterElement.DEFAULT).state is State.GOOD


def test_an_amount_that_nobody_wrote_down_was_not_checked() -> None:
    """B19: that a letter names costs is not enough; the amount is compared with the right one."""
    without = replace(DUTCH, announced_costs=None)
    assert verdict(judged(without, whole(without)), LetterElement.COSTS).state is State.UNKNOWN
    belgian = replace(BELGIAN, announced_costs=None)
    assert verdict(judged(belgian, whole(belgian)), ReminderElement.BALANCE).state is State.UNKNOWN


@pytest.mark.parametrize("cents", [15_100, 14_999, 18_150])
def test_a_wrong_amount_is_found_by_the_statement(cents: int) -> None:
    notice = replace(DUTCH, announced_costs=Money(cents))
    stated = statement(dutch_consumer((INVOICE,), (notice,)), date(2026, 6, 1), TARIFFS)
    verdicts = with_amount(judged(notice, whole(notice)), notice, stated.collection_costs)
    found = verdict(verdicts, LetterElement.COSTS)
    assert (found.state, found.because.params["right"]) == (State.DEFECTIVE, euro(150))
    assert marked(notice, verdicts).invalid_because == LetterElement.COSTS


def test_a_right_amount_stays_good() -> None:
    stated = statement(dutch_consumer((INVOICE,), (DUTCH,)), date(2026, 6, 1), TARIFFS)
    verdicts = with_amount(judged(DUTCH, whole(DUTCH)), DUTCH, stated.collection_costs)
    assert verdict(verdicts, LetterElement.COSTS).state is State.GOOD


def test_the_content_of_a_formal_notice_was_no_condition_before_december_2023() -> None:
    old = replace(FORMAL, sent=date(2023, 11, 30))
    claim = replace(INVOICE, due=date(2023, 6, 30))
    assert meaning(judge(LetterReading(), old, (claim,))).outcome is Outcome.COUNTS
    new = replace(FORMAL, sent=date(2023, 12, 1))
    assert meaning(judge(LetterReading(), new, (claim,))).outcome is Outcome.UNSAID


def test_what_the_law_finds_by_itself_is_not_written_down_as_well() -> None:
    """A due date that is corrected later makes a letter good that seemed to come too early."""
    early = replace(DUTCH, sent=INVOICE.due)
    assert marked(early, judged(early, whole(early))).invalid_because is None
    assert marked(early, judged(early, LetterReading())).invalid_because == "unchecked"


DAY_AFTER, DELIVERED, THIRD = Start.DAY_AFTER_DELIVERY, Start.DELIVERY, Start.THIRD_BUSINESS_DAY


@pytest.mark.parametrize(
    ("sentence", "days", "start"),
    [
        ("binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd", 14, DAY_AFTER),
        ("Binnen 14 (veertien) dagen vanaf de dag na ontvangst van deze brief.", 14, DAY_AFTER),
        ("binnen vijftien dagen nadat deze brief bij u is bezorgd", 15, DELIVERED),
        ("14 dagen na ontvangst van dit schrijven", 14, DELIVERED),
        ("binnen veertien dagen na heden", 14, Start.LETTER_DATE),
        ("binnen 14 dagen na dagtekening van deze brief", 14, Start.LETTER_DATE),
        ("binnen twee weken na datum van deze brief", 14, Start.LETTER_DATE),
        ("binnen veertien dagen na verzending van deze brief", 14, Start.SENDING),
        ("14 dagen vanaf de dag na verzending, ongeacht wanneer u die ontvangt", 14, Start.SENDING),
        ("veertien kalenderdagen vanaf de derde werkdag na de verzending", 14, THIRD),
        ("dans les quatorze jours à compter du lendemain de la réception", 14, DAY_AFTER),
        ("dans les 15 jours de la réception de la présente", 15, DELIVERED),
        ("dans les 14 jours à dater de la présente", 14, Start.LETTER_DATE),
        ("endéans les quinze jours à compter de ce jour", 15, Start.LETTER_DATE),
        ("dans les 14 jours à compter de l’envoi", 14, Start.SENDING),
        ("14 jours calendrier à compter du troisième jour ouvrable suivant l'envoi", 14, THIRD),
        ("binnen 14 dagen", 14, None),
        ("zo spoedig mogelijk", None, None),
        ("binnen 14 of 30 dagen na heden", 30, Start.LETTER_DATE),
        ("binnen 14 dagen, uiterlijk 21 dagen na bezorging", None, DELIVERED),
        ("14 dagen na heden, gerekend vanaf de dag nadat de brief is bezorgd", 14, None),
        ("", None, None),
    ],
)
def test_the_term_is_read_out_of_a_sentence(sentence: str, days: int | None, start: Start | None) -> None:
    """B18; what is said in two ways is not known."""
    wording = read_term(sentence)
    assert (wording.days, wording.start) == (days, start)


@pytest.mark.parametrize(
    ("sentence", "seen"),
    [
        ("binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd", Seen.YES),
        ("vijftien dagen na bezorging", Seen.YES),
        ("veertien dagen na bezorging", Seen.UNCHECKED),
        ("binnen dertig dagen na heden", Seen.NO),
        ("binnen veertien dagen na dagtekening", Seen.NO),
        ("binnen veertien dagen na verzending", Seen.NO),
        ("binnen een redelijke termijn", Seen.UNCHECKED),
    ],
)
def test_a_term_from_the_date_of_the_letter_is_worthless_however_long(sentence: str, seen: Seen) -> None:
    """HR 25-11-2016: no costs, even when one waited longer; doubt is never in favour of costs."""
    assert read_sentence(DUTCH.kind, Channel.POST, sentence).seen is seen


@pytest.mark.parametrize(
    ("sentence", "post", "email"),
    [
        ("14 dagen vanaf de derde werkdag na de verzending", Seen.YES, Seen.YES),
        ("14 jours à compter du lendemain de l'envoi", Seen.NO, Seen.YES),
        ("14 dagen na heden", Seen.NO, Seen.UNCHECKED),
        ("8 dagen na ontvangst", Seen.NO, Seen.NO),
        ("14 dagen", Seen.UNCHECKED, Seen.UNCHECKED),
    ],
)
def test_a_belgian_term_counts_by_channel(sentence: str, post: Seen, email: Seen) -> None:
    """I32: by post from the third business day, otherwise from the day after sending."""
    assert read_sentence(BELGIAN.kind, Channel.POST, sentence).seen is post
    assert read_sentence(BELGIAN.kind, Channel.EMAIL, sentence).seen is email


@given(st.text())
def test_no_sentence_breaks_the_reader(sentence: str) -> None:
    for kind in (DUTCH.kind, BELGIAN.kind, FORMAL.kind):
        assert read_sentence(kind, Channel.POST, sentence).seen in Seen


@given(
    st.lists(st.sampled_from(asked(DUTCH.kind)), min_size=1, unique=True),
    st.sampled_from((Seen.NO, Seen.UNCHECKED)),
    st.dates(date(2026, 2, 1), date(2026, 11, 30)),
    st.integers(0, 400),
    st.integers(14, 30),
)
def test_a_defective_dutch_letter_never_makes_costs_due_and_a_cured_one_does(
    elements: list[str], seen: Seen, sent: date, later: int, term_days: int
) -> None:
    """S14, S17, S41: on any day after it; from the day after the term where it is cured."""
    notice = replace(DUTCH, sent=sent, term_days=term_days)
    if elements == [LetterElement.FREE_IN_TIME]:
        return
    reading = LetterReading({**whole(notice).seen, **dict.fromkeys(elements, seen)})
    broken = marked(notice, judge(reading, notice, (INVOICE,)))
    cured = marked(notice, judge(whole(notice), notice, (INVOICE,)))
    on, due_from = days_after(sent, later), term_of(notice).due_from
    assert totals(dutch_consumer((INVOICE,), (broken,)), on, TARIFFS).collection_costs == 0
    expected = euro(150) if on >= due_from else 0
    assert totals(dutch_consumer((INVOICE,), (cured,)), on, TARIFFS).collection_costs == expected


@given(
    st.lists(st.sampled_from(asked(BELGIAN.kind)), min_size=1, unique=True),
    st.sampled_from((Seen.NO, Seen.UNCHECKED)),
    st.dates(date(2026, 2, 1), date(2026, 11, 30)),
    st.integers(0, 400),
    st.sampled_from((Channel.POST, Channel.EMAIL)),
)
def test_a_defective_belgian_reminder_brings_neither_interest_nor_indemnity(
    elements: list[str], seen: Seen, sent: date, later: int, channel: Channel
) -> None:
    """I31, I32: the consumer is released from both clauses until there is a good reminder."""
    notice = replace(BELGIAN, sent=sent, channel=channel)
    reading = LetterReading({**whole(notice).seen, **dict.fromkeys(elements, seen)})
    broken = marked(notice, judge(reading, notice, (INVOICE,)))
    cured = marked(notice, judge(whole(notice), notice, (INVOICE,)))
    on = days_after(sent, later)
    nothing = totals(belgian_consumer((INVOICE,), (broken,)), on, TARIFFS)
    assert (nothing.collection_costs, nothing.interest, nothing.due) == (0, 0, euro(1000))
    expected = euro(90) if on >= term_of(notice).due_from else 0
    assert totals(belgian_consumer((INVOICE,), (cured,)), on, TARIFFS).collection_costs == expected
