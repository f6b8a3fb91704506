"""Collection costs of the five regimes: from which notice or lateness, how much, in which state."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.domain.second_road.accounts import Account, pay_principal
from tests.domain.second_road.days import (
    DAY,
    belgian_last_free_day,
    dutch_delivery,
    dutch_last_free_day,
)
from tests.domain.second_road.instalments import fee, instalments
from tests.domain.second_road.regimes import BOOK_XIX
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
    instalment: bool = False
    bears: Account | None = None

    def open(self) -> int:
        """Return what is still to be paid of it."""
        return self.amount + self.vat - self.paid

    def pay(self, amount: int) -> int:
        """Book what can be booked of ``amount`` and return how much; what is paid bears no more interest."""
        part = min(amount, self.open())
        self.paid += part
        if self.bears is not None:
            pay_principal(self.bears, part)
        return part


@dataclass
class Term:
    """A valid notice with the claims it is the first one for, and the last day to pay without costs."""

    sent: date
    last_free_day: date
    claims: list[Account]
    open_then: dict[str, int]
    vat_announced: bool = True


def term_of(
    case: Case,
    regime: str,
    notice: dict[str, Any],
    accounts: Sequence[Account],
    taken: set[str],
    bearing: set[str],
) -> Term | None:
    """Return the term that a notice starts on the day it is sent, none where it has no effect.

    It must be of the right kind, give fourteen days and announce the right amount if it announces one
    (art. 6:96 lid 6 BW; art. XIX.2 WER; before Book XIX any clear demand will do). It counts for the
    claims it names that are late; a Belgian claim has its first term once.
    """
    kinds = {
        "nl-consumer": ("fourteen_day_letter",),
        "be-consumer-xix": ("first_reminder",),
        "be-consumer-2002": ("formal_notice", "first_reminder"),
    }
    sent = date.fromisoformat(notice["sent"])
    names = notice.get("claims") or [account.id for account in accounts]
    named = [account for account in accounts if account.id in names]
    if notice["kind"] not in kinds.get(regime, ()) or not notice.get("valid", True):
        return None
    if notice.get("term_days", 14) < 14 and regime != "be-consumer-2002":
        return None
    late = [account for account in named if account.due < sent]
    fresh = late if regime == "nl-consumer" else [each for each in late if each.id not in taken]
    open_then = {account.id: account.open for account in fresh}
    term = Term(sent, _last_free_day(case, regime, notice), fresh, open_then)
    if "announced_costs" in notice and regime != "be-consumer-2002":
        right = right_amounts(case, regime, late, taken, bearing)
        announced = cents(notice["announced_costs"])
        term.vat_announced = any(announced == amount + vat for amount, vat in right)
        if not term.vat_announced and all(announced != amount for amount, _ in right):
            return None
    return term if fresh else None


def right_amounts(
    case: Case, regime: str, late: Sequence[Account], taken: set[str], bearing: set[str]
) -> list[tuple[int, int]]:
    """Return every amount, and the VAT on it, that a notice can honestly name on the day it is sent.

    Over what is undisputed or all that is open, with or without claims that an earlier notice was about.
    """
    disputed = {claim["id"]: cents(claim.get("disputed", "0.00")) for claim in case["claims"]}
    able = [account for account in late if not _credit(case, regime, account)]
    found: list[tuple[int, int]] = []
    without: tuple[Collection[str], ...] = ((), taken, bearing)
    for left_out in without:
        claims = [account for account in able if account.id not in left_out]
        undisputed = sum(account.open for account in claims)
        for base in (undisputed, undisputed + sum(disputed[account.id] for account in claims)):
            if base or regime != "nl-consumer":
                amount = amount_over(case, regime, base)
                found.append((amount, vat_on(case, regime, amount)))
    return found


def _credit(case: Case, regime: str, account: Account) -> bool:
    """Return whether a claim is consumer credit, which bears no Dutch collection costs (art. 7:76 BW)."""
    nature = {claim["id"]: claim.get("nature") for claim in case["claims"]}
    return regime == "nl-consumer" and nature[account.id] == "credit"


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
    able = [account for account in accounts if not _credit(case, regime, account)]
    return amount_over(case, regime, sum(account.open for account in able))


def amount_over(case: Case, regime: str, base: int) -> int:
    """Return the costs that one notice to a consumer brings over ``base``."""
    terms = case["creditor"].get("terms", {}).get("collection_costs")
    if regime == "nl-consumer":
        return dutch_scale(base)
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


def cost_of_term(
    case: Case, regime: str, term: Term, borne: Collection[str], costs: Sequence[Cost] = ()
) -> Cost:
    """Return the costs of a notice over what is open now on claims whose costs no other has ``borne``.

    None when as much was paid within the term as the principal was: «full payment inside the term: no
    fee; interest may still be due» (netherlands.md 1.3).
    """
    able = [account for account in term.claims if not _credit(case, regime, account)]
    claims = [account for account in able if account.id not in borne]
    unpaid = [] if _paid_in_term(term, claims) else [account for account in claims if account.open > 0]
    due_from = term.last_free_day + DAY
    small = [each for each in unpaid if each.id in instalments(case, regime, term.sent)]
    amount = amount_of(case, regime, [account for account in unpaid if account not in small])
    if small:
        amount += fee(due_from, [(cost.due_from, cost.amount) for cost in costs if cost.instalment])
    names = tuple(account.id for account in unpaid)
    vat = vat_on(case, regime, amount) if term.vat_announced else 0
    return Cost(amount, vat, names, due_from, instalment=bool(small))


def _paid_in_term(term: Term, claims: Sequence[Account]) -> bool:
    days = [paid for account in claims for paid in account.paid]
    paid = sum(amount for day, amount in days if term.sent <= day <= term.last_free_day)
    return paid >= sum(term.open_then[account.id] for account in claims)


def lateness(
    case: Case, regime: str, account: Account, accounts: Sequence[Account], costs: list[Cost]
) -> None:
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
        amount = _belgian_business(case, terms, account)
        costs.append(Cost(amount, 0, names, account.due + DAY))
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


def _belgian_business(case: Case, terms: dict[str, Any] | None, account: Account) -> int:
    """Return the clause or the 40 euro, which older contracts do not know (belgium.md 2)."""
    concluded = {claim["id"]: claim.get("contract", claim["due"]) for claim in case["claims"]}
    forty = FORTY if concluded[account.id] >= "2013-03-16" else 0
    if terms is None or "at" in terms:
        return forty
    agreed = clause(terms, account.open)
    if case.get("settings", {}).get("be_forty_on_top_of_clause"):
        return agreed + forty
    return max(agreed, forty)


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


def _agreed(case: Case) -> bool:
    """Return whether the contract provides for the costs of reminders; terms that are silent are read as yes.

    «only if the contract provides for it» (belgium.md 1.2): without any terms it does not.
    """
    terms = case["creditor"].get("terms", {})
    known = "interest" in terms or "collection_costs" in terms
    return bool(terms.get("reminder_costs", known))


def further_reminder(
    case: Case, notice: dict[str, Any], accounts: Sequence[Account], taken: set[str]
) -> Cost | None:
    """Return what a further reminder costs a Belgian consumer: at most 7.50 euro and postage (XIX.2 WER).

    Only for claims that are late, still open and had their free reminder before; above the most, nothing.
    Before Book XIX there was no such cost.
    """
    sent = date.fromisoformat(notice["sent"])
    names = notice.get("claims") or [account.id for account in accounts]
    about = [a for a in accounts if a.id in names and a.id in taken and a.due < sent and a.open > 0]
    amount = cents(notice.get("announced_costs", "0.00"))
    most = 7_50 + cents(case.get("settings", {}).get("be_postage", "0.00"))
    if amount > most or not about or sent < BOOK_XIX or not _agreed(case):
        return None
    return Cost(amount, 0, tuple(account.id for account in about), sent)
