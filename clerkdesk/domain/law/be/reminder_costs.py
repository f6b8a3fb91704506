"""What reminders after the first may cost a Belgian consumer (art. XIX.2 WER)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from clerkdesk.domain.books import Because, Books, Charge, Happening, Unclaimed
from clerkdesk.domain.case import Case
from clerkdesk.domain.claim import Notice, NoticeKind
from clerkdesk.domain.lines import CostState
from clerkdesk.domain.money import ZERO, Money
from clerkdesk.domain.problems import Parameter
from clerkdesk.domain.rule import Rule
from clerkdesk.domain.tariff import Tariffs

FREE_DUE_DATES = 3
_FILL = ("sent", "amount", "maximum")
REMINDER = Rule("be.costs.reminder", "be.wer.xix.2", "art. XIX.2 WER", _FILL)
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


def further_reminders(case: Case, reminded: AbstractSet[int]) -> Iterator[Happening]:
    """Yield the costs of further reminders that named an amount, for claims that had their free one before.

    ``reminded`` grows while the dossier is walked through.
    """
    for order, notice in enumerate(case.notices(NoticeKind.FURTHER_REMINDER)):
        if notice.announced_costs:
            yield _happening(case, notice, notice.announced_costs, reminded, order)


def _happening(
    case: Case, notice: Notice, amount: Money, reminded: AbstractSet[int], order: int
) -> Happening:
    most = further_reminder(notice.sent, case.choices.on(notice.sent).be_postage, case.tariffs)
    params: dict[str, Parameter] = {"sent": notice.sent, "amount": amount, "maximum": most}
    day = notice.sent.toordinal()

    def fall_due(books: Books) -> None:
        claims = case.covered(notice) & reminded
        if not claims:
            return
        if amount > most:
            because = Because(REMINDER_VOID, params)
            books.unclaimed.append(Unclaimed(claims, CostState.NOT_CLAIMABLE, because))
        elif books.principal_of(claims):
            books.charges.append(Charge(books.open_of(claims), day, amount, 0, Because(REMINDER, params)))

    return Happening(day, 0, order, fall_due)
