"""Walks a dossier from its first claim to a day: interest runs, costs fall due, payments are booked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from clerkdesk.domain import award
from clerkdesk.domain.account import Account
from clerkdesk.domain.allocation import Split
from clerkdesk.domain.books import Because, Books, Charge, Happening, Receipt, Unclaimed
from clerkdesk.domain.case import Case
from clerkdesk.domain.choices import Choices
from clerkdesk.domain.claim import Claim, Cost, Event, EventKind, Nature, Payment, ReceivedBy
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.interest import NEVER
from clerkdesk.domain.law.be import business as be_business
from clerkdesk.domain.law.be import consumer as be_consumer
from clerkdesk.domain.law.be import consumer_2002 as be_consumer_2002
from clerkdesk.domain.law.be import interest as be_interest
from clerkdesk.domain.law.be import suspension
from clerkdesk.domain.law.nl import business as nl_business
from clerkdesk.domain.law.nl import consumer as nl_consumer
from clerkdesk.domain.law.nl import interest as nl_interest
from clerkdesk.domain.lines import CostState, Group, RegimeId
from clerkdesk.domain.regime import regime_id
from clerkdesk.domain.rule import Rule
from clerkdesk.domain.tariff import Tariffs

OTHER_COST = Rule(
    "costs.other", "house.costs", "art. 6:96 lid 2 BW; art. 1018 Ger.W.", ("kind", "on", "amount")
)
FORBIDDEN = Rule("be.costs.forbidden", "be.wer.xix.4", "art. XIX.4 WER", ("kind", "amount"))

_LAW: dict[RegimeId, Callable[[Case, Books], Iterator[Happening]]] = {
    RegimeId.NL_CONSUMER: nl_consumer.happenings,
    RegimeId.NL_BUSINESS: nl_business.happenings,
    RegimeId.BE_CONSUMER_XIX: be_consumer.happenings,
    RegimeId.BE_CONSUMER_2002: be_consumer_2002.happenings,
    RegimeId.BE_BUSINESS: be_business.happenings,
}
_STOPS_ON_THE_DAY = (EventKind.BANKRUPTCY, EventKind.WSNP)
JUDICIAL_COSTS = frozenset({"summons", "court_fee", "service", "seizure", "salary", "bailiff", "judgment"})
"""Costs of a court or bailiff, which stand outside what Book XIX allows in the amicable phase."""


@dataclass(slots=True)
class Course:
    """A dossier as it stands at the end of a day: the books, and where each payment went."""

    regime: RegimeId
    books: Books
    received: list[tuple[Payment, Split]]


def walk(facts: Facts, on: date, tariffs: Tariffs, choices: Choices) -> Course:
    """Return the dossier at the end of ``on``. The order in which facts were entered does not matter."""
    regime = regime_id(facts, choices)
    case = Case(facts, on, tariffs, choices)
    last = _last_interest_day(facts.events)
    accounts = [
        Account(index, _asked(claim, on), claim.due.toordinal(), last)
        for index, claim in enumerate(facts.claims)
    ]
    books = Books(accounts)
    course = Course(regime, books, [])
    happenings = list(_LAW[regime](case, books))
    happenings += _receipts(case, course)
    happenings += _other_costs(case, regime, books)
    if facts.events and regime is RegimeId.BE_CONSUMER_XIX:
        happenings += _pauses(facts.events, choices)
    if facts.awards:
        happenings += award.happenings(case, course.received)
    happenings.sort(key=_moment)
    today = on.toordinal()
    for happening in happenings:
        if happening.day <= today:
            happening.act(books)
        elif happening.announce is not None:
            happening.announce(books)
    for account in books.running():
        account.close(today)
    return course


def claims_by(claims: tuple[Claim, ...], on: date) -> tuple[Claim, ...]:
    """Return the claims that were there on ``on``: not those invoiced later."""
    return tuple([claim for claim in claims if claim.invoiced is None or claim.invoiced <= on])


def _asked(claim: Claim, on: date) -> int:
    """Return the undisputed principal, nothing of a claim that was invoiced after ``on``."""
    if claim.invoiced is not None and claim.invoiced > on:
        return 0
    return max(0, claim.principal - claim.disputed)


def _moment(happening: Happening) -> tuple[int, int, int]:
    return happening[:3]


def _last_interest_day(events: tuple[Event, ...]) -> int:
    """Return the last day of interest: bankruptcy and WSNP stop it on their day (Fw 23, 128, 303).

    A collective settlement stops it the day after (art. 1675/7 Ger.W.).
    """
    last = NEVER
    for event in events:
        day = event.on.toordinal()
        if event.kind in _STOPS_ON_THE_DAY:
            last = min(last, day - 1)
        elif event.kind is EventKind.COLLECTIVE_SETTLEMENT:
            last = min(last, day)
    return last


def _pauses(events: tuple[Event, ...], choices: Choices) -> Iterator[Happening]:
    """Yield the days on which undecided requests for a plan stop the interest, and let it run again."""
    for order, event in enumerate(events):
        pause = suspension.interest_pause(event, choices)
        if pause is None:
            continue
        first, decided = pause
        yield Happening(first.toordinal(), 0, -1, partial(_halt, first.toordinal()))
        if decided is not None:
            again = decided.toordinal() + 1
            yield Happening(again, 0, order, partial(_resume, again))


def _halt(day: int, books: Books) -> None:
    for account in books.accounts:
        account.halt(day)


def _resume(day: int, books: Books) -> None:
    for account in books.accounts:
        account.resume(day)


def _receipts(case: Case, course: Course) -> Iterator[Happening]:
    payments = [payment for payment in case.facts.payments if payment.on <= case.on]
    if len(payments) > 1:
        payments.sort(key=lambda payment: (payment.on, payment.id))
    if not payments:
        return
    consumer_credits = _credits(case) if course.regime.startswith("be-consumer") else frozenset()
    for order, payment in enumerate(payments):
        yield Happening(payment.on.toordinal(), 1, order, _receipt(case, course, payment, consumer_credits))


def _receipt(
    case: Case, course: Course, payment: Payment, consumer_credits: frozenset[int]
) -> Callable[[Books], None]:
    named: frozenset[int] = frozenset()
    if payment.claims:
        named = frozenset(i for i, claim in enumerate(case.claims) if claim.id in payment.claims)
    chosen = case.choices.on(payment.on)
    receipt = Receipt(
        payment.on.toordinal(),
        payment.amount,
        named,
        chosen.allocation_order,
        consumer_credits if chosen.be_credit_principal_first else frozenset(),
        payment.received_by is ReceivedBy.BAILIFF,
    )
    return lambda books: course.received.append((payment, books.receive(receipt)))


def _credits(case: Case) -> frozenset[int]:
    """Return the consumer credits, on which Belgian payments lower the balance first (art. VII.106 WER)."""
    return frozenset([i for i, claim in enumerate(case.claims) if claim.nature is Nature.CREDIT])


def _other_costs(case: Case, regime: RegimeId, books: Books) -> Iterator[Happening]:
    everything = frozenset(range(len(case.claims)))
    for order, cost in enumerate(case.facts.costs):
        if cost.on > case.on:
            continue
        if regime is RegimeId.BE_CONSUMER_XIX and cost.kind not in JUDICIAL_COSTS:
            because = Because(FORBIDDEN, {"kind": cost.kind, "amount": cost.amount})
            books.unclaimed.append(Unclaimed(everything, CostState.NOT_CLAIMABLE, because))
        else:
            yield from _other_cost(case, regime, cost, everything, order)


def _other_cost(
    case: Case, regime: RegimeId, cost: Cost, claims: frozenset[int], order: int
) -> Iterator[Happening]:
    """Yield a cost and, where a judge awarded interest on it, the day from which that runs."""
    because = Because(OTHER_COST, {"kind": cost.kind, "on": cost.on, "amount": cost.amount})
    charge = Charge(claims, cost.on.toordinal(), cost.amount, 0, because, group=Group.OTHER_COSTS)
    yield Happening(cost.on.toordinal(), 0, order, lambda books: books.charges.append(charge))
    if cost.interest_from is not None:
        first = max(cost.on, cost.interest_from)
        yield Happening(first.toordinal(), 0, order, lambda books: _bear(case, regime, charge, first))


def _bear(case: Case, regime: RegimeId, charge: Charge, first: date) -> None:
    """Let statutory interest run on a cost: costs are no trade debt, also between businesses."""
    start, day_count = first.toordinal(), case.choices.on(first).day_count
    if regime.startswith("nl"):
        plan = nl_interest.plan(start, nl_interest.Trade.ORDINARY, None, day_count, case.tariffs)
    else:
        plan = be_interest.civil_plan(start, None, day_count, case.tariffs)
    last = _last_interest_day(case.facts.events)
    charge.account = Account(-1, charge.unpaid, start - 1, last)
    charge.account.begin(plan, start)
