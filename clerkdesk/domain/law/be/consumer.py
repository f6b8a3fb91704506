"""When a Belgian consumer owes interest and an indemnity under Book XIX (art. XIX.2 and XIX.4 WER)."""

from collections.abc import Iterator
from typing import NamedTuple

from clerkdesk.domain.books import Because, Books, Charge, Happening, Unclaimed
from clerkdesk.domain.case import Case
from clerkdesk.domain.choices import ClauseAboveCap
from clerkdesk.domain.claim import Notice, NoticeKind
from clerkdesk.domain.dates import DAY
from clerkdesk.domain.law.be import first_reminder
from clerkdesk.domain.law.be.indemnity import Indemnity, indemnity
from clerkdesk.domain.law.be.interest import above_cap, consumer_plan
from clerkdesk.domain.law.be.reminder_costs import further_reminders
from clerkdesk.domain.law.be.waiting_period import claim_from
from clerkdesk.domain.lines import CostState
from clerkdesk.domain.money import Money
from clerkdesk.domain.problems import Parameter
from clerkdesk.domain.rule import Rule

_XIX_2 = "art. XIX.2 WER"
NO_REMINDER = Rule("be.costs.no_reminder", "be.wer.xix.2", _XIX_2)
PAID_IN_TIME = Rule("be.costs.paid_in_time", "be.wer.xix.2", _XIX_2, ("sent", "last_free_day"))
ANNOUNCED = Rule("be.costs.announced", "be.wer.xix.2", _XIX_2, ("sent", "due_from", "amount"))
INTEREST_VOID = Rule("be.interest.void", "be.wer.xix.4", "art. XIX.4 WER", ("claim",))


class _Reminder(NamedTuple):
    """A first reminder that counts, and from which day the rest may be claimed."""

    notice: Notice
    claims: frozenset[int]
    since: int


def happenings(case: Case, books: Books) -> Iterator[Happening]:
    """Yield what the reminders do to the books; until a first one counts nothing but principal is owed."""
    reminded: frozenset[int] = frozenset()
    for order, notice in enumerate(case.notices(NoticeKind.FIRST_REMINDER)):
        named = tuple(c for c in case.claims if not notice.claims or c.id in notice.claims)
        defect = first_reminder.defect(notice, named)
        claims = case.covered(notice) - reminded
        if defect is not None:
            books.unclaimed.append(Unclaimed(claims, CostState.NOT_CLAIMABLE, defect))
        elif claims:
            reminded |= claims
            since = claim_from(notice.sent, notice.channel, case.choices, notice.term_days)
            yield _of_reminder(case, _Reminder(notice, claims, since.toordinal()), order)
    silent = frozenset(range(len(case.claims))) - reminded
    if silent:
        books.unclaimed.append(Unclaimed(silent, CostState.NOT_CLAIMABLE, Because(NO_REMINDER)))
    yield from further_reminders(case, reminded)


def _of_reminder(case: Case, reminder: _Reminder, order: int) -> Happening:
    return Happening(
        reminder.since,
        0,
        order,
        lambda books: _fall_due(case, reminder, books),
        lambda books: _announce(case, reminder, books),
    )


def _fall_due(case: Case, reminder: _Reminder, books: Books) -> None:
    for index in sorted(reminder.claims):
        _begin_interest(case, reminder, index, books)
    balance = books.principal_of(reminder.claims)
    if not balance:
        books.unclaimed.append(_paid_in_time(reminder))
        return
    owed = _indemnity(case, reminder, balance)
    if owed.amount:
        books.charges.append(Charge(reminder.claims, reminder.since, owed.amount, 0, owed.because))
    else:
        books.unclaimed.append(Unclaimed(reminder.claims, CostState.NOT_CLAIMABLE, owed.because))


def _begin_interest(case: Case, reminder: _Reminder, index: int, books: Books) -> None:
    """Start interest where it was agreed: for an SME from the day after sending, else after the term.

    The days before the end of the term count over what is still owed then.
    """
    creditor, claim = case.facts.creditor, case.claims[index]
    agreed = creditor.terms.interest
    if agreed is None or not books.accounts[index].principal:
        return
    first = reminder.notice.sent.toordinal() + 1 if creditor.sme else reminder.since
    above = above_cap(first, agreed, claim.nature, case.tariffs)
    if above and case.choices.be_clause_above_cap is ClauseAboveCap.VOID:
        because = Because(INTEREST_VOID, {"claim": claim.id})
        books.unclaimed.append(Unclaimed(frozenset((index,)), CostState.NOT_CLAIMABLE, because))
        return
    plan = consumer_plan(agreed, claim.nature, case.choices.day_count, case.tariffs)
    books.accounts[index].begin(plan, first)


def _announce(case: Case, reminder: _Reminder, books: Books) -> None:
    balance = books.principal_of(reminder.claims)
    if not balance:
        books.unclaimed.append(_paid_in_time(reminder))
        return
    owed = _indemnity(case, reminder, balance)
    if not owed.amount:
        books.unclaimed.append(Unclaimed(reminder.claims, CostState.NOT_CLAIMABLE, owed.because))
        return
    due_from = reminder.notice.sent.fromordinal(reminder.since)
    params: dict[str, Parameter] = {"sent": reminder.notice.sent, "due_from": due_from, "amount": owed.amount}
    because = Because(ANNOUNCED, params, owed.because.tariff)
    books.unclaimed.append(
        Unclaimed(reminder.claims, CostState.ANNOUNCED, because, owed.amount, 0, reminder.since)
    )


def _indemnity(case: Case, reminder: _Reminder, balance: int) -> Indemnity:
    clause = case.facts.creditor.terms.collection_costs
    on = reminder.notice.sent.fromordinal(reminder.since)
    return indemnity(clause, Money(balance), on, case.choices.be_clause_above_cap, case.tariffs)


def _paid_in_time(reminder: _Reminder) -> Unclaimed:
    last = reminder.notice.sent.fromordinal(reminder.since) - DAY
    params = {"sent": reminder.notice.sent, "last_free_day": last}
    return Unclaimed(reminder.claims, CostState.NOT_CLAIMABLE, Because(PAID_IN_TIME, params))
