"""What reminders after the first may cost a Belgian consumer (art. XIX.2 WER)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from clerkdesk.domain.books import Because, Books, Charge, Happening, Unclaimed
from clerkdesk.domain.case import Case
from clerkdesk.domain.claim import Claim, Notice, NoticeKind
from clerkdesk.domain.law.be.sectors import letter_maximum, sector
from clerkdesk.domain.lines import CostState
from clerkdesk.domain.money import ZERO, Money
from clerkdesk.domain.problems import Parameter
from clerkdesk.domain.rule import Rule
from clerkdesk.domain.tariff import Tariffs

FREE_DUE_DATES = 3
_FILL = ("sent", "amount", "maximum")
REMINDER = Rule("be.costs.reminder", "be.wer.xix.2", "art. XIX.2 WER", _FILL)
NOT_AGREED = Rule("be.costs.reminder_not_agreed", "be.wer.xix.2", "art. XIX.2 WER", _FILL)
NO_REMINDER_CLAUSE = Rule("regime.no_reminder_clause", "be.wer.xix.2", "art. XIX.2 WER")
REMINDER_VOID = Rule("be.costs.reminder_void", "be.wer.xix.2", "art. XIX.2 WER", _FILL)


def further_reminder(on: date, postage: Money, tariffs: Tariffs) -> Money:
    """Return the most that a further reminder may cost: 7.50 euro and the postage in force."""
    scale = tariffs.scale("be.reminder", on)
    return ZERO if scale is None else Money(scale.amounts["further"] + postage)


def reminders(count: int, on: date, postage: Money, tariffs: Tariffs) -> tuple[Money, ...]:
    """Return the most that each of ``count`` reminders of one debt may cost: the first is free."""
    return tuple(further_reminder(on, postage, tariffs) if place else ZERO for place in range(count))


def periodic(months: Sequence[date], postage: Money, tariffs: Tariffs) -> tuple[Money, ...]:
    """Return what the first reminders of unpaid due dates of one contract may cost.

    Three unpaid due dates per calendar year are reminded for free; from the fourth on a reminder may cost.
    """
    seen: Counter[int] = Counter()
    costs: list[Money] = []
    for month in months:
        seen[month.year] += 1
        free = seen[month.year] <= FREE_DUE_DATES
        costs.append(ZERO if free else further_reminder(month, postage, tariffs))
    return tuple(costs)


def letters_at_a_cost(case: Case, reminded: AbstractSet[int]) -> Iterator[Happening]:
    """Yield the costs of letters that charge for themselves, for claims that had their free reminder before.

    ``reminded`` grows while the dossier is walked through.
    """
    borne: list[int] = []
    for order, notice in enumerate(case.notices(*NoticeKind)):
        cost = _cost(notice)
        if cost:
            yield _happening(case, notice, cost, reminded, borne, order)


def _cost(notice: Notice) -> Money:
    """Return what a letter charges for itself; a further reminder announces nothing else."""
    if notice.kind is NoticeKind.FURTHER_REMINDER:
        return notice.cost or notice.announced_costs or ZERO
    return notice.cost


def _happening(
    case: Case, notice: Notice, amount: Money, reminded: AbstractSet[int], borne: list[int], order: int
) -> Happening:
    day = notice.sent.toordinal()

    def fall_due(books: Books) -> None:
        claims = case.covered(notice) & reminded
        if not claims:
            return
        most = min(_most(case, notice, index, borne) for index in claims)
        params: dict[str, Parameter] = {"sent": notice.sent, "amount": amount, "maximum": most}
        if not _agreed(case, notice.sent, books):
            books.unclaimed.append(Unclaimed(claims, CostState.NOT_CLAIMABLE, Because(NOT_AGREED, params)))
        elif amount > most:
            books.unclaimed.append(Unclaimed(claims, CostState.NOT_CLAIMABLE, Because(REMINDER_VOID, params)))
        elif books.principal_of(claims):
            borne.append(amount)
            books.charges.append(Charge(books.open_of(claims), day, amount, 0, Because(REMINDER, params)))

    rank = 2 if notice.kind is NoticeKind.FIRST_REMINDER else 0
    return Happening(day, rank, order, fall_due)


def _agreed(case: Case, on: date, books: Books) -> bool:
    """Return whether the contract provides for the costs of reminders; what nobody looked up is named."""
    terms = case.facts.creditor.terms
    if terms.reminder_costs is not None:
        return terms.reminder_costs
    if not any(because.rule is NO_REMINDER_CLAUSE for because in books.missing):
        books.missing.append(Because(NO_REMINDER_CLAUSE))
    known = terms.interest is not None or terms.collection_costs is not None
    return known and case.choices.on(on).be_silent_terms_allow_reminder_costs


def _most(case: Case, notice: Notice, index: int, borne: Sequence[int]) -> Money:
    """Return the most that ``notice`` may cost for a claim, within what its sector allows for all letters."""
    claim, on = case.claims[index], notice.sent
    postage = case.choices.on(on).be_postage
    letter = "formal_notice" if notice.kind is NoticeKind.FORMAL_NOTICE else "further"
    most = letter_maximum(claim.nature, letter, on, postage, case.tariffs)
    if notice.kind is NoticeKind.FIRST_REMINDER and _unpaid_this_year(case, claim, on) <= FREE_DUE_DATES:
        return ZERO
    rules = sector(claim.nature, case.tariffs, on)
    if rules is None or "total" not in rules.amounts:
        return most
    return Money(max(0, min(most, rules.amounts["total"] - sum(borne))))


def _unpaid_this_year(case: Case, claim: Claim, on: date) -> int:
    """Return which unpaid due date of its running contract and calendar year ``claim`` is, from 1 on.

    Due dates count as unpaid once a first reminder about them was sent; what is no instalment is the first.
    """
    if not claim.runs:
        return 1
    reminders = [n for n in case.notices(NoticeKind.FIRST_REMINDER) if n.sent <= on]
    unpaid = frozenset[int]().union(*(case.covered(notice) for notice in reminders))
    year = [case.claims[i] for i in unpaid if case.claims[i].due.year == claim.due.year]
    return sum(1 for other in year if other.runs and other.due <= claim.due)
