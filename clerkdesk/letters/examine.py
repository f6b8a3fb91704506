"""What keeps a letter from being made, found before anything is written."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import timedelta

from clerkdesk.domain.parties import DebtorKind
from clerkdesk.domain.problems import Problem
from clerkdesk.letters.letter import LetterData, LetterKind
from clerkdesk.letters.payment_code import faults

_LAW_OF = {
    LetterKind.FOURTEEN_DAY_LETTER: "NL",
    LetterKind.FIRST_REMINDER: "BE",
    LetterKind.FORMAL_NOTICE: "BE",
}
"""Letters that exist in the law of one country only."""

_TERM_DAYS = 14


def examine(data: LetterData) -> tuple[Problem, ...]:
    """Return what keeps this letter from being made: contents that the law wants, sums that differ."""
    return (*_unprintable(data), *_missing(data), *_amounts(data), *_terms(data))


def _unprintable(value: object, name: str = "") -> Iterator[Problem]:
    if isinstance(value, str):
        if any(_is_control(character) for character in value):
            yield Problem("letters.control_character", about=name, params={"field": name})
    elif isinstance(value, tuple):
        for item in value:
            yield from _unprintable(item, name)
    elif is_dataclass(value):
        for entry in fields(value):
            yield from _unprintable(getattr(value, entry.name), f"{name}.{entry.name}".strip("."))


def _is_control(character: str) -> bool:
    code = ord(character)
    return (code < 0x20 and character not in "\t\n\r") or 0x7F <= code < 0xA0 or code in (0xFFFE, 0xFFFF)


def _missing(data: LetterData) -> Iterator[Problem]:
    if not data.claims:
        yield Problem("letters.no_claims")
    for name, value in _wanted(data):
        if not value.strip():
            yield Problem("letters.data_missing", about=name, params={"field": name})


def _wanted(data: LetterData) -> Iterator[tuple[str, str]]:
    office, creditor, to = data.office, data.creditor, data.addressee
    yield from (("office.name", office.name), ("office.enterprise_number", office.enterprise_number))
    yield from (("office.phone", office.phone), ("office.email", office.email), ("dossier", data.dossier))
    yield from (("office.street", office.address.street), ("creditor.name", creditor.name))
    yield from (("debtor.name", to.name), ("debtor.street", to.address.street))
    yield from (("debtor.postcode", to.address.postcode), ("debtor.city", to.address.city))
    natural = data.debtor_kind is not DebtorKind.COMPANY
    if data.law == "NL" and natural:
        yield "office.nl_registration", office.nl_registration
    if data.law == "BE" and data.debtor_kind is DebtorKind.CONSUMER:
        yield "office.be_registration", office.be_registration
    yield from _wanted_of_creditor(data)
    for row in data.claims:
        yield "claims.invoice", row.invoice
        if natural:
            yield "claims.description", row.description


def _wanted_of_creditor(data: LetterData) -> Iterator[tuple[str, str]]:
    creditor = data.creditor
    if data.kind is not LetterKind.FIRST_REMINDER:
        yield "creditor.street", creditor.address.street
    if data.kind in (LetterKind.FIRST_REMINDER, LetterKind.FORMAL_NOTICE):
        yield "creditor.enterprise_number", creditor.enterprise_number
    if data.kind is LetterKind.FORMAL_NOTICE:
        yield from (("creditor.phone", creditor.phone), ("creditor.email", creditor.email))


def _amounts(data: LetterData) -> Iterator[Problem]:
    due = data.totals.due
    if due <= 0:
        yield Problem("letters.nothing_due")
        return
    total = sum(row.amount for row in data.claims) + sum(row.amount for row in data.statement)
    if total != due:
        yield Problem("letters.sum_differs", params={"sum": total, "due": due})
    if data.kind is LetterKind.FOURTEEN_DAY_LETTER and not data.announced_costs:
        yield Problem("letters.no_announced_costs")
    yield from faults(data.office.iban, data.office.account_holder, due, data.reference)


def _terms(data: LetterData) -> Iterator[Problem]:
    only = _LAW_OF.get(data.kind)
    days = _TERM_DAYS if only else 1
    if only is not None and only != data.law:
        yield Problem("letters.kind_wrong_law")
    if data.pay_by < data.on + timedelta(days=days):
        yield Problem("letters.term_too_short", params={"pay_by": data.pay_by, "days": days})
