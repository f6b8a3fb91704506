"""A believable letter of every kind, to try a template with before a real one is made."""

from dataclasses import replace
from datetime import date, timedelta

from clerkdesk.domain.money import ZERO, Money
from clerkdesk.domain.parties import DebtorKind, Language
from clerkdesk.domain.references import reference_for
from clerkdesk.domain.statement import Totals
from clerkdesk.letters.letter import (
    Address,
    Addressee,
    ClaimRow,
    CreditorParty,
    LetterData,
    LetterKind,
    Office,
    StatementRow,
    Window,
)

_DAY = date(2026, 11, 23)

_OFFICE = Office(
    name="Kanaal & Partners",
    address=Address("Kanaalweg", "14", "3526 KL", "Utrecht", "NL"),
    enterprise_number="81234567",
    phone="+31 30 555 01 40",
    email="post@kanaalpartners.example",
    website="www.kanaalpartners.example",
    iban="NL91ABNA0417164300",
    account_holder="Stichting Derdengelden Kanaal & Partners",
    nl_registration="IR-2025-00417",
    be_registration="300417",
    disputes_body="Geschillencommissie Incasso",
)

_WORDS = {
    Language.NL: (
        "Keukenapparatuur en montage",
        "Onderhoud van de wasmachine",
        "Rente over factuur",
        "Kosten",
    ),
    Language.FR: (
        "Appareils de cuisine et pose",
        "Entretien du lave-linge",
        "Intérêts sur la facture",
        "Frais",
    ),
    Language.EN: (
        "Kitchen appliances and fitting",
        "Service of the washing machine",
        "Interest on invoice",
        "Costs",
    ),
}

_FREE_OF_COSTS = frozenset(
    {LetterKind.FOURTEEN_DAY_LETTER, LetterKind.FIRST_REMINDER}
)  # what is announced is not yet asked


def sample(
    kind: LetterKind, language: Language, law: str | None = None, debtor: DebtorKind = DebtorKind.CONSUMER
) -> LetterData:
    """Return a made-up letter of ``kind`` that passes ``examine``; nobody in it exists."""
    country = law or ("BE" if kind in (LetterKind.FIRST_REMINDER, LetterKind.FORMAL_NOTICE) else "NL")
    claims = _claims(language)
    rows = () if kind in _FREE_OF_COSTS else _rows(language)
    return LetterData(
        kind=kind,
        language=language,
        law=country,
        debtor_kind=debtor,
        office=_OFFICE,
        creditor=_creditor(country),
        addressee=_addressee(country),
        dossier="2026-004711",
        on=_DAY,
        claims=claims,
        statement=rows,
        totals=_totals(claims, rows),
        pay_by=_DAY + timedelta(days=22),
        reference=reference_for(country, 2026004711),
        window=Window.RIGHT if country == "BE" else Window.LEFT,
        announced_costs=Money(9_750) if kind in _FREE_OF_COSTS else None,
        earlier=None if kind in _FREE_OF_COSTS else _DAY - timedelta(days=24),
        due_after=Money(_totals(claims, rows).due + (9_750 if kind in _FREE_OF_COSTS else 230)),
        due_after_on=_DAY + timedelta(days=23),
        signatory="Marit de Groot",
    )


def _claims(language: Language) -> tuple[ClaimRow, ...]:
    first, second = _WORDS.get(language, _WORDS[Language.EN])[:2]
    return (
        ClaimRow("F-2026-1187", first, date(2026, 7, 6), date(2026, 8, 5), Money(52_500)),
        ClaimRow("F-2026-1302", second, date(2026, 8, 10), date(2026, 9, 9), Money(12_500)),
    )


def _rows(language: Language) -> tuple[StatementRow, ...]:
    interest, costs = _WORDS.get(language, _WORDS[Language.EN])[2:]
    detail = "6 % × 525,00 × 110 / 365"
    return (
        StatementRow(f"{interest} F-2026-1187", Money(949), detail),
        StatementRow(costs, Money(9_750)),
        StatementRow("12-10-2026", Money(-10_000)),
    )


def _totals(claims: tuple[ClaimRow, ...], rows: tuple[StatementRow, ...]) -> Totals:
    principal = Money(sum(row.amount for row in claims))
    nothing = Totals(principal, ZERO, ZERO, ZERO, ZERO, ZERO, principal)
    if not rows:
        return nothing
    due = Money(principal + sum(row.amount for row in rows))
    return replace(
        nothing,
        interest=rows[0].amount,
        collection_costs=rows[1].amount,
        paid=Money(-rows[2].amount),
        due=due,
    )


def _creditor(country: str) -> CreditorParty:
    if country == "BE":
        address = Address("Nieuwstraat", "88", "2800", "Mechelen", "BE")
        return CreditorParty(
            "Vanthuyne Huishoud bv", address, "0403227515", "+32 15 55 01 22", "info@vanthuyne.example"
        )
    address = Address("Havenkade", "3", "8011 RZ", "Zwolle", "NL")
    return CreditorParty(
        "Witgoed Oost B.V.", address, "08123456", "+31 38 555 01 22", "info@witgoedoost.example"
    )


def _addressee(country: str) -> Addressee:
    if country == "BE":
        return Addressee("Els Verbeke", Address("Kerkstraat", "21 bus 4", "9000", "Gent", "BE"))
    return Addressee("A. Jansen-de Wit", Address("Lindelaan", "112 B", "3731 GA", "De Bilt", "NL"))
