"""The legal choices as they are kept: of the office, and of creditors over them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, literal, null, select, true, union_all
from sqlalchemy.orm import Session

from clerkdesk.domain.choice_kinds import typed
from clerkdesk.domain.choices import Choices, dated
from clerkdesk.persistence import tables
from clerkdesk.persistence.columns import BIG

PREFIX = "choice."
"""Before the name of a choice among the settings of the office."""

_Dated = dict[date, dict[str, Any]]


class KeptChoice(NamedTuple):
    """A choice from a day on, who made it and when; no value of a creditor means: as the office."""

    creditor_id: int | None
    name: str
    valid_from: date
    value: object
    by: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class KeptChoices:
    """What the office chose, and what creditors chose over it, by day and name."""

    office: _Dated
    own: dict[int, _Dated]

    def of(self, creditor_id: int) -> Choices:
        """Return the choices that count for a creditor."""
        return dated(self.office, self.own.get(creditor_id, {}))

    def changed(self, creditor_id: int | None, name: str, valid_from: date, value: object) -> "KeptChoices":
        """Return the choices as they would be with one more, of a creditor or else of the office."""
        if creditor_id is None:
            return KeptChoices(_with(self.office, name, valid_from, value), self.own)
        own = _with(self.own.get(creditor_id, {}), name, valid_from, value)
        return KeptChoices(self.office, {**self.own, creditor_id: own})


def choices_of(session: Session, creditor_ids: Iterable[int]) -> dict[int, Choices]:
    """Return the choices that count for these creditors; a name nobody declared is a ``LookupError``."""
    ids = sorted(set(creditor_ids))
    kept = kept_choices(session, ids)
    return {id_: kept.of(id_) for id_ in ids}


def kept_choices(session: Session, creditor_ids: Sequence[int] | None = None) -> KeptChoices:
    """Return what the office and these creditors chose, without a list every creditor."""
    office: _Dated = {}
    own: dict[int, _Dated] = {}
    setting, choice = tables.OfficeSetting, tables.CreditorChoice
    rows = union_all(
        select(null().cast(BIG).label("creditor_id"), setting.name, setting.valid_from, setting.value).where(
            _is_choice()
        ),
        select(choice.creditor_id, literal(PREFIX) + choice.name, choice.valid_from, choice.value).where(
            true() if creditor_ids is None else choice.creditor_id.in_(creditor_ids)
        ),
    )
    for creditor_id, kept, valid_from, value in session.execute(rows):
        name = kept.removeprefix(PREFIX)
        of = office if creditor_id is None else own.setdefault(creditor_id, {})
        of.setdefault(valid_from, {})[name] = _read(name, value)
    return KeptChoices(office, own)


def history(session: Session, creditor_id: int | None) -> Sequence[KeptChoice]:
    """Return what the office chose, or what a creditor chose, oldest first."""
    if creditor_id is None:
        row: Any = tables.OfficeSetting
        mine = _is_choice()
    else:
        row = tables.CreditorChoice
        mine = row.creditor_id == creditor_id
    kept = (
        select(row.name, row.valid_from, row.value, tables.User.name, tables.Operation.at)
        .outerjoin(tables.Operation, tables.Operation.id == row.operation_id)
        .outerjoin(tables.User, tables.User.id == tables.Operation.actor_id)
        .where(mine)
        .order_by(row.valid_from, row.id)
    )
    return [_kept(creditor_id, *found) for found in session.execute(kept)]


def row_from_day(
    session: Session, creditor_id: int | None, name: str, valid_from: date
) -> tables.OfficeSetting | tables.CreditorChoice | None:
    """Return the row of a choice that counts from exactly this day."""
    if creditor_id is None:
        setting = {"name": PREFIX + name, "valid_from": valid_from}
        return session.scalars(select(tables.OfficeSetting).filter_by(**setting)).first()
    mine = {"creditor_id": creditor_id, "name": name, "valid_from": valid_from}
    return session.scalars(select(tables.CreditorChoice).filter_by(**mine)).first()


def open_dossiers(session: Session, creditor_id: int | None, regimes: Sequence[str]) -> Sequence[int]:
    """Return the open dossiers under one of ``regimes``, of a creditor or of everybody, by id."""
    dossier = tables.Dossier
    rows = select(dossier.id).where(dossier.closed_on.is_(None), dossier.regime.in_(regimes))
    if creditor_id is not None:
        rows = rows.where(dossier.creditor_id == creditor_id)
    return session.scalars(rows.order_by(dossier.id)).all()


def _with(kept: _Dated, name: str, valid_from: date, value: object) -> _Dated:
    return {**kept, valid_from: {**kept.get(valid_from, {}), name: value}}


def _is_choice() -> ColumnElement[bool]:
    return tables.OfficeSetting.name.startswith(PREFIX, autoescape=True)


def _kept(
    creditor_id: int | None, kept: str, valid_from: date, value: object, by: str | None, at: datetime | None
) -> KeptChoice:
    name = kept.removeprefix(PREFIX)
    return KeptChoice(creditor_id, name, valid_from, _read(name, value), by, at)


def _read(name: str, value: object) -> object:
    return None if value is None else typed(name, value)


def by_name(kept: Sequence[KeptChoice]) -> Mapping[str, Sequence[KeptChoice]]:
    """Return the rows by the name of their choice."""
    found: dict[str, list[KeptChoice]] = {}
    for row in kept:
        found.setdefault(row.name, []).append(row)
    return found
