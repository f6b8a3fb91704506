"""Applies single rules of law to the inputs of a worked example (law/README.md)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from clerkdesk.domain import references
from clerkdesk.domain.account import interest_over
from clerkdesk.domain.allocation import pro_rata, split
from clerkdesk.domain.choices import DEFAULTS, DayCount
from clerkdesk.domain.claim import Channel
from clerkdesk.domain.dates import DAY
from clerkdesk.domain.dossier import Compounding, Creditor
from clerkdesk.domain.interest import BY_DAY_COUNT, Counting, Plan, RateTable, fixed, monthly, table_of
from clerkdesk.domain.law.be import indemnity, reminder_costs, waiting_period
from clerkdesk.domain.law.be.interest import LEGAL as BELGIAN_RATE
from clerkdesk.domain.law.nl import limitation
from clerkdesk.domain.law.nl.collection_costs import statutory_costs
from clerkdesk.domain.law.nl.contact_window import may_approach
from clerkdesk.domain.law.nl.court_fee import Plaintiff, court_fee
from clerkdesk.domain.law.nl.fourteen_days import last_free_day
from clerkdesk.domain.law.nl.instalments import instalment_costs
from clerkdesk.domain.law.nl.interest import CONSUMER as DUTCH_RATE
from clerkdesk.domain.money import Money, from_text, to_text
from clerkdesk.domain.tariff import Tariffs

Inputs = Mapping[str, Any]
Answer = dict[str, Any]
_LATEST = date(2026, 11, 22)
"""Examples without a day of their own mean the scales of the state of knowledge of the law papers."""


def _collection_costs(inputs: Inputs, tariffs: Tariffs) -> Answer:
    vat = bool(inputs.get("vat"))
    creditor = Creditor(vat_deductible=not vat, declares_vat=vat)
    principals = [from_text(text) for text in inputs["principals"]]
    costs = statutory_costs(principals, _on(inputs), creditor, tariffs)
    if costs is None:
        return {"costs": "0.00", "vat": "0.00", "total": "0.00"}
    total = Money(costs.amount + costs.vat)
    return {"costs": to_text(costs.amount), "vat": to_text(costs.vat), "total": to_text(total)}


def _instalments(inputs: Inputs, tariffs: Tariffs) -> Answer:
    each = from_text(inputs["instalment"])
    costs = instalment_costs(each, inputs["count"], _on(inputs), tariffs)
    return {} if costs is None else _listed(costs)


def _interest(inputs: Inputs, tariffs: Tariffs) -> Answer:
    first, through = _day(inputs["from"]), _day(inputs["through"])
    belgian = inputs.get("table", "").startswith("be_") or inputs.get("law") == "BE"
    plan = Plan(
        _rates(inputs, tariffs),
        _counting(inputs, first),
        Compounding(inputs.get("compounding", "none")),
        BELGIAN_RATE if belgian else DUTCH_RATE,
        rounded_once=belgian,
    )
    principal = from_text(inputs["principal"])
    segments = interest_over(principal, plan, first.toordinal(), through.toordinal())
    lines = [
        {
            "from": date.fromordinal(start).isoformat(),
            "through": date.fromordinal(end).isoformat(),
            "days": end - start + 1,
            "percent": str(plan.rates.percents[place]),
            "base": to_text(Money(base)),
            "amount": to_text(Money(cents)),
        }
        for start, end, base, place, cents in segments
    ]
    total = Money(sum(segment[-1] for segment in segments))
    return {"interest": to_text(total), "days": (through - first).days + 1, "lines": lines}


def _belgian_interest(inputs: Inputs, tariffs: Tariffs) -> Answer:
    return _interest({**inputs, "law": "BE"}, tariffs)


def _rates(inputs: Inputs, tariffs: Tariffs) -> RateTable:
    for name in ("percent_per_year", "percent_per_month"):
        if name in inputs:
            return fixed(Decimal(inputs[name]))
    return table_of(tariffs.rates[inputs["table"]])


def _counting(inputs: Inputs, first: date) -> Counting:
    if "percent_per_month" in inputs:
        return monthly(first.toordinal())
    return BY_DAY_COUNT[DayCount(inputs.get("day_count", DayCount.ACTUAL_365))]


def _allocation(inputs: Inputs, tariffs: Tariffs) -> Answer:
    del tariffs
    costs, interest, principal = (from_text(inputs[name]) for name in ("costs", "interest", "principal"))
    parts = split(from_text(inputs["payment"]), costs, interest, principal)
    amounts = {
        "to_costs": parts.to_costs,
        "to_interest": parts.to_interest,
        "to_principal": parts.to_principal,
        "surplus": parts.surplus,
        "left_costs": costs - parts.to_costs,
        "left_interest": interest - parts.to_interest,
        "left_principal": principal - parts.to_principal,
    }
    return {name: to_text(Money(amount)) for name, amount in amounts.items()}


def _allocation_of_claims(inputs: Inputs, tariffs: Tariffs) -> Answer:
    del tariffs
    claims = inputs["claims"]
    payment = from_text(inputs["payment"])
    shares = pro_rata(payment, [from_text(claim["open"]) for claim in claims])
    return {claim["id"]: to_text(share) for claim, share in zip(claims, shares, strict=True)}


def _notice_term(inputs: Inputs, tariffs: Tariffs) -> Answer:
    del tariffs
    last = last_free_day(_day(inputs["delivered"]), inputs["days"])
    return {"last_day": last.isoformat(), "due_from": (last + DAY).isoformat()}


def _contact_window(inputs: Inputs, tariffs: Tariffs) -> Answer:
    del tariffs
    at = datetime.fromisoformat(inputs["at"])
    return {"allowed": may_approach(at, inputs["debtor"] == "natural_person")}


def _limitation(inputs: Inputs, tariffs: Tariffs) -> Answer:
    del tariffs
    names = [name for name in ("interrupted", "acknowledged") if name in inputs]
    renewed = tuple(_day(inputs[name]) for name in names)
    end = limitation.expires(limitation.Debt(inputs["kind"]), _day(inputs["due"]), renewed)
    return {"on": end.isoformat()}


def _court_fee(inputs: Inputs, tariffs: Tariffs) -> Answer:
    on = date(inputs["year"], 1, 1)
    fee = court_fee(from_text(inputs["claim"]), Plaintiff(inputs["plaintiff"]), on, tariffs)
    return {} if fee is None else {"fee": to_text(fee)}


def _cap(inputs: Inputs, tariffs: Tariffs) -> Answer:
    most, _ = indemnity.cap(from_text(inputs["balance"]), _on(inputs), tariffs)
    return {"maximum": to_text(most)}


def _credit_cap(inputs: Inputs, tariffs: Tariffs) -> Answer:
    most, _ = indemnity.cap(from_text(inputs["balance"]), _on(inputs), tariffs, credit=True)
    return {"maximum": to_text(most)}


def _waiting_period(inputs: Inputs, tariffs: Tariffs) -> Answer:
    del tariffs
    last = waiting_period.last_free_day(_day(inputs["sent"]), Channel(inputs["channel"]), DEFAULTS)
    return {"last_free_day": last.isoformat(), "claim_from": (last + DAY).isoformat()}


def _reminder_costs(inputs: Inputs, tariffs: Tariffs) -> Answer:
    postage = from_text(inputs.get("postage", "0.00"))
    if "count" in inputs:
        return _listed(reminder_costs.reminders(inputs["count"], _on(inputs), postage, tariffs))
    months = [_day(f"{month}-01") for month in inputs["periodic_unpaid_due_dates"]]
    return _listed(reminder_costs.periodic(months, postage, tariffs))


def _validity(check: Callable[[str], bool], name: str) -> "Rule":
    return lambda inputs, tariffs: {"valid": check(inputs[name])}


def _ogm(inputs: Inputs, tariffs: Tariffs) -> Answer:
    del tariffs
    return {"ogm": references.ogm(inputs["base"])}


def _listed(costs: Sequence[Money]) -> Answer:
    return {"costs": [to_text(cost) for cost in costs], "total": to_text(Money(sum(costs)))}


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _on(inputs: Inputs) -> date:
    return _day(inputs["on"]) if "on" in inputs else _LATEST


Rule = Callable[[Inputs, Tariffs], Answer]
RULES: Mapping[str, Rule] = {
    "nl.collection_costs": _collection_costs,
    "nl.collection_costs.instalments": _instalments,
    "nl.interest": _interest,
    "be.interest": _belgian_interest,
    "allocation": _allocation,
    "allocation.claims": _allocation_of_claims,
    "nl.notice_term": _notice_term,
    "nl.contact_window": _contact_window,
    "nl.limitation": _limitation,
    "nl.court_fee": _court_fee,
    "nl.payment_reference": _validity(references.is_payment_reference, "reference"),
    "be.cap": _cap,
    "be.credit_cap": _credit_cap,
    "be.waiting_period": _waiting_period,
    "be.reminder_costs": _reminder_costs,
    "be.ogm": _ogm,
    "be.enterprise_number": _validity(references.is_enterprise_number, "number"),
    "iban": _validity(references.is_iban, "iban"),
}
"""What each rule of the worked examples asks of the law; ``statement`` is answered as a case."""
