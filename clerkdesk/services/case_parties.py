"""Reads who owes, who is owed, and what their terms say."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from clerkdesk.domain.dossier import AgreedCosts, AgreedInterest, Band, Compounding, Creditor, Terms
from clerkdesk.domain.parties import Debtor, DebtorKind
from clerkdesk.services.case_reading import Reading

_RATES = ("percent_per_year", "percent_per_month", "percent_above_statutory", "at")
_COSTS = ("bands", "percent", "lump_sum", "at")


class _Law(StrEnum):
    NL = "NL"
    BE = "BE"


class _At(StrEnum):
    MAXIMUM = "statutory_maximum"


def read_debtor(reading: Reading) -> Debtor:
    """Return the debtor, of whom the kind has to be said."""
    kind = reading.one_of("kind", DebtorKind, None)
    debtor = Debtor(
        reading.must(kind, "kind", DebtorKind.CONSUMER),
        reading.country("country", "NL"),
    )
    reading.done()
    return debtor


def read_creditor(reading: Reading) -> Creditor:
    """Return the creditor; what is not said of it is as in design 9."""
    terms = reading.part("terms")
    creditor = Creditor(
        country=reading.country("country", "NL"),
        sme=reading.flag("sme", False),
        vat_deductible=reading.flag("vat_deductible", True),
        declares_vat=reading.flag("declares_vat", False),
        terms=_terms(terms) if reading.has("terms") else Terms(),
    )
    reading.done()
    return creditor


def _terms(reading: Reading) -> Terms:
    interest = reading.part("interest")
    costs = reading.part("collection_costs")
    terms = Terms(
        reading.one_of("law", _Law, None),
        _interest(interest) if reading.has("interest") else None,
        _collection_costs(costs) if reading.has("collection_costs") else None,
        reading.flag("reminder_costs", None),
    )
    reading.done()
    return terms


def _interest(reading: Reading) -> AgreedInterest:
    agreed = AgreedInterest(
        reading.percent("percent_per_year"),
        reading.percent("percent_per_month"),
        reading.percent("percent_above_statutory"),
        reading.one_of("at", _At, None) is not None,
        reading.one_of("compounding", Compounding, Compounding.NONE),
    )
    _exactly_one(reading, _RATES)
    reading.done()
    return agreed


def _collection_costs(reading: Reading) -> AgreedCosts:
    percent = reading.percent("percent")
    minimum, maximum = reading.amount("minimum", None), reading.amount("maximum", None)
    if minimum is not None and maximum is not None and minimum > maximum:
        reading.wrong("case.minimum_over_maximum", "minimum")
    bands = _bands(reading)
    agreed = AgreedCosts(
        bands if percent is None else (Band(percent),),
        reading.amount("lump_sum", None),
        reading.one_of("at", _At, None) is not None,
        minimum,
        maximum,
    )
    _exactly_one(reading, _COSTS)
    reading.done()
    return agreed


def _exactly_one(reading: Reading, names: Sequence[str]) -> None:
    given = [name for name in names if reading.has(name)]
    if len(given) != 1:
        reading.wrong("case.one_of", given[1] if given else "", names=", ".join(names))


def _bands(reading: Reading) -> tuple[Band, ...]:
    """Return the slices, each ending above the one before it; only the last may have no end."""
    bands: list[Band] = []
    if reading.has("bands"):
        reading.must_hold_some("bands")
    for part in reading.parts("bands"):
        percent, up_to = part.percent("percent"), part.amount("up_to", None)
        before = bands[-1].up_to if bands else 0
        if before is None:
            part.wrong("case.band_after_rest", "")
        elif up_to is not None and up_to <= before:
            part.wrong("case.bands_not_rising", "up_to")
        bands.append(Band(part.must(percent, "percent", Decimal(0)), up_to))
        part.done()
    return tuple(bands)
