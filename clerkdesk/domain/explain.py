"""Turns walked books into lines that say why they are what they are."""

from collections.abc import Iterator
from datetime import date

from clerkdesk.domain.account import Account
from clerkdesk.domain.allocation import Split
from clerkdesk.domain.books import Because, Books, Unclaimed
from clerkdesk.domain.claim import Claim, Payment
from clerkdesk.domain.lines import AllocatedPayment, CollectionCost, CostState, Group, Line, Reason
from clerkdesk.domain.money import Money
from clerkdesk.domain.problems import Parameter
from clerkdesk.domain.rule import Rule

PRINCIPAL = Rule(
    "principal.open", "principal", "art. 6:27 BW; art. 5.195 BW (BE)", ("claim", "amount", "due")
)
PARTLY = Rule(
    "principal.partly_disputed",
    "house.dispute",
    "art. 6 Wki; art. XIX.7 WER",
    ("claim", "principal", "disputed"),
)
DISPUTED = Rule("principal.disputed", "house.dispute", "art. 13 Wki; art. XIX.7 WER", ("claim", "disputed"))
PAYMENT = Rule(
    "payment.received",
    "allocation",
    "art. 6:43 en 6:44 BW; art. 5.210 BW (BE)",
    ("on", "amount", "to_costs", "to_interest", "to_principal"),
)
SURPLUS = Rule(
    "payment.surplus",
    "allocation",
    "art. 6:43 en 6:44 BW; art. 6:203 BW",
    ("on", "amount", "to_costs", "to_interest", "to_principal", "surplus"),
)


def said(because: Because) -> Reason:
    """Return the reason that ``because`` stands for."""
    return Reason(because.rule.code, because.rule.id, because.rule.article, because.params, because.tariff)


def principal_lines(claims: tuple[Claim, ...]) -> Iterator[Line]:
    """Yield one line per claim: what of its principal is asked for, the disputed part left out."""
    for claim in claims:
        disputed = min(claim.disputed, claim.principal)
        if not disputed:
            params: dict[str, Parameter] = {"claim": claim.id, "amount": claim.principal, "due": claim.due}
            reason = PRINCIPAL.because(params)
        elif disputed < claim.principal:
            params = {"claim": claim.id, "principal": claim.principal, "disputed": disputed}
            reason = PARTLY.because(params)
        else:
            reason = DISPUTED.because({"claim": claim.id, "disputed": disputed})
        amount = Money(claim.principal - disputed)
        yield Line(Group.PRINCIPAL, amount, reason, claim.id, claim.due, None, None, claim.principal)


def cost_lines(books: Books, claims: tuple[Claim, ...]) -> Iterator[Line]:
    """Yield a line per cost that is due, its VAT on a line of its own."""
    for charge in books.charges:
        start = date.fromordinal(charge.since)
        claim = claims[next(iter(charge.claims))].id if len(charge.claims) == 1 else None
        yield Line(charge.group, Money(charge.amount), said(charge.because), claim, start)
        if charge.vat and charge.vat_because is not None:
            yield Line(Group.VAT, Money(charge.vat), said(charge.vat_because), claim, start)


def interest_lines(account: Account, claim: str | None) -> list[Line]:
    """Return a line for every stretch of days with one rate and one base."""
    if account.plan is None:
        return []
    plan, day = account.plan, date.fromordinal
    percents, versions, divisor = plan.rates.percents, plan.rates.versions, plan.counting.divisor
    mixed = plan.law_counting is not None
    lines: list[Line] = []
    for first, last, base, place, cents in account.segments:
        start, end, days, percent = day(first), day(last), last - first + 1, percents[place]
        params: dict[str, Parameter] = {
            "base": base,
            "percent": percent,
            "days": days,
            "divisor": plan.counting_of(place).divisor if mixed else divisor,
            "start": start,
            "end": end,
            "amount": cents,
        }
        rule = plan.rule if plan.law is None or versions[place] is None else plan.law
        reason = Reason(rule.code, rule.id, rule.article, params, versions[place])
        lines.append(
            Line(Group.INTEREST, Money(cents), reason, claim, start, end, days, Money(base), percent)
        )
    return lines


def payment_line(payment: Payment, split: Split) -> Line:
    """Return the line of a payment: what of it went to the debt, as a negative amount."""
    costs, interest, principal, surplus = split
    params: dict[str, Parameter] = {
        "on": payment.on,
        "amount": payment.amount,
        "to_costs": costs,
        "to_interest": interest,
        "to_principal": principal,
    }
    rule = PAYMENT
    if surplus:
        rule, params = SURPLUS, {**params, "surplus": surplus}
    return Line(Group.PAYMENT, Money(surplus - payment.amount), rule.because(params), None, payment.on)


def allocated(payment: Payment, split: Split) -> AllocatedPayment:
    """Return where ``payment`` went."""
    return AllocatedPayment(
        payment.id,
        payment.on,
        payment.amount,
        Money(split.to_costs),
        Money(split.to_interest),
        Money(split.to_principal),
        Money(split.surplus),
    )


def collection_costs(books: Books, claims: tuple[Claim, ...]) -> Iterator[CollectionCost]:
    """Yield all collection costs with their state: those due, then those announced or not claimable."""
    for charge in books.charges:
        if charge.group is Group.COLLECTION_COSTS:
            yield CollectionCost(
                Money(charge.amount),
                _ids(charge.claims, claims),
                CostState.DUE,
                said(charge.because),
                date.fromordinal(charge.since),
                Money(charge.vat),
            )
    for cost in books.unclaimed:
        yield _unclaimed(cost, claims)


def _unclaimed(cost: Unclaimed, claims: tuple[Claim, ...]) -> CollectionCost:
    due_from = None if cost.due_from is None else date.fromordinal(cost.due_from)
    ids = _ids(cost.claims, claims)
    return CollectionCost(Money(cost.amount), ids, cost.state, said(cost.because), due_from, Money(cost.vat))


def _ids(indices: frozenset[int], claims: tuple[Claim, ...]) -> tuple[str, ...]:
    return tuple(claims[index].id for index in sorted(indices))
