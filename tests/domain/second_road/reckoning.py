"""What is owed on a day, walked to day by day from the first fact."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.domain.second_road.accounts import Account, ask_interest, bear_interest, start_of_day
from tests.domain.second_road.costs import (
    Cost,
    Term,
    cost_of_term,
    further_reminder,
    lateness,
    may_be_asked,
    term_of,
)
from tests.domain.second_road.days import DAY
from tests.domain.second_road.payments import Booked, book, order_of
from tests.domain.second_road.rates import of_costs, way
from tests.domain.second_road.regimes import regime
from tests.domain.second_road.scales import Case, cents

FREEZES = ("bankruptcy", "wsnp", "collective_settlement")


@dataclass
class Walk:
    """A case on its way to the day asked for."""

    case: Case
    regime: str
    accounts: list[Account]
    day_count: str
    costs: list[Cost] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    payments: list[Booked] = field(default_factory=list)


def reckon(case: Case) -> Walk:
    """Return the case as it stands at the end of its day ``on``."""
    walk = _start(case)
    day, on = _first_day(case), date.fromisoformat(case["on"])
    while day <= on:
        for account in _bearing(walk):
            start_of_day(account, day)
        _what_becomes_due(walk, day)
        _what_is_sent(walk, day)
        for account in _bearing(walk):
            bear_interest(account, day, walk.day_count)
        for payment in case.get("payments", []):
            if date.fromisoformat(payment["on"]) == day:
                amount = cents(payment["amount"])
                orders = {each["id"]: order_of(case, walk.regime, each) for each in case["claims"]}
                walk.payments.append(book(payment, amount, walk.accounts, walk.costs, day, orders))
        day += DAY
    return walk


def _bearing(walk: Walk) -> list[Account]:
    """Return all that may bear interest: the claims, and costs that a judge let bear some."""
    return [*walk.accounts, *(cost.bears for cost in walk.costs if cost.bears is not None)]


def _start(case: Case) -> Walk:
    which = regime(case)
    accounts = []
    for claim in case["claims"]:
        principal = cents(claim["principal"]) - cents(claim.get("disputed", "0.00"))
        if claim.get("invoiced", case["on"]) > case["on"]:
            principal = 0
        account = Account(claim["id"], date.fromisoformat(claim["due"]), principal, open=principal)
        if which in ("nl-consumer", "nl-business", "be-business"):
            account.interest_from = account.asked_from = account.due + DAY
            account.bears = way(case, which, claim, account.due + DAY)
        account.last_interest_day, account.pauses = _freeze(case), _pauses(case, which)
        accounts.append(account)
    day_count = case.get("settings", {}).get("day_count", "actual/365")
    return Walk(case, which, accounts, day_count)


def _first_day(case: Case) -> date:
    days = [fact["on"] for name in ("payments", "costs", "events") for fact in case.get(name, [])]
    days += [claim["due"] for claim in case["claims"]]
    days += [notice["sent"] for notice in case.get("notices", [])]
    return date.fromisoformat(min(days))


def _freeze(case: Case) -> date | None:
    """Return the last day that bears interest.

    Bankruptcy and WSNP work from the beginning of their day (Fw 23, 128, 303), a collective settlement
    from the day after its notice (art. 1675/7 Ger.W.); an undecided request for a plan stops a Belgian
    consumer's interest after 30 days (belgium.md 1.7).
    """
    last = [
        date.fromisoformat(event["on"]) - DAY * (event["kind"] != "collective_settlement")
        for event in case.get("events", [])
        if event["kind"] in FREEZES
    ]
    if regime(case) == "be-consumer-xix":
        last += [_undecided(event) for event in _plan_requests(case) if "ended" not in event]
    return min(last) if last else None


def _plan_requests(case: Case) -> list[Case]:
    return [event for event in case.get("events", []) if event["kind"] == "plan_request"]


def _undecided(event: Case) -> date:
    return date.fromisoformat(event["on"]) + 30 * DAY


def _pauses(case: Case, which: str) -> tuple[tuple[date, date], ...]:
    """Return the days without interest of requests that were decided later than after 30 days.

    «after 30 days without a decision interest stops» (belgium.md 1.7): from the 31st day through that of the
    decision.
    """
    if which != "be-consumer-xix":
        return ()
    ended = [event for event in _plan_requests(case) if "ended" in event]
    return tuple((_undecided(event) + DAY, date.fromisoformat(event["ended"])) for event in ended)


def _what_becomes_due(walk: Walk, day: date) -> None:
    for account in walk.accounts:
        if account.due + DAY == day and walk.regime in ("nl-business", "be-business"):
            lateness(walk.case, walk.regime, account, walk.accounts, walk.costs)
    for term in walk.terms:
        if term.last_free_day + DAY == day:
            borne = _borne(walk, walk.costs)
            walk.costs.append(cost_of_term(walk.case, walk.regime, term, borne, walk.costs))
            _ask_interest(walk, term, day)
    for cost in walk.case.get("costs", []):
        if date.fromisoformat(cost["on"]) == day and may_be_asked(walk.regime, cost["kind"]):
            walk.costs.append(_other_cost(walk, cost, day))


def _other_cost(walk: Walk, cost: Case, day: date) -> Cost:
    amount = cents(cost["amount"])
    made = Cost(amount, 0, (), day, other=True)
    if "interest_from" in cost:
        first = date.fromisoformat(cost["interest_from"])
        bears = Account(cost["kind"], first - DAY, 0, of_costs(walk.regime), first, first, open=amount)
        bears.last_interest_day = _freeze(walk.case)
        made.bears = bears
    return made


def _borne(walk: Walk, costs: list[Cost]) -> set[str]:
    """Return the claims whose Dutch costs another letter brought; a Belgian claim has one indemnity."""
    if walk.regime != "nl-consumer":
        return set()
    return {name for cost in costs if cost.amount for name in cost.claims}


def _ask_interest(walk: Walk, term: Term, day: date) -> None:
    """Let the interest of a Belgian consumer be asked on what is still open after the term (XIX.4 WER).

    It runs from the day after sending for an SME and, before Book XIX, for everybody (art. 5.240 BW).
    """
    if walk.regime == "nl-consumer":
        return
    early = walk.regime == "be-consumer-2002" or walk.case["creditor"].get("sme", False)
    first = term.sent + DAY if early else day
    of = {claim["id"]: claim for claim in walk.case["claims"]}
    for account in term.claims:
        account.bears = way(walk.case, walk.regime, of[account.id], first)
        if account.open > 0 and account.bears is not None:
            ask_interest(account, first, day, walk.day_count)


def _what_is_sent(walk: Walk, day: date) -> None:
    today = [notice for notice in walk.case.get("notices", []) if date.fromisoformat(notice["sent"]) == day]
    for notice in sorted(today, key=lambda notice: notice["kind"] != "further_reminder"):
        if notice["kind"] == "further_reminder" and walk.regime == "be-consumer-xix":
            cost = further_reminder(walk.case, notice, walk.accounts, walk.taken)
            walk.costs += [cost] if cost else []
        bearing = {name for cost in walk.costs if cost.amount and not cost.other for name in cost.claims}
        term = term_of(walk.case, walk.regime, notice, walk.accounts, walk.taken, bearing)
        if term is not None:
            walk.terms.append(term)
            walk.taken |= {account.id for account in term.claims}


def answer(walk: Walk) -> dict[str, Any]:
    """Return the amounts of a walk in cents, in the words of design 9.

    Nothing is announced by a letter from before Book XIX: the old law asks it to name no amount.
    """
    on = date.fromisoformat(walk.case["on"])
    collection = [cost for cost in walk.costs if not cost.other]
    announced: list[Cost] = []
    for term in sorted(walk.terms, key=lambda term: term.last_free_day):
        if term.last_free_day >= on:
            known = [*collection, *announced]
            announced.append(cost_of_term(walk.case, walk.regime, term, _borne(walk, known), known))
    asked = [account for account in _bearing(walk) if account.may_be_asked(on)]
    totals = {
        "principal": sum(account.principal for account in walk.accounts),
        "interest": sum(account.interest() for account in asked),
        "collection_costs": sum(cost.amount for cost in collection),
        "vat": sum(cost.vat for cost in collection),
        "other_costs": sum(cost.amount for cost in walk.costs if cost.other),
    }
    booked = sum(paid.to_costs + paid.to_interest + paid.to_principal for paid in walk.payments)
    totals["due"] = sum(totals.values()) - booked
    return {
        "regime": walk.regime,
        "totals": totals,
        "payments": {paid.id: _parts(paid) for paid in walk.payments},
        "due": _rows(collection),
        "announced": {} if walk.regime == "be-consumer-2002" else _rows(announced),
    }


def _parts(paid: Booked) -> tuple[int, int, int, int]:
    return paid.to_costs, paid.to_interest, paid.to_principal, paid.surplus


def _rows(costs: list[Cost]) -> dict[str, tuple[int, int]]:
    """Return costs and VAT by the day from which they are due."""
    rows: dict[str, tuple[int, int]] = {}
    for cost in costs:
        if cost.amount:
            amount, vat = rows.get(cost.due_from.isoformat(), (0, 0))
            rows[cost.due_from.isoformat()] = (amount + cost.amount, vat + cost.vat)
    return rows
