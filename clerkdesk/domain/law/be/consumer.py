"""When a Belgian consumer owes interest and an indemnity under Book XIX (art. XIX.2 and XIX.4 WER)."""

from collections.abc import Iterator
from typing import NamedTuple

from clerkdesk.domain.books import Because, Books, Charge, Happening, Unclaimed
from clerkdesk.domain.case import Case
from clerkdesk.domain.choices import ClauseAboveCap
from clerkdesk.domain.claim import Notice, NoticeKind
from clerkdesk.domain.dates import DAY
from clerkdesk.domain.interest import Plan
from clerkdesk.domain.law.be import first_reminder
from clerkdesk.domain.law.be.indemnity import Indemnity, indemnity
from clerkdesk.domain.law.be.interest import above_cap, consumer_plan
from clerkdesk.domain.law.be.reminder_costs import letters_at_a_cost
from clerkdesk.domain.law.be.sectors import indemnity_scale
from clerkdesk.domain.law.be.waiting_period import claim_from
from clerkdesk.domain.lines import CostState
from clerkdesk.domain.money import Money
from clerkdesk.domain.problems import Parameter
from clerkdesk.domain.rule import Rule

_XIX_2 = "art. XIX.2 WER"
NO_REMINDER = Rule("be.costs.no_reminder", "be.wer.xix.2", _XIX_2)
PAID_IN_TIME = Rule("be.costs.paid_in_time", "be.wer.xix.2", _XIX_2, ("sent", "last_free_day"))
ANNOUNCED = Rule("be.costs.announced", "be.wer.xix.2", _XIX_2, ("sent", "due_from", "amount"))
NO_NATURE = Rule("regime.no_nature", "be.sector", "art. XIX.1 WER; sectorwetten", ("claim",))
INTEREST_VOID = Rule("be.interest.void", "be.wer.xix.4", "art. XIX.4 WER", ("claim",))


class _Reminder(NamedTuple):
    """A first reminder that counts if it names the right amount, and from which day the rest may be claimed.

    ``right`` are the amounts it could rightly name; ``claims`` those late and not reminded before. Both are
    noted on the day of sending.
    """

    notice: Notice
    since: int
    right: list[int]
    claims: set[int]


def happenings(case: Case, books: Books) -> Iterator[Happening]:
    """Yield what the reminders do to the books; until a first one counts nothing but principal is owed."""
    reminded: frozenset[int] = frozenset()
    taken: set[int] = set()
    for order, notice in enumerate(case.notices(NoticeKind.FIRST_REMINDER)):
        named = tuple(c for c in case.claims if not notice.claims or c.id in notice.claims)
        defect = first_reminder.defect(notice, named)
        claims = case.covered(notice)
        if defect is not None:
            books.unclaimed.append(Unclaimed(claims, CostState.NOT_CLAIMABLE, defect))
        elif claims:
            reminded |= claims
            since = claim_from(notice.sent, notice.channel, case.choices, notice.term_days)
            reminder = _Reminder(notice, since.toordinal(), [], set())
            yield from _of_reminder(case, reminder, claims, taken, order)
    silent = frozenset(range(len(case.claims))) - reminded
    if silent:
        books.unclaimed.append(Unclaimed(silent, CostState.NOT_CLAIMABLE, Because(NO_REMINDER)))
    yield from letters_at_a_cost(case, taken)


def _of_reminder(
    case: Case, reminder: _Reminder, claims: frozenset[int], taken: set[int], order: int
) -> Iterator[Happening]:
    sent = reminder.notice.sent.toordinal()
    if reminder.notice.announced_costs is not None:
        for rank in (0, 2):
            yield Happening(
                sent, rank, order, lambda books: _note_right(case, reminder, (claims, claims - taken), books)
            )
    yield Happening(sent, 2, order, lambda books: _take(reminder, claims, taken, books))
    yield Happening(
        reminder.since,
        0,
        order,
        lambda books: _fall_due(case, reminder, books),
        lambda books: _announce(case, reminder, books),
    )


def _note_right(
    case: Case, reminder: _Reminder, about: tuple[frozenset[int], frozenset[int]], books: Books
) -> None:
    """Note the indemnity over all that was open on the day of sending, and over all that was undisputed.

    Claims that were reminded before may be counted in or left out.
    """
    for claims in about:
        undisputed = books.principal_of(claims)
        disputed = sum(case.claims[index].disputed for index in claims)
        balances = {undisputed, undisputed + disputed}
        reminder.right.extend(_indemnity(case, reminder, balance).amount for balance in balances)


def _take(reminder: _Reminder, claims: frozenset[int], taken: set[int], books: Books) -> None:
    """Let the reminder be the first for what no other took, or for nothing where its amount is wrong."""
    announced = reminder.notice.announced_costs
    if announced is not None and announced not in reminder.right:
        params: dict[str, Parameter] = {
            "sent": reminder.notice.sent,
            "announced": announced,
            "right": max(reminder.right),
        }
        because = Because(first_reminder.WRONG_COSTS, params)
        books.unclaimed.append(Unclaimed(claims, CostState.NOT_CLAIMABLE, because))
        return
    reminder.claims.update(claims - taken)
    taken |= claims


def _fall_due(case: Case, reminder: _Reminder, books: Books) -> None:
    if not reminder.claims:
        return
    _begin_interest(case, reminder, books)
    claims = books.open_of(reminder.claims)
    if not claims:
        books.unclaimed.append(_paid_in_time(reminder))
        return
    owed = _indemnity(case, reminder, books.principal_of(claims))
    if owed.amount:
        books.charges.append(Charge(claims, reminder.since, owed.amount, 0, owed.because))
    else:
        books.unclaimed.append(Unclaimed(claims, CostState.NOT_CLAIMABLE, owed.because))


def _begin_interest(case: Case, reminder: _Reminder, books: Books) -> None:
    """Start interest where it was agreed: for an SME from the day after sending, else after the term.

    The days before the end of the term count over what is still owed then.
    """
    creditor, tariffs = case.facts.creditor, case.tariffs
    agreed, choices = creditor.terms.interest, case.choices.on(reminder.notice.sent)
    if agreed is None:
        return
    first = reminder.notice.sent.toordinal() + 1 if creditor.sme else reminder.since
    plan: Plan | None = None
    nature, above = None, False
    for index in sorted(reminder.claims):
        claim, account = case.claims[index], books.accounts[index]
        if not account.principal:
            continue
        if claim.nature is None:
            books.missing.append(Because(NO_NATURE, {"claim": claim.id}))
        if plan is None or claim.nature is not nature:
            nature = claim.nature
            above = above_cap(first, agreed, nature, tariffs)
            plan = consumer_plan(agreed, nature, choices.day_count, tariffs)
        if above and choices.be_clause_above_cap is ClauseAboveCap.VOID:
            because = Because(INTEREST_VOID, {"claim": claim.id})
            books.unclaimed.append(Unclaimed(frozenset((index,)), CostState.NOT_CLAIMABLE, because))
        else:
            account.begin(plan, first)


def _announce(case: Case, reminder: _Reminder, books: Books) -> None:
    if not reminder.claims:
        return
    claims = books.open_of(reminder.claims)
    if not claims:
        books.unclaimed.append(_paid_in_time(reminder))
        return
    owed = _indemnity(case, reminder, books.principal_of(claims))
    if not owed.amount:
        books.unclaimed.append(Unclaimed(claims, CostState.NOT_CLAIMABLE, owed.because))
        return
    due_from = reminder.notice.sent.fromordinal(reminder.since)
    params: dict[str, Parameter] = {"sent": reminder.notice.sent, "due_from": due_from, "amount": owed.amount}
    because = Because(ANNOUNCED, params, owed.because.tariff)
    books.unclaimed.append(Unclaimed(claims, CostState.ANNOUNCED, because, owed.amount, 0, reminder.since))


def _indemnity(case: Case, reminder: _Reminder, balance: int) -> Indemnity:
    clause, sent = case.facts.creditor.terms.collection_costs, reminder.notice.sent
    above = case.choices.on(sent).be_clause_above_cap
    about = reminder.claims or case.covered(reminder.notice)
    kinds = {indemnity_scale(case.claims[index].nature, sent, case.tariffs) for index in about}
    on = sent.fromordinal(reminder.since)
    return indemnity(clause, Money(balance), on, above, case.tariffs, kinds)


def _paid_in_time(reminder: _Reminder) -> Unclaimed:
    last = reminder.notice.sent.fromordinal(reminder.since) - DAY
    params = {"sent": reminder.notice.sent, "last_free_day": last}
    claims = frozenset(reminder.claims)
    return Unclaimed(claims, CostState.NOT_CLAIMABLE, Because(PAID_IN_TIME, params))
