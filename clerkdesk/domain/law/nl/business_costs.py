"""What a Dutch business debtor owes for collection, without any letter (art. 6:96 lid 4 BW)."""

from collections.abc import Callable, Iterator
from datetime import date

from clerkdesk.domain.books import Because, Books, Charge, Happening, Unclaimed
from clerkdesk.domain.case import Case
from clerkdesk.domain.clause import clause_amount
from clerkdesk.domain.dates import DAY
from clerkdesk.domain.law.nl.collection_costs import Costs, costs_of, vat_on
from clerkdesk.domain.lines import CostState
from clerkdesk.domain.money import Money
from clerkdesk.domain.rule import Rule

CLAUSE = Rule(
    "nl.costs.clause", "nl.bw.6:96:2", "art. 6:96 lid 2 onder c BW; voorwaarden", ("base", "amount")
)
BEFORE_SCALE = Rule("nl.costs.before_scale", "nl.besluit-bik.3", "art. 3 Besluit BIK", ("claim", "due"))


def happenings(case: Case, books: Books) -> Iterator[Happening]:
    """Yield the costs that each claim brings on the day after its last day to pay.

    Claims late at the same time bear the clause or the scale once, over their principals together; later
    part payments do not lower it (GHSHE:2014:2234).
    """
    for index, claim in enumerate(case.claims):
        day = claim.due + DAY
        yield Happening(day.toordinal(), 0, index, _late(case, index, day))


def _late(case: Case, index: int, day: date) -> Callable[[Books], None]:
    def fall_due(books: Books) -> None:
        principal = books.accounts[index].principal
        if not principal:
            return
        running = next((c for c in books.charges if c.base and books.principal_of(c.claims)), None)
        base = principal + (running.base if running else 0)
        costs = _costs(case, base, day)
        if costs is None:
            books.unclaimed.append(_before_scale(case, index))
            return
        claims = frozenset((index,))
        charge = Charge(
            claims, day.toordinal(), costs.amount, costs.vat, costs.because, costs.vat_because, base
        )
        if running is None:
            books.charges.append(charge)
        else:
            books.raise_charge(running, charge)

    return fall_due


def _before_scale(case: Case, index: int) -> Unclaimed:
    claim = case.claims[index]
    because = Because(BEFORE_SCALE, {"claim": claim.id, "due": claim.due})
    return Unclaimed(frozenset((index,)), CostState.NOT_CLAIMABLE, because)


def _costs(case: Case, base: int, on: date) -> Costs | None:
    creditor = case.facts.creditor
    clause = creditor.terms.collection_costs
    if clause is None or clause.at_statutory_maximum:
        return costs_of(case.choices.on(on).nl_business_scale, base, on, creditor, case.tariffs)
    amount = _with_minimum(case, clause_amount(clause, base), on)
    vat, vat_because = vat_on(amount, on, creditor, case.tariffs)
    return Costs(amount, vat, Because(CLAUSE, {"base": base, "amount": amount}), vat_because)


def _with_minimum(case: Case, amount: Money, on: date) -> Money:
    """Return at least the 40 euro that no clause can exclude (art. 6:96 lid 4 BW)."""
    scale = case.tariffs.scale("nl.business_minimum", on)
    return amount if scale is None else max(amount, scale.amounts["minimum"])
