"""Collection costs through the cap lens: clause, scale and limit over one and the same base."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from clerkdesk.domain import lens_cells as rules
from clerkdesk.domain.books import Because
from clerkdesk.domain.clause import clause_amount
from clerkdesk.domain.dossier import AgreedCosts
from clerkdesk.domain.explain import said
from clerkdesk.domain.law.be.business import FORTY
from clerkdesk.domain.law.be.indemnity import indemnity
from clerkdesk.domain.law.nl.collection_costs import costs_of
from clerkdesk.domain.lens_cells import Cell, Comparison, Lens, Outcome, Side, Subject
from clerkdesk.domain.lines import CollectionCost, CostState, RegimeId
from clerkdesk.domain.money import ZERO, Money
from clerkdesk.domain.rule import Rule

_CLAUSES = frozenset({"nl.costs.clause", "be.costs.clause", "be.costs.clause_2002", "be.costs.indemnity"})
_CAPS = frozenset({"be.costs.cap", "be.costs.cap_flat", "be.costs.cap_highest"})
_SCALES = frozenset({"nl.costs.scale", "nl.costs.minimum", "nl.costs.maximum", "be.costs.forty"})
VOID = "be.costs.void"
_NOT_YET = frozenset({"nl.costs.no_notice", "be.costs.no_reminder", "be.costs.no_formal_notice"})
_AT_MOST = AgreedCosts(at_statutory_maximum=True)


class _Base(NamedTuple):
    """What costs are computed over, in cents, on which day, and for which claim where it is one."""

    cents: int
    on: date
    claim: str | None


def costs(lens: Lens, cost: CollectionCost, principal: int) -> Comparison:
    """Return clause, scale and limit of a cost; ``principal`` is what is open of its claims on the day.

    Costs that are due are compared over what they were computed over, all others over ``principal``.
    """
    params = cost.because.params
    found = params.get("base", params.get("balance"))
    cents = found if isinstance(found, int) else principal
    claim = cost.claims[0] if len(cost.claims) == 1 else None
    base = _Base(cents, cost.due_from or lens.on, claim)
    outcome, winner = _outcome(cost)
    cells = _SIDES[lens.regime](lens, base)
    if winner is Side.CLAUSE and cells[Side.CLAUSE].amount != cost.amount and _is_floor(lens, cells, cost):
        winner = Side.LIMIT
    if winner is Side.LAW and cost.because.code not in _SCALES:
        cells = {**cells, Side.LAW: Cell(cost.amount, cost.because)}
    amount = cost.amount if outcome is Outcome.APPLIES else ZERO
    return Comparison(Subject.COLLECTION_COSTS, cost.claims, cells, outcome, cost.because, amount, winner)


def _is_floor(lens: Lens, cells: dict[Side, Cell], cost: CollectionCost) -> bool:
    return lens.regime is RegimeId.NL_BUSINESS and cells[Side.LIMIT].amount == cost.amount


def _outcome(cost: CollectionCost) -> tuple[Outcome, Side | None]:
    code = cost.because.code
    if cost.state is CostState.DUE:
        if code in _CLAUSES:
            return Outcome.APPLIES, Side.CLAUSE
        return Outcome.APPLIES, Side.LIMIT if code in _CAPS else Side.LAW
    if code == VOID:
        return Outcome.VOID, None
    waits = cost.state is CostState.ANNOUNCED or code in _NOT_YET or ".notice." in code
    return Outcome.NOT_YET if waits else Outcome.NOTHING, None


def _clause(lens: Lens, base: _Base, rule: Rule = rules.CLAUSE_COSTS) -> Cell:
    clause = lens.facts.creditor.terms.collection_costs
    if clause is None:
        return Cell(None, rules.NO_CLAUSE.because())
    if clause.at_statutory_maximum:
        return Cell(None, rules.CLAUSE_AT_MOST.because())
    return _over(rule, base, clause_amount(clause, base.cents))


def _over(rule: Rule, base: _Base, amount: Money) -> Cell:
    return Cell(amount, rule.because({"base": base.cents, "amount": amount}))


def _dutch_scale(lens: Lens, base: _Base, kind: str) -> Cell:
    found = costs_of(kind, base.cents, base.on, lens.facts.creditor, lens.tariffs)
    if found is None:
        return Cell(None, rules.LAW_SILENT.because())
    return Cell(found.amount, said(found.because))


def _dutch_consumer(lens: Lens, base: _Base) -> dict[Side, Cell]:
    """Return the scale as law and as limit: no clause may be worse for a consumer (art. 6:96 lid 5 BW)."""
    law = _dutch_scale(lens, base, "nl.collection_costs")
    limit = law if law.amount is None else _over(rules.SCALE_IS_MOST, base, law.amount)
    return {Side.CLAUSE: _clause(lens, base, rules.CLAUSE_BARRED), Side.LAW: law, Side.LIMIT: limit}


def _dutch_business(lens: Lens, base: _Base) -> dict[Side, Cell]:
    """Return clause and scale, with the 40 euro that no clause can exclude (art. 6:96 lid 4 BW)."""
    scale = lens.tariffs.scale("nl.business_minimum", base.on)
    floor = Cell(None, rules.JUDGE.because())
    if scale is not None:
        least = scale.amounts["minimum"]
        floor = Cell(least, rules.FLOOR.because({"amount": least}, scale.version))
    kind = lens.choices.on(base.on).nl_business_scale
    return {
        Side.CLAUSE: _clause(lens, base),
        Side.LAW: _dutch_scale(lens, base, kind),
        Side.LIMIT: floor,
    }


def _book_xix(lens: Lens, base: _Base) -> dict[Side, Cell]:
    """Return the clause against its cap; the law gives nothing by itself (art. XIX.4 WER)."""
    above = lens.choices.on(base.on).be_clause_above_cap
    most = indemnity(_AT_MOST, Money(base.cents), base.on, above, lens.tariffs)
    return {
        Side.CLAUSE: _clause(lens, base),
        Side.LAW: Cell(None, rules.LAW_SILENT.because()),
        Side.LIMIT: Cell(most.amount, said(most.because)),
    }


def _belgian_2002(lens: Lens, base: _Base) -> dict[Side, Cell]:
    """Return the clause alone; only a judge limits it (art. 5.88 BW)."""
    return {
        Side.CLAUSE: _clause(lens, base),
        Side.LAW: Cell(None, rules.LAW_SILENT.because()),
        Side.LIMIT: Cell(None, rules.JUDGE.because()),
    }


def _belgian_business(lens: Lens, base: _Base) -> dict[Side, Cell]:
    """Return the clause beside the 40 euro per invoice (art. 6 law of 2 August 2002)."""
    claim = next((c for c in lens.facts.claims if c.id == base.claim), None)
    scale = None
    if claim is not None:
        scale = lens.tariffs.scale("be.flat_compensation", claim.contract or claim.due)
    law = Cell(None, rules.LAW_SILENT.because())
    if claim is not None and scale is not None:
        forty = scale.amounts["per_invoice"]
        law = Cell(forty, said(Because(FORTY, {"claim": claim.id, "amount": forty}, scale.version)))
    return {Side.CLAUSE: _clause(lens, base), Side.LAW: law, Side.LIMIT: Cell(None, rules.JUDGE.because())}


_SIDES: dict[RegimeId, Callable[[Lens, _Base], dict[Side, Cell]]] = {
    RegimeId.NL_CONSUMER: _dutch_consumer,
    RegimeId.NL_BUSINESS: _dutch_business,
    RegimeId.BE_CONSUMER_XIX: _book_xix,
    RegimeId.BE_CONSUMER_2002: _belgian_2002,
    RegimeId.BE_BUSINESS: _belgian_business,
}
