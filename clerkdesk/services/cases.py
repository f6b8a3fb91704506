"""Turns a case as in design 9 into facts, a day and choices, or into the problems that prevent it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from clerkdesk.domain.choices import (
    DEFAULTS,
    BusinessScale,
    ClauseAboveCap,
    DayCount,
    LegalChoices,
)
from clerkdesk.domain.claim import (
    Channel,
    Claim,
    Cost,
    Event,
    EventKind,
    Nature,
    Notice,
    NoticeKind,
    Payment,
)
from clerkdesk.domain.dossier import (
    AgreedCosts,
    AgreedInterest,
    Band,
    Compounding,
    Creditor,
    Facts,
    Terms,
)
from clerkdesk.domain.money import ZERO
from clerkdesk.domain.parties import Debtor, DebtorKind
from clerkdesk.domain.problems import Problem
from clerkdesk.services.case_reading import Reading

_RATES = ("percent_per_year", "percent_per_month", "percent_above_statutory", "at")
_COSTS = ("bands", "percent", "lump_sum", "at")
_MAXIMUM = "statutory_maximum"
_SOME_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class AskedCase:
    """A case that could be read. ``ignored`` are the paths of what nobody understands."""

    facts: Facts
    on: date
    choices: LegalChoices
    ignored: tuple[str, ...]


def read_case(case: object, default_on: date) -> AskedCase | list[Problem]:
    """Return the facts of ``case`` with its own day or else ``default_on``, or every problem in it."""
    problems: list[Problem] = []
    ignored: list[str] = []
    top = Reading(case, "", problems, ignored)
    facts = Facts(
        debtor=_debtor(top.part("debtor")),
        creditor=_creditor(top.part("creditor")),
        claims=_claims(top),
        notices=tuple(_notice(reading) for reading in top.parts("notices")),
        payments=tuple(_payment(reading, place) for place, reading in enumerate(top.parts("payments"))),
        costs=tuple(_cost(reading) for reading in top.parts("costs")),
        events=tuple(_event(reading) for reading in top.parts("events")),
    )
    choices = _choices(top.part("settings"))
    on = top.day("on", default_on)
    top.done()
    _check_references(facts, top)
    return problems or AskedCase(facts, on, choices, tuple(ignored))


def _debtor(reading: Reading) -> Debtor:
    kind = reading.must(reading.one_of("kind", DebtorKind, None), "kind", DebtorKind.CONSUMER)
    country = _country(reading, "country")
    reading.done()
    return Debtor(kind, country or "NL")


def _country(reading: Reading, name: str) -> str | None:
    country = reading.text(name)
    if country is not None and not (len(country) == 2 and country.isascii() and country.isupper()):
        reading.wrong("case.country", name, found=country[:80])
    return country


def _creditor(reading: Reading) -> Creditor:
    creditor = Creditor(
        country=_country(reading, "country") or "NL",
        sme=reading.flag("sme", False),
        vat_deductible=reading.flag("vat_deductible", True),
        declares_vat=reading.flag("declares_vat", False),
        terms=_terms(reading.part("terms")) if reading.has("terms") else Terms(),
    )
    reading.part("terms")
    reading.done()
    return creditor


def _terms(reading: Reading) -> Terms:
    law = reading.text("law")
    if law not in (None, "NL", "BE"):
        reading.wrong("case.word", "law", found=str(law)[:80])
    interest = reading.part("interest")
    costs = reading.part("collection_costs")
    terms = Terms(
        law,
        _interest(interest) if reading.has("interest") else None,
        _collection_costs(costs) if reading.has("collection_costs") else None,
    )
    reading.done()
    return terms


def _interest(reading: Reading) -> AgreedInterest:
    agreed = AgreedInterest(
        reading.percent("percent_per_year"),
        reading.percent("percent_per_month"),
        reading.percent("percent_above_statutory"),
        _at_maximum(reading),
        reading.one_of("compounding", Compounding, Compounding.NONE),
    )
    _one_of_them(reading, _RATES)
    reading.done()
    return agreed


def _collection_costs(reading: Reading) -> AgreedCosts:
    percent = reading.percent("percent")
    bands = tuple(_band(band) for band in reading.parts("bands"))
    agreed = AgreedCosts(
        bands if percent is None else (Band(percent),),
        reading.amount("lump_sum", None),
        _at_maximum(reading),
        reading.amount("minimum", None),
        reading.amount("maximum", None),
    )
    _one_of_them(reading, _COSTS)
    reading.done()
    return agreed


def _at_maximum(reading: Reading) -> bool:
    at = reading.text("at")
    if at not in (None, _MAXIMUM):
        reading.wrong("case.word", "at", found=str(at)[:80])
    return at == _MAXIMUM


def _one_of_them(reading: Reading, names: Sequence[str]) -> None:
    if sum(reading.has(name) for name in names) != 1:
        reading.wrong("case.one_of", "", names=", ".join(names))


def _band(reading: Reading) -> Band:
    percent = reading.percent("percent")
    band = Band(reading.must(percent, "percent", Decimal(0)), reading.amount("up_to", None))
    reading.done()
    return band


def _claims(top: Reading) -> tuple[Claim, ...]:
    claims = tuple(_claim(reading, place) for place, reading in enumerate(top.parts("claims")))
    if not claims:
        top.wrong("case.no_claims", "claims")
    if len({claim.id for claim in claims}) < len(claims):
        top.wrong("case.double_id", "claims")
    return claims


def _claim(reading: Reading, place: int) -> Claim:
    principal = reading.must(reading.amount("principal", None), "principal", ZERO)
    disputed = reading.amount("disputed", ZERO)
    if disputed > principal:
        reading.wrong("case.disputed_too_much", "disputed")
    claim = Claim(
        id=reading.text("id", str(place + 1)) or str(place + 1),
        principal=principal,
        due=reading.must(reading.day("due", None), "due", _SOME_DAY),
        invoiced=reading.day("invoiced", None),
        contract=reading.day("contract", None),
        nature=reading.one_of("nature", Nature, None),
        disputed=disputed,
    )
    reading.done()
    return claim


def _notice(reading: Reading) -> Notice:
    sent = reading.must(reading.day("sent", None), "sent", _SOME_DAY)
    delivered = reading.day("delivered", None)
    if delivered is not None and delivered < sent:
        reading.wrong("case.delivered_before_sent", "delivered")
    kind = reading.one_of("kind", NoticeKind, None)
    valid = reading.flag("valid", True)
    reason = reading.text("reason") or reading.text("invalid_because")
    notice = Notice(
        kind=reading.must(kind, "kind", NoticeKind.FORMAL_NOTICE),
        sent=sent,
        channel=reading.one_of("channel", Channel, Channel.POST),
        claims=reading.texts("claims"),
        delivered=delivered,
        term_days=reading.whole("term_days", 14),
        announced_costs=reading.amount("announced_costs", None),
        invalid_because=None if valid else reason or "—",
    )
    reading.done()
    return notice


def _payment(reading: Reading, place: int) -> Payment:
    payment = Payment(
        id=reading.text("id", f"P{place + 1}") or "",
        on=reading.must(reading.day("on", None), "on", _SOME_DAY),
        amount=reading.must(reading.amount("amount", None), "amount", ZERO),
        claims=reading.texts("claims"),
    )
    reading.done()
    return payment


def _cost(reading: Reading) -> Cost:
    cost = Cost(
        kind=reading.must(reading.text("kind"), "kind", ""),
        on=reading.must(reading.day("on", None), "on", _SOME_DAY),
        amount=reading.must(reading.amount("amount", None), "amount", ZERO),
    )
    reading.done()
    return cost


def _event(reading: Reading) -> Event:
    kind = reading.one_of("kind", EventKind, None)
    event = Event(
        reading.must(kind, "kind", EventKind.PLAN_REQUEST),
        reading.must(reading.day("on", None), "on", _SOME_DAY),
    )
    reading.done()
    return event


def _choices(reading: Reading) -> LegalChoices:
    choices = replace(
        DEFAULTS,
        day_count=reading.one_of("day_count", DayCount, DEFAULTS.day_count),
        nl_post_delivery_days=reading.whole("nl_post_delivery_days", DEFAULTS.nl_post_delivery_days),
        nl_business_scale=reading.one_of("nl_business_scale", BusinessScale, DEFAULTS.nl_business_scale),
        be_old_contract_cutoff=reading.day("be_old_contract_cutoff", DEFAULTS.be_old_contract_cutoff),
        be_safe_waiting_period=reading.flag("be_safe_waiting_period", DEFAULTS.be_safe_waiting_period),
        be_clause_above_cap=reading.one_of(
            "be_clause_above_cap", ClauseAboveCap, DEFAULTS.be_clause_above_cap
        ),
        be_forty_on_top_of_clause=reading.flag(
            "be_forty_on_top_of_clause", DEFAULTS.be_forty_on_top_of_clause
        ),
        be_postage=reading.amount("be_postage", DEFAULTS.be_postage),
    )
    reading.done()
    return choices


def _check_references(facts: Facts, top: Reading) -> None:
    """Note every claim that a notice or payment names and that is not there."""
    known = {claim.id for claim in facts.claims}
    named = [(f"notices.{place}", notice.claims) for place, notice in enumerate(facts.notices)]
    named += [(f"payments.{place}", payment.claims) for place, payment in enumerate(facts.payments)]
    for path, claims in named:
        for claim in claims:
            if claim not in known:
                top.wrong("case.unknown_claim", f"{path}.claims", found=claim[:80])
