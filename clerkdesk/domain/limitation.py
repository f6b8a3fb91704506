"""Until which day each claim of a dossier can be enforced, and what moved that day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from clerkdesk.domain.choices import DEFAULTS, Choices
from clerkdesk.domain.claim import Claim, EventKind, Nature
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.interruptions import (
    Cause,
    Interruption,
    Term,
    demands,
    ended,
    of_both,
    of_events,
    ordered,
)
from clerkdesk.domain.law.be import limitation as be
from clerkdesk.domain.law.nl import limitation as nl
from clerkdesk.domain.lines import Limitation, Reason, RegimeId
from clerkdesk.domain.problems import Parameter
from clerkdesk.domain.rule import Rule

_PERIODIC_BE = frozenset({Nature.ENERGY, Nature.WATER, Nature.TELECOM, Nature.RENT})


def limitations(
    facts: Facts, regime: RegimeId, on: date, choices: Choices = DEFAULTS
) -> tuple[Limitation, ...]:
    """Return the last day on which each claim can be enforced, as known on ``on``, with what moved it.

    Where a fact is missing the shortest term that can apply is counted. Interest under a Dutch title has a
    term of its own. Compensation for damage is not a claim of this desk.
    """
    if regime.startswith("nl"):
        return tuple(_dutch(facts, regime, on, choices))
    return tuple(_belgian(facts, regime, on))


def _of(claim: Claim, interruptions: Sequence[Interruption]) -> Sequence[Interruption]:
    """Return what concerns ``claim``; what names no claim concerns them all."""
    if not any(one.claims for one in interruptions):
        return interruptions
    return [one for one in interruptions if not one.claims or claim.id in one.claims]


def _dutch(facts: Facts, regime: RegimeId, on: date, choices: Choices) -> Iterator[Limitation]:
    plans = of_events(facts, on, EventKind.PLAN_REQUEST, Cause.PLAN_REQUEST)
    found = ordered((*of_both(facts, on), *plans, *demands(facts, on, choices)))
    bankruptcies = [
        nl.Bankruptcy(event.on, ended(event, on))
        for event in facts.events
        if event.kind is EventKind.BANKRUPTCY and event.on <= on
    ]
    for claim in facts.claims:
        mine = _of(claim, found)
        sale = choices.on(claim.due).nl_energy_is_consumer_sale
        for debt, rule, start in _dutch_debts(claim, regime, on, energy_is_sale=sale):
            term = nl.term(debt, start, mine, bankruptcies)
            end, bankruptcy = nl.after_bankruptcy(term.end, bankruptcies)
            moved = _moved(nl.MOVED, term, nl.NEW_YEARS[debt])
            if bankruptcy is not None:
                params: dict[str, Parameter] = {"day": bankruptcy.on, "until": bankruptcy.until, "end": end}
                moved = (*moved, nl.BANKRUPTCY.because(params))
            yield Limitation(claim.id, end, _because(rule, nl.YEARS[debt], start, term), moved)


def _dutch_debts(
    claim: Claim, regime: RegimeId, on: date, *, energy_is_sale: bool
) -> Iterator[tuple[nl.Debt, Rule, date]]:
    sold = claim.nature is Nature.GOODS or (claim.nature is Nature.ENERGY and energy_is_sale)
    if claim.title is not None and claim.title <= on:
        yield nl.Debt.JUDGMENT, nl.JUDGMENT, claim.title
        yield nl.Debt.JUDGMENT_INTEREST, nl.JUDGMENT_INTEREST, claim.title
    elif regime is RegimeId.NL_CONSUMER and sold:
        yield nl.Debt.CONSUMER_SALE, nl.CONSUMER_SALE, claim.due
    elif claim.nature is Nature.RENT or claim.recurring:
        yield nl.Debt.PERIODIC, nl.PERIODIC, claim.due
    elif regime is RegimeId.NL_CONSUMER and claim.nature is None:
        yield nl.Debt.CONSUMER_SALE, nl.NATURE_UNKNOWN, claim.due
    else:
        yield nl.Debt.CONTRACT, nl.CONTRACT, claim.due


def _belgian(facts: Facts, regime: RegimeId, on: date) -> Iterator[Limitation]:
    notices = of_events(facts, on, EventKind.LAWYERS_NOTICE, Cause.LAWYERS_NOTICE)
    found = ordered((*of_both(facts, on), *notices))
    for claim in facts.claims:
        debt, rule, start = _belgian_debt(claim, regime, on)
        term = be.term(debt, start, _of(claim, found))
        moved = _moved(be.moved_by(debt), term, be.NEW_YEARS[debt])
        yield Limitation(claim.id, term.end, _because(rule, be.YEARS[debt], start, term), moved)


def _belgian_debt(claim: Claim, regime: RegimeId, on: date) -> tuple[be.Debt, Rule, date]:
    consumer = regime is not RegimeId.BE_BUSINESS
    if claim.title is not None and claim.title <= on:
        return be.Debt.JUDGMENT, be.JUDGMENT, claim.title
    if claim.nature is Nature.HEALTH:
        if claim.invoiced is None:
            return be.Debt.HEALTH, be.HEALTH_UNDATED, claim.due
        return be.Debt.HEALTH, be.HEALTH, be.end_of_month(claim.invoiced)
    if claim.nature is Nature.GOODS and consumer:
        return be.Debt.GOODS_TO_CONSUMER, be.GOODS, claim.due
    if claim.nature in _PERIODIC_BE or claim.recurring:
        return be.Debt.PERIODIC, be.PERIODIC, claim.due
    if claim.nature is None and consumer:
        return be.Debt.GOODS_TO_CONSUMER, be.NATURE_UNKNOWN, claim.due
    if claim.nature is None or claim.recurring is None:
        return be.Debt.PERIODIC, be.PERHAPS_PERIODIC, claim.due
    return be.Debt.GENERAL, be.GENERAL, claim.due


def _because(rule: Rule, years: int, since: date, term: Term) -> Reason:
    return rule.because({"years": years, "since": since, "end": term.first})


def _moved(rules: dict[Cause, Rule], term: Term, years: Mapping[Cause, int]) -> tuple[Reason, ...]:
    if term.by is None:
        return ()
    params: dict[str, Parameter] = {
        "day": term.by.on,
        "until": term.by.until,
        "years": years[term.by.cause],
        "end": term.end,
    }
    return (rules[term.by.cause].because(params),)
