"""Collection costs of the five regimes: from which notice or lateness, how much, in which state."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.domain.second_road.accounts import Account
from tests.domain.second_road.days import (
    DAY,
    belgian_last_free_day,
    dutch_delivery,
    dutch_last_free_day,
)
from tests.domain.second_road.scales import (
    FORTY,
    Case,
    belgian_cap,
    cents,
    clause,
    dutch_scale,
    dutch_vat,
)


@dataclass
class Cost:
    """An amount on top of principal and interest. ``claims`` empty: of the whole dossier."""

    amount: int
    vat: int
    claims: tuple[str, ...]
    due_from: date
    other: bool = False
    paid: int = 0
    base: int = 0

    def open(self) -> int:
        """Return what is still to be paid of it."""
        return self.amount + self.vat - self.paid


@dataclass
class Term:
    """A valid notice with the claims it is the first one for, and the last day to pay without costs."""

    sent: date
    last_free_day: date
    claims: list[Account]
    notice: dict[str, Any]
    open_then: dict[str, int]


def term_of(
    case: Case, regime: str, notice: dict[str, Any], accounts: Sequence[Account], taken: set[str]
) -> Term | None:
    """Return the term that a notice starts on the day it is sent, none where it has no effect.

    It must be of the right kind, give fourteen days and announce the right amount if it announces one
    (art. 6:96 lid 6 BW; art. XIX.2 WER; before Book XIX any clear demand will do). It counts for the
    claims it names that are late; a Belgian claim has its first term once.
    """
    right = {
        "nl-consumer": ("fourteen_day_letter",),
        "be-consumer-xix": ("first_reminder",),
        "be-consumer-2002": ("formal_notice", "first_reminder"),
    }
    sent = date.fromisoformat(notice["sent"])
    names = notice.get("claims") or [account.id for account in accounts]
    named = [account for account in accounts if account.id in names]
    if notice["kind"] not in right.get(regime, ()) or not notice.get("valid", True):
        return None
    if notice.get("term_days", 14) < 14 and regime != "be-consumer-2002":
        return None
    fresh = [account for account in named if account.id not in taken and account.due < sent]
    if not fresh:
        return None
    term = Term(sent, _last_free_day(case, regime, notice), fresh, notice, {})
    term.open_then = {account.id: account.open for account in fresh}
    announced = notice.get("announced_costs")
    if announced is not None and cents(announced) != amount_of(case, regime, fresh):
        return None
    return term


def _last_free_day(case: Case, regime: str, notice: dict[str, Any]) -> date:
    sent, settings = date.fromisoformat(notice["sent"]), case.get("settings", {})
    channel, days = notice.get("channel", "post"), notice.get("term_days", 14)
    if regime == "nl-consumer":
        presumed = dutch_delivery(sent, channel, settings.get("nl_post_delivery_days", 2))
        delivered = notice.get("delivered")
        return dutch_last_free_day(date.fromisoformat(delivered) if delivered else presumed, days)
    return belgian_last_free_day(sent, channel, days, settings.get("be_safe_waiting_period", True))


def amount_of(case: Case, regime: str, accounts: Sequence[Account]) -> int:
    """Return the costs over what is open on claims that one notice takes together."""
    terms = case["creditor"].get("terms", {}).get("collection_costs")
    if regime == "nl-consumer":
        kinds = {claim["id"]: claim.get("nature") for claim in case["claims"]}
        base = sum(account.open for account in accounts if kinds[account.id] != "credit")
        return dutch_scale(base)
    base = sum(account.open for account in accounts)
    if terms is None:
        return 0
    if regime == "be-consumer-2002":
        return 0 if "at" in terms else clause(terms, base)
    cap = belgian_cap(base)
    if "at" in terms:
        return cap
    asked = clause(terms, base)
    if asked <= cap:
        return asked
    return cap if case.get("settings", {}).get("be_clause_above_cap") == "reduced" else 0


def cost_of_term(case: Case, regime: str, term: Term, borne: Collection[str]) -> Cost:
    """Return the costs of a notice over what is open now on claims whose costs no other notice has ``borne``.

    None when as much was paid within the term as the principal was: «full payment inside the term: no
    fee; interest may still be due» (netherlands.md 1.3).
    """
    claims = [account for account in term.claims if account.id not in borne]
    unpaid = [] if _paid_in_term(term, claims) else [account for account in claims if account.open > 0]
    amount = amount_of(case, regime, unpaid)
    names = tuple(account.id for account in unpaid)
    return Cost(amount, vat_on(case, regime, amount), names, term.last_free_day + DAY)


def _paid_in_term(term: Term, claims: Sequence[Account]) -> bool:
    days = [paid for account in claims for paid in account.paid]
    paid = sum(amount for day, amount in days if term.sent <= day <= term.last_free_day)
    return paid >= sum(term.open_then[account.id] for account in claims)


def lateness(case: Case, regime: str, account: Account, accounts: Sequence[Account], costs: list[Cost]) -> None:
    """Note what becomes due between businesses the day after the last day to pay a claim.

    In the Netherlands the clause or the scale is taken once over all principals that are late together
    (art. 6:96 lid 4 BW and netherlands.md 1.5); in Belgium 40 euro an invoice (law of 2 August 2002,
    art. 6), or the clause over that invoice.
    """
    if account.open <= 0:
        return
    terms = case["creditor"].get("terms", {}).get("collection_costs")
    names: tuple[str, ...] = (account.id,)
    if regime == "be-business":
        costs.append(Cost(_belgian_business(case, terms, account.open), 0, names, account.due + DAY))
        return
    still_open = {other.id for other in accounts if other.open > 0}
    running = [cost for cost in costs if cost.base and still_open.intersection(cost.claims)]
    if running:
        cost = running[0]
        cost.claims, cost.base = (*cost.claims, account.id), cost.base + account.open
    else:
        cost = Cost(0, 0, names, account.due + DAY, base=account.open)
        costs.append(cost)
    cost.amount = _dutch_business(terms, cost.base)
    cost.vat = vat_on(case, regime, cost.amount)


def _dutch_business(terms: dict[str, Any] | None, base: int) -> int:
    if terms is None or "at" in terms or base <= 0:
        return dutch_scale(base)
    return max(clause(terms, base), FORTY)


def _belgian_business(case: Case, terms: dict[str, Any] | None, base: int) -> int:
    if terms is None or "at" in terms:
        return FORTY
    agreed = clause(terms, base)
    if case.get("settings", {}).get("be_forty_on_top_of_clause"):
        return agreed + FORTY
    return max(agreed, FORTY)


def vat_on(case: Case, regime: str, amount: int) -> int:
    """Return VAT over Dutch costs of a creditor that cannot deduct it and says so; none in Belgium."""
    creditor = case["creditor"]
    cannot = not creditor.get("vat_deductible", True) and creditor.get("declares_vat", False)
    return dutch_vat(amount) if cannot and regime.startswith("nl") else 0


def may_be_asked(regime: str, kind: str) -> bool:
    """Return whether a cost made may be put on the debtor: of a consumer under Book XIX only that of a court.

    «No other charge» of belgium.md 1.5 is about the amicable phase; a writ stands outside it (R6).
    """
    return regime != "be-consumer-xix" or kind in ("summons", "court_fee", "service", "judgment")
