"""The data of a letter as the plain texts, flags and lists that a template may see."""

import re
from datetime import date
from functools import cache

from babel.dates import get_month_names
from stdnum import iban as iban_numbers

from clerkdesk import wording
from clerkdesk.domain.claim import Channel
from clerkdesk.domain.money import ZERO, Money
from clerkdesk.domain.parties import Language
from clerkdesk.letters import references, sentences
from clerkdesk.letters.letter import Address, ClaimRow, CreditorParty, LetterData, Office, StatementRow

Value = str | int | list[str] | list[dict[str, str]] | dict[str, str | list[str]]
"""Nothing else ever reaches a template."""

_SPACES = re.compile(r"[ \t\r\n]+")
_GUARDS = str.maketrans({"{": "\ufdd0", "}": "\ufdd1"})
_UNGUARDS = str.maketrans({"\ufdd0": "{", "\ufdd1": "}"})


def guarded(text: str) -> str:
    """Return ``text`` on one line, with its braces out of sight of the check for unfilled fields (W06)."""
    return _SPACES.sub(" ", text).strip().translate(_GUARDS)


def unbroken(number: str) -> str:
    """Return a telephone number that stays on one line."""
    return guarded(number).replace(" ", "\N{NO-BREAK SPACE}")


def unguarded(xml: str) -> str:
    """Return ``xml`` with the braces of the data back in their place."""
    return xml.translate(_UNGUARDS) if "\ufdd0" in xml or "\ufdd1" in xml else xml


def values_of(data: LetterData) -> dict[str, Value]:
    """Return every field of ``fields.toml`` with its value for this letter."""
    return {
        "law": data.law,
        "window": data.window.value,
        "by_post": int(data.channel in {Channel.POST, Channel.REGISTERED}),
        "office": _office(data.office, data),
        "creditor": _creditor(data.creditor, data),
        "debtor": _debtor(data),
        "dossier": guarded(data.dossier),
        "date": long_date(data.on, data.language),
        "place": guarded(data.place or data.office.address.city),
        "earlier": long_date(data.earlier, data.language) if data.earlier else "",
        "signatory": guarded(data.signatory),
        "signatory_role": guarded(data.signatory_role),
        "claims": [_claim(row, data) for row in data.claims],
        "claims_total": _number(Money(sum(row.amount for row in data.claims)), data.language),
        "claims_count": len(data.claims),
        "statement": [_row(row, data.language) for row in data.statement],
        **_amounts(data),
        "pay_by": long_date(data.pay_by, data.language),
        "reference": references.printed(data.reference),
        "next_step": guarded(data.next_step or sentences.next_step(data)),
        "rights": [guarded(right) for right in data.rights or sentences.rights(data)],
    }


def _amounts(data: LetterData) -> dict[str, Value]:
    totals, costs = data.totals, data.announced_costs or ZERO

    def euro(amount: int) -> str:
        return euros(Money(amount), data.language)

    return {
        "totals": {
            "principal": euro(totals.principal),
            "interest": euro(totals.interest),
            "collection_costs": euro(totals.collection_costs),
            "vat": euro(totals.vat),
            "other_costs": euro(totals.other_costs),
            "paid": euro(totals.paid),
            "due": euro(totals.due),
        },
        "bears_interest": int(totals.interest > 0),
        "has_dispute": int(totals.disputed > 0),
        "disputed": euro(totals.disputed),
        "has_costs": int(costs > 0),
        "has_vat": int(data.announced_vat > 0),
        "announced_costs": euro(costs),
        "announced_vat": euro(data.announced_vat),
        "announced_total": euro(costs + data.announced_vat),
        "has_after": int(data.due_after_on is not None and data.due_after > totals.due),
        "due_after": euro(data.due_after),
        "due_after_on": long_date(data.due_after_on, data.language) if data.due_after_on else "",
    }


def _office(office: Office, data: LetterData) -> dict[str, str | list[str]]:
    return {
        "name": guarded(office.name),
        "address": guarded(one_line(office.address, data)),
        "street": guarded(street_and_number(office.address)),
        "town": guarded(_town(office.address)),
        "enterprise_number": guarded(_enterprise_number(office.enterprise_number, office.address, data)),
        "phone": unbroken(office.phone),
        "email": guarded(office.email),
        "website": guarded(office.website),
        "nl_registration": guarded(office.nl_registration),
        "be_registration": guarded(office.be_registration),
        "disputes_body": guarded(office.disputes_body),
        "iban": iban_numbers.format(office.iban),
        "account_holder": guarded(office.account_holder),
    }


def _creditor(creditor: CreditorParty, data: LetterData) -> dict[str, str | list[str]]:
    return {
        "name": guarded(creditor.name),
        "address": guarded(one_line(creditor.address, data)),
        "enterprise_number": guarded(_enterprise_number(creditor.enterprise_number, creditor.address, data)),
        "phone": unbroken(creditor.phone),
        "email": guarded(creditor.email),
    }


def _debtor(data: LetterData) -> dict[str, str | list[str]]:
    debtor = data.addressee
    return {
        "lines": [guarded(line) for line in window_lines(data)],
        "name": guarded(debtor.name),
        "address": guarded(one_line(debtor.address, data)),
        "salutation": guarded(debtor.salutation or sentences.salutation(data.language)),
        "kind": data.debtor_kind.value,
    }


def window_lines(data: LetterData) -> list[str]:
    """Return the lines of the address window: name, care of, street, town, and a country abroad."""
    to = data.addressee
    abroad = to.address.country != data.office.address.country
    return [
        line
        for line in (
            to.name,
            to.care_of,
            street_and_number(to.address),
            f"{to.address.postcode}\N{NO-BREAK SPACE} {to.address.city}".strip(),
            sentences.country(to.address.country, data.language).upper() if abroad else "",
        )
        if line
    ]


def street_and_number(address: Address) -> str:
    """Return street and number, also where the number is part of the street."""
    return f"{address.street} {address.number}".strip()


def one_line(address: Address, data: LetterData) -> str:
    """Return an address as it stands in a sentence, with its country when that is not the debtor's."""
    town = f"{street_and_number(address)}, {_town(address)}"
    if address.country == data.addressee.address.country:
        return town
    return f"{town}, {sentences.country(address.country, data.language)}"


def _town(address: Address) -> str:
    return f"{address.postcode} {address.city}"


def _enterprise_number(number: str, address: Address, data: LetterData) -> str:
    register = sentences.register(address.country, data.language)
    return f"{register} {references.enterprise_number(number, address.country)}" if number else ""


def _claim(row: ClaimRow, data: LetterData) -> dict[str, str]:
    return {
        "invoice": guarded(row.invoice),
        "description": guarded(row.description),
        "invoiced": short_date(row.invoiced, data.law) if row.invoiced else "\N{EN DASH}",
        "due": short_date(row.due, data.law),
        "amount": _number(row.amount, data.language),
    }


def _row(row: StatementRow, language: Language) -> dict[str, str]:
    return {
        "text": guarded(row.text),
        "detail": guarded(row.detail),
        "amount": _number(row.amount, language),
    }


def _number(amount: Money, language: Language) -> str:
    return wording.money(amount, language).replace("-", "\N{MINUS SIGN}")


def euros(amount: Money, language: Language) -> str:
    """Return an amount as the language writes it: ``€ 1.234,56``, ``1.234,56 €``, ``€1,234.56``."""
    number = _number(amount, language)
    match language:
        case Language.NL:
            return f"€\N{NO-BREAK SPACE}{number}"
        case Language.FR:
            return f"{number}\N{NO-BREAK SPACE}€"
        case _:
            return f"€{number}"


def short_date(day: date, law: str) -> str:
    """Return a day for a table: ``22-11-2026`` in the Netherlands, ``22/11/2026`` in Belgium."""
    return f"{day:%d/%m/%Y}" if law == "BE" else f"{day:%d-%m-%Y}"


def long_date(day: date, language: Language) -> str:
    """Return a day for a sentence: ``22 november 2026``; no break inside."""
    number = "1er" if language is Language.FR and day.day == 1 else str(day.day)
    return "\N{NO-BREAK SPACE}".join((number, _months(language)[day.month], str(day.year)))


@cache
def _months(language: Language) -> dict[int, str]:
    return dict(get_month_names("wide", locale=language.value))
