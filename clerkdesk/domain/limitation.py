"""Until which day each claim of a dossier can be enforced."""

from datetime import date

from clerkdesk.domain.claim import Claim, Nature
from clerkdesk.domain.dates import presumed_delivery
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.law.be import limitation as be
from clerkdesk.domain.law.nl import limitation as nl
from clerkdesk.domain.lines import Limitation, RegimeId
from clerkdesk.domain.problems import Parameter

_SALES = frozenset({Nature.GOODS, Nature.ENERGY})
_PERIODIC_BE = frozenset({Nature.ENERGY, Nature.WATER, Nature.TELECOM, Nature.RENT})


def limitations(facts: Facts, regime: RegimeId, on: date) -> tuple[Limitation, ...]:
    """Return the day on which each claim becomes time-barred, as known on ``on``."""
    of = _dutch if regime.startswith("nl") else _belgian
    return tuple(of(facts, claim, regime, on) for claim in facts.claims)


def _dutch(facts: Facts, claim: Claim, regime: RegimeId, on: date) -> Limitation:
    debt = nl.Debt.CONTRACT
    if claim.nature in _SALES and regime is RegimeId.NL_CONSUMER:
        debt = nl.Debt.CONSUMER_SALE
    elif claim.nature is Nature.RENT:
        debt = nl.Debt.PERIODIC
    renewed = (*_demanded(facts, claim, on), *_paid(facts, claim, on))
    end = nl.expires(debt, claim.due, renewed)
    params: dict[str, Parameter] = {"years": nl.YEARS[debt], "since": _since(claim.due, renewed, end)}
    return Limitation(claim.id, end, nl.RULES[debt].because(params))


def _belgian(facts: Facts, claim: Claim, regime: RegimeId, on: date) -> Limitation:
    debt = be.Debt.GENERAL
    if claim.nature in _PERIODIC_BE:
        debt = be.Debt.PERIODIC
    elif claim.nature is Nature.HEALTH:
        debt = be.Debt.HEALTH
    elif claim.nature is Nature.GOODS and regime is not RegimeId.BE_BUSINESS:
        debt = be.Debt.GOODS_TO_CONSUMER
    renewed = _paid(facts, claim, on)
    end = be.expires(debt, claim.due, renewed)
    params: dict[str, Parameter] = {"years": be.YEARS[debt], "since": _since(claim.due, renewed, end)}
    return Limitation(claim.id, end, be.RULES[debt].because(params))


def _since(due: date, renewed: tuple[date, ...], end: date) -> date:
    return max((day for day in renewed if due < day <= end), default=due)


def _demanded(facts: Facts, claim: Claim, on: date) -> tuple[date, ...]:
    """Return when written demands about ``claim`` arrived (art. 3:317 BW)."""
    arrived = (
        notice.delivered or presumed_delivery(notice.sent, notice.channel, "NL")
        for notice in facts.notices
        if not notice.claims or claim.id in notice.claims
    )
    return tuple(day for day in arrived if day <= on)


def _paid(facts: Facts, claim: Claim, on: date) -> tuple[date, ...]:
    """Return the days of payments on ``claim``; one that names no claim acknowledges them all."""
    return tuple(p.on for p in facts.payments if p.on <= on and (not p.claims or claim.id in p.claims))
