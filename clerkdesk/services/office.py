"""The office: the sender of every letter, with its registrations and account."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from clerkdesk.domain.identifiers import iban_fault, registration_fault
from clerkdesk.domain.problems import Problem
from clerkdesk.letters.letter import Address, Office
from clerkdesk.persistence import tables
from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.queries.office import from_day, latest
from clerkdesk.persistence.session import Session
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Done, Refused

__all__ = ["Address", "Office", "office", "office_of", "save_office"]

_SETTING = "office"
_REQUIRED = ("name", "enterprise_number", "phone", "email", "iban", "account_holder")


def office(desk: Desk) -> Office | None:
    """Return the office as it is today, none where nobody has said who we are."""
    with desk.database.read() as session:
        return office_of(session)


def office_of(session: Session) -> Office | None:
    """Return the office by its latest card, none where there is none."""
    card: dict[str, Any] | None = latest(session, _SETTING)
    return None if card is None else Office(**{**card, "address": Address(**card["address"])})


def save_office(desk: Desk, key: UUID, card: Office) -> Done[None] | Refused:
    """Keep the card of the office from today on; what every letter must show is required."""
    problems = tuple(_problems(card))
    if problems:
        return Refused(problems)
    with desk.database.write(Operation(key, "office.save", desk.user.id, {"card": asdict(card)})) as work:
        if not work.already_done:
            row = from_day(work.session, _SETTING, work.today)
            if row is None:
                row = tables.OfficeSetting(name=_SETTING, valid_from=work.today)
                work.session.add(row)
            row.value = asdict(card)
            row.operation_id = work.key
            work.commit()
        return Done(None, work.changes)


def _problems(card: Office) -> list[Problem]:
    missing = [name for name in _REQUIRED if not getattr(card, name).strip()]
    missing += [
        f"address.{name}" for name in ("street", "postcode", "city") if not getattr(card.address, name)
    ]
    problems = [Problem("office.field_missing", about=name) for name in missing]
    faults = {
        "enterprise_number": card.enterprise_number
        and registration_fault(card.enterprise_number, card.address.country),
        "iban": card.iban and iban_fault(card.iban),
    }
    return problems + [Problem(fault.code, about=name) for name, fault in faults.items() if fault]
