"""The debtor of a row: who, in which capacity, where, and how to be reached."""

from dataclasses import dataclass

from clerkdesk.domain.parties import DebtorKind, Language
from clerkdesk.intake.draft import Draft
from clerkdesk.intake.identities import Checked, check_email, check_iban, check_phone
from clerkdesk.intake.mapping import Field
from clerkdesk.intake.meanings import read_kind, read_language
from clerkdesk.intake.numbers import read_enterprise, read_reference
from clerkdesk.intake.places import Place, read_place
from clerkdesk.intake.synonyms import words_for
from clerkdesk.intake.words import folded, looks_like_formula, mixes_scripts


@dataclass(frozen=True, slots=True)
class DebtorPart:
    """What a row says of its debtor."""

    key: str
    reference: str | None
    name: str
    kind: DebtorKind
    kind_assumed: bool
    place: Place
    language: Language | None
    email: str | None
    phone: str | None
    enterprise_number: str | None
    vat_number: str | None
    iban: str | None


def read_debtor(draft: Draft, creditor_country: str) -> DebtorPart:
    """Return the debtor of the row; what is missing or wrong is noted in ``draft``."""
    name = _name(draft)
    kind, assumed = _kind(draft, name)
    place = read_place(draft, creditor_country)
    reference = read_reference(draft)
    number, vat_number = read_enterprise(draft, place.country, kind)
    return DebtorPart(
        key=_key(reference, number, name, place),
        reference=reference,
        name=name,
        kind=kind,
        kind_assumed=assumed,
        place=place,
        language=_language(draft),
        email=_contact(draft, Field.EMAIL),
        phone=_contact(draft, Field.PHONE),
        enterprise_number=number,
        vat_number=vat_number,
        iban=_contact(draft, Field.IBAN),
    )


def _name(draft: Draft) -> str:
    last = draft.text(Field.NAME)
    if last is None:
        draft.refuse("intake.name_missing", Field.NAME)
        return ""
    first = draft.text(Field.FIRST_NAME) if draft.has(Field.FIRST_NAME) else None
    look_at(draft, Field.NAME, last)
    if mixes_scripts(last):
        draft.warn("intake.name_mixes_alphabets", Field.NAME)
        draft.look_first = True
    return f"{first} {last}" if first else last


def look_at(draft: Draft, wanted: Field, text: str) -> None:
    """Have a person look first at a text that a spreadsheet would run."""
    if looks_like_formula(text):
        draft.warn("intake.looks_like_formula", wanted)
        draft.look_first = True


def _kind(draft: Draft, name: str) -> tuple[DebtorKind, bool]:
    text = draft.text(Field.KIND)
    kind = read_kind(text) if text else None
    if kind is None:
        draft.warn("intake.kind_unknown" if text else "intake.kind_missing", Field.KIND)
        return DebtorKind.CONSUMER, True
    if kind is DebtorKind.CONSUMER and words_for("legal_forms") & set(
        folded(name.replace(".", "")).split()[-1:]
    ):
        draft.warn("intake.kind_contradicts_name", Field.KIND, name=draft.quote(Field.NAME))
    return kind, False


def _language(draft: Draft) -> Language | None:
    text = draft.text(Field.LANGUAGE)
    language = read_language(text) if text else None
    if text and language is None:
        draft.warn("intake.language_unknown", Field.LANGUAGE)
    return language


_CHECKS = {Field.EMAIL: check_email, Field.PHONE: check_phone, Field.IBAN: check_iban}


def _contact(draft: Draft, wanted: Field) -> str | None:
    text = draft.text(wanted)
    checked = _CHECKS[wanted](text) if text else Checked()
    if checked.problem:
        draft.warn(checked.problem, wanted)
    return checked.value


def _key(reference: str | None, number: str | None, name: str, place: Place) -> str:
    """Return what rows of one debtor have in common."""
    if reference:
        return f"reference {folded(reference)}"
    if number:
        return f"number {place.country} {number}"
    return f"name {folded(name)} {folded(place.postcode or '')} {folded(place.street or '')}"
