"""Which of the five money regimes governs a case."""

from datetime import date

from tests.domain.second_road.days import DAY
from tests.domain.second_road.scales import Case

BOOK_XIX = date(2023, 9, 1)


def regime(case: Case) -> str:
    """Return the id of the money regime (design 4.4, netherlands.md 0, belgium.md 0).

    A business falls under the law of the terms, else of its seller; a consumer under that of the home.
    """
    debtor, creditor = case["debtor"], case["creditor"]
    if debtor["kind"] != "consumer":
        law = creditor.get("terms", {}).get("law") or creditor["country"]
        return "be-business" if law == "BE" else "nl-business"
    if debtor["country"] == "NL":
        return "nl-consumer"
    cutoff = case.get("settings", {}).get("be_old_contract_cutoff")
    old = all(_before_book_xix(claim, cutoff) for claim in case["claims"])
    return "be-consumer-2002" if old else "be-consumer-xix"


def _before_book_xix(claim: Case, cutoff: str | None) -> bool:
    """Return whether contract and arrears are both old (R4); an unknown contract is taken as new."""
    if "contract" not in claim:
        return False
    arrears = date.fromisoformat(claim["due"]) + DAY
    since = date.fromisoformat(cutoff) if cutoff else BOOK_XIX
    return date.fromisoformat(claim["contract"]) < BOOK_XIX and arrears < since
