"""Collection costs computed anew once a year of interest joined what bears interest (Besluit BIK, note 5)."""

from collections.abc import Callable, Iterator
from datetime import date

from clerkdesk.domain.books import Because, Books, Charge, Happening
from clerkdesk.domain.case import Case
from clerkdesk.domain.choices import DEFAULTS, BusinessScale
from clerkdesk.domain.dates import DAY, add_years
from clerkdesk.domain.law.nl.collection_costs import MAXIMUM, MINIMUM, SCALE, costs_of
from clerkdesk.domain.lines import Group
from clerkdesk.domain.problems import Parameter
from clerkdesk.domain.rule import Rule

RECALCULATED = Rule(
    "nl.costs.recalculated",
    "nl.besluit-bik.2",
    "art. 2 Besluit BIK, toelichting onder 5; art. 6:119 lid 2 BW",
    ("on", "principal", "interest", "base", "amount"),
)
_BY_SCALE = (SCALE, MINIMUM, MAXIMUM, RECALCULATED)


def happenings(case: Case, *, business: bool) -> Iterator[Happening]:
    """Yield, where the office or creditor chose so, each day on which a year of interest joins the base."""
    if case.choices is DEFAULTS:
        return
    for index, claim in enumerate(case.claims):
        first = claim.due + DAY
        years = 1
        while (day := add_years(first, years)) <= case.on:
            chosen = case.choices.on(day)
            if chosen.nl_recalculate_after_year:
                kind = chosen.nl_business_scale if business else BusinessScale.STATUTORY
                yield Happening(day.toordinal(), 0, index, _again(case, index, kind, day))
            years += 1


def _again(case: Case, index: int, kind: str, day: date) -> Callable[[Books], None]:
    def recalculate(books: Books) -> None:
        for account in books.accounts:
            account.advance(day.toordinal())
        for charge in books.charges:
            if charge.group is Group.COLLECTION_COSTS and index in charge.claims:
                _raise(case, charge, kind, day, books)

    return recalculate


def _raise(case: Case, charge: Charge, kind: str, day: date, books: Books) -> None:
    """Let ``charge`` grow to the scale over what bears interest now; it never shrinks."""
    if not any(charge.because.rule is rule for rule in _BY_SCALE):
        return
    accounts = [books.accounts[index] for index in charge.claims]
    interest = sum([account.capital for account in accounts])
    base = sum([account.principal for account in accounts]) + interest
    costs = costs_of(kind, base, day, case.facts.creditor, case.tariffs)
    if costs is None or costs.amount <= charge.amount:
        return
    params: dict[str, Parameter] = {
        "on": day,
        "principal": base - interest,
        "interest": interest,
        "base": base,
        "amount": costs.amount,
    }
    charge.amount = costs.amount
    charge.because = Because(RECALCULATED, params, costs.because.tariff)
    if charge.vat_because is not None:
        charge.vat, charge.vat_because = costs.vat, costs.vat_because
