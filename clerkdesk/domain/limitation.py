"""Until which day each claim of a dossier can be enforced."""

from datetime import date

from clerkdesk.domain.claim import Claim, Nature, Notice
from clerkdesk.domain.dates import presumed_delivery
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.law.be import limitation as be
from clerkdesk.domain.law.nl import limitation as nl
from clerkdesk.domain.lines import Limitation, RegimeId
from clerkdesk.domain.problems import Parameter

_SALES = frozenset({Nature.GOODS, Nature.ENERGY})
_PERIODIC_BE = frozenset({Nature.ENERGY, Nature.WATER, Nature.TELECOM, Nature.RENT})


def limitations(facts: Facts, regime: RegimeId, on: date) -> tuple[Limitation, ...]:
    """Return the day on which each claim becomes time-barred, as known on ``on``.

    Dutch terms start anew with a written demand that arrived or a payment (art. 3:317, 3:318 BW), Belgian
    ones with a payment only (old art. 2248 BW).
    """
    renewals = [(payment.on, payment.claims) for payment in facts.payments if payment.on <= on]
    if regime.startswith("nl"):
        renewals += [(_arrived(n), n.claims) for n in facts.notices if n.sent <= on]
        return tuple(_dutch(claim, regime, _of(claim, renewals, on)) for claim in facts.claims)
    return tuple(_belgian(claim, regime, _of(claim, renewals, on)) for claim in facts.claims)


def _of(claim: Claim, renewals: list[tuple[date, tuple[str, ...]]], on: date) -> tuple[date, ...]:
    """Return the days that concern ``claim``; what names no claim concerns them all."""
    return tuple(day for day, claims in renewals if day <= on and (not claims or claim.id in claims))


def _arrived(notice: Notice) -> date:
    return notice.delivered or presumed_delivery(notice.sent, notice.channel, "NL")


def _dutch(claim: Claim, regime: RegimeId, renewed: tuple[date, ...]) -> Limitation:
    debt = nl.Debt.CONTRACT
    if claim.nature in _SALES and regime is RegimeId.NL_CONSUMER:
        debt = nl.Debt.CONSUMER_SALE
    elif claim.nature is Nature.RENT:
        debt = nl.Debt.PERIODIC
    end = nl.expires(debt, claim.due, renewed)
    params: dict[str, Parameter] = {"years": nl.YEARS[debt], "since": _since(claim.due, renewed, end)}
    return Limitation(claim.id, end, nl.RULES[debt].because(params))


def _belgian(claim: Claim, regime: RegimeId, renewed: tuple[date, ...]) -> Limitation:
    debt = be.Debt.GENERAL
    if claim.nature in _PERIODIC_BE:
        debt = be.Debt.PERIODIC
    elif claim.nature is Nature.HEALTH:
        debt = be.Debt.HEALTH
    elif claim.nature is Nature.GOODS and regime is not RegimeId.BE_BUSINESS:
        debt = be.Debt.GOODS_TO_CONSUMER
    end = be.expires(debt, claim.due, renewed)
    params: dict[str, Parameter] = {"years": be.YEARS[debt], "since": _since(claim.due, renewed, end)}
    return Limitation(claim.id, end, be.RULES[debt].because(params))


def _since(due: date, renewed: tuple[date, ...], end: date) -> date:
    return max((day for day in renewed if due < day <= end), default=due)
