"""Answers cases: what is owed on a day, as values that can be written as JSON (design 9)."""

from datetime import date

from clerkdesk.domain.lines import (
    AllocatedPayment,
    ClaimRegime,
    CollectionCost,
    Limitation,
    Line,
    NextAllowed,
    Reason,
    Totals,
)
from clerkdesk.domain.money import to_text
from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.domain.statement import Statement, statement
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.services.cases import AskedCase, read_case
from clerkdesk.wording import Wording

Answer = dict[str, object]
"""An object of the answer: texts, numbers, lists and objects only."""


def answer_case(
    case: object, default_on: date, tariffs: Tariffs, language: Language = Language.EN
) -> Answer | list[Problem]:
    """Return the statement of one case, on its own day or else ``default_on``, or every problem in it."""
    asked = read_case(case, default_on)
    return asked if isinstance(asked, list) else answer_asked(asked, tariffs, language)


def answer_asked(asked: AskedCase, tariffs: Tariffs, language: Language = Language.EN) -> Answer:
    """Return the statement of a case that could be read, with the case's own ``id`` where it has one.

    Amounts and percentages are texts. ``ignored`` lists what the case holds and what makes no difference.
    """
    answer: Answer = {} if asked.id is None else {"id": asked.id}
    answer |= written(statement(asked.facts, asked.on, tariffs, asked.choices), language)
    if asked.ignored:
        answer["ignored"] = list(asked.ignored)
    return answer


def written(stated: Statement, language: Language) -> Answer:
    """Return a statement as texts, numbers, lists and objects, its reasons in ``language``."""
    words = Wording(language)
    return {
        "on": stated.on.isoformat(),
        "regime": {
            "id": stated.regime.id.value,
            "because": said(stated.regime.because, words),
            "assumed": [said(reason, words) for reason in stated.regime.assumed],
            "claims": [_claim_regime(claim, words) for claim in stated.regime.claims],
        },
        "lines": [_line(line, words) for line in stated.lines],
        "collection_costs": [_cost(cost, words) for cost in stated.collection_costs],
        "conduct": {
            "id": stated.conduct.id,
            "next_allowed": [_allowed(act, words) for act in stated.conduct.next_allowed],
        },
        "payments": [_payment(payment) for payment in stated.payments],
        "totals": _totals(stated.totals),
        "limitation": [_limitation(limit, words) for limit in stated.limitation],
    }


def said(reason: Reason, words: Wording) -> str:
    """Return the sentence of a reason."""
    return words(f"reasons.{reason.code}.sentence", **reason.params)


def _explained(reason: Reason, words: Wording) -> str:
    formula = words(f"reasons.{reason.code}.formula", **reason.params)
    return f"{said(reason, words)} {formula}"


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _claim_regime(claim: ClaimRegime, words: Wording) -> Answer:
    return {
        "claim": claim.claim,
        "id": claim.id.value,
        "because": said(claim.because, words),
        "conduct": claim.conduct,
        "conduct_because": said(claim.conduct_because, words),
    }


def _line(line: Line, words: Wording) -> Answer:
    return {
        "group": line.group.value,
        "claim": line.claim,
        "from": _day(line.start),
        "to": _day(line.end),
        "days": line.days,
        "base": None if line.base is None else to_text(line.base),
        "percent": None if line.percent is None else f"{line.percent:f}",
        "amount": to_text(line.amount),
        "rule": line.reason.rule,
        "article": line.reason.article,
        "tariff": line.reason.tariff,
        "explanation": _explained(line.reason, words),
    }


def _cost(cost: CollectionCost, words: Wording) -> Answer:
    return {
        "amount": to_text(cost.amount),
        "vat": to_text(cost.vat),
        "claims": list(cost.claims),
        "state": cost.state.value,
        "due_from": _day(cost.due_from),
        "rule": cost.because.rule,
        "because": said(cost.because, words),
    }


def _allowed(act: NextAllowed, words: Wording) -> Answer:
    return {"act": str(act.act), "from": _day(act.start), "because": said(act.because, words)}


def _payment(payment: AllocatedPayment) -> Answer:
    return {
        "id": payment.id,
        "on": payment.on.isoformat(),
        "amount": to_text(payment.amount),
        "to_costs": to_text(payment.to_costs),
        "to_interest": to_text(payment.to_interest),
        "to_principal": to_text(payment.to_principal),
        "surplus": to_text(payment.surplus),
    }


def _totals(totals: Totals) -> Answer:
    return {
        "principal": to_text(totals.principal),
        "interest": to_text(totals.interest),
        "collection_costs": to_text(totals.collection_costs),
        "vat": to_text(totals.vat),
        "other_costs": to_text(totals.other_costs),
        "paid": to_text(totals.paid),
        "due": to_text(totals.due),
        "disputed": to_text(totals.disputed),
    }


def _limitation(limit: Limitation, words: Wording) -> Answer:
    return {
        "claim": limit.claim,
        "on": limit.on.isoformat(),
        "rule": limit.because.rule,
        "because": " ".join(said(reason, words) for reason in (limit.because, *limit.moved)),
    }
