"""What a Dutch business debtor owes for collection, without any letter (art. 6:96 lid 4 BW)."""

from collections.abc import Callable, Iterator
from datetime import date

from clerkdesk.domain.books import Because, Books, Charge, Happening, Unclaimed
from clerkdesk.domain.case import Case
from clerkdesk.domain.clause import clause_amount
from clerkdesk.domain.dates import DAY
from clerkdesk.domain.law.nl.collection_costs import Costs, costs_of, vat_on
from clerkdesk.domain.law.nl.interest import EIGHT_POINTS
from clerkdesk.domain.lines import CostState
from clerkdesk.domain.money import ZERO, Money
from clerkdesk.domain.rule import Rule
from clerkdesk.domain.tariff import Scale

CLAUSE = Rule(
    "nl.costs.clause", "nl.bw.6:96:2", "art. 6:96 lid 2 onder c BW; voorwaarden", ("base", "amount")
)
FORTY = Rule("nl.costs.forty", "nl.bw.6:96:4", "art. 6:96 lid 4 BW; HvJ EU C-585/20", ("count", "amount"))
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
        claims = frozenset((index,)) | (running.claims if running else frozenset())
        costs = _costs(case, base, claims, day)
        if costs is None:
            books.unclaimed.append(_before_scale(case, index))
            return
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


def _costs(case: Case, base: int, claims: frozenset[int], on: date) -> Costs | None:
    creditor, tariffs = case.facts.creditor, case.tariffs
    clause = creditor.terms.collection_costs
    if clause is None or clause.at_statutory_maximum:
        costs = costs_of(case.choices.on(on).nl_business_scale, base, on, creditor, tariffs)
        least, scale = _least(case, claims, on)
        if costs is None or scale is None or costs.amount >= least:
            return costs
        vat, vat_because = vat_on(least, on, creditor, tariffs)
        because = Because(FORTY, {"count": len(claims), "amount": least}, scale.version)
        return Costs(least, vat, because, vat_because)
    amount = max(clause_amount(clause, base), _least(case, claims, on)[0])
    vat, vat_because = vat_on(amount, on, creditor, tariffs)
    return Costs(amount, vat, Because(CLAUSE, {"base": base, "amount": amount}), vat_because)


def _least(case: Case, claims: frozenset[int], on: date) -> tuple[Money, Scale | None]:
    """Return the 40 euro that no clause can exclude, once or for every late invoice as the office reads it.

    Contracts from before 16 March 2013 have no such minimum (art. 6:96 lid 4 BW; Stb. 2012, 647).
    """
    chosen = case.choices.on(on)
    dated = [case.claims[i].contract or case.claims[i].due for i in claims]
    owed = [day for day in dated if day >= EIGHT_POINTS or not chosen.nl_old_contracts_keep_rate]
    scale = case.tariffs.scale("nl.business_minimum", on)
    if scale is None or not owed:
        return ZERO, None
    return Money(scale.amounts["minimum"] * (len(owed) if chosen.nl_forty_per_invoice else 1)), scale
