"""Where dossiers stand: computed from their facts and written for lists, counts and search.

Every operation that changes facts calls ``refresh`` in its own transaction, with the dossiers locked or made
by it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from clerkdesk.domain.dossier import Facts, Status
from clerkdesk.domain.holds import HoldScope
from clerkdesk.domain.money import Money
from clerkdesk.domain.procedure import Position, position
from clerkdesk.domain.procedure import standing as without_plan
from clerkdesk.domain.statement import totals
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.persistence import tables
from clerkdesk.persistence.projection import Projected, project
from clerkdesk.persistence.queries.case_files import CaseFile, case_files
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.persistence.versioned import change_all
from clerkdesk.services.done import Change, Subject
from clerkdesk.services.entries import happened
from clerkdesk.services.entry_kinds import EntryKind
from clerkdesk.services.parties import ContactKind
from clerkdesk.services.person_keys import name_key
from clerkdesk.services.search_terms import terms
from clerkdesk.services.standing_facts import facts_of, findable, procedure_facts

CLOSED_PAID = "paid"
"""Why a dossier on which nothing is owed any more is closed; one closed for another reason stays closed."""

_AT_HOME = ("NL", "BE")
_BATCH = 2000
_NAMED = 50


@dataclass(frozen=True, slots=True)
class Standing:
    """A dossier on a day: what may be claimed, where it stands in the procedure, and whether it is closed."""

    facts: Facts
    due: Money
    disputed: Money
    position: Position
    closed_on: date | None


def stand(file: CaseFile, on: date, tariffs: Tariffs, *, planned: bool = True) -> Standing:
    """Return where a dossier stands on ``on``, with or without what is planned after its next step.

    A dossier on which nothing is owed is closed as of that day.
    """
    facts = facts_of(file, on)
    sums = totals(facts, on, tariffs, file.choices)
    closed_on = _closed_on(file, Money(sums.due + sums.disputed), on)
    case = procedure_facts(file, facts, on, tariffs, closed_on)
    where = (position if planned else without_plan)(case, on, file.choices)
    return Standing(facts, sums.due, sums.disputed, where, closed_on)


def refresh(work: UnitOfWork, dossier_ids: Iterable[int], tariffs: Tariffs) -> None:
    """Bring status, next step, open amount, counts and terms of these dossiers up to their facts.

    A dossier on which nothing is owed any more is closed, one closed as paid on which something is owed again
    is reopened, both with an entry on the timeline (row A13).
    """
    work.session.flush()
    ids = sorted(set(dossier_ids))
    files = case_files(work.session, ids, work.today)
    while batch := list(islice(files, _BATCH)):
        standings = [(file, stand(file, work.today, tariffs, planned=False)) for file in batch]
        _close_or_reopen(work, standings)
        project(work.session, [_projected(file, standing, work.today) for file, standing in standings])
    named = ids if len(ids) <= _NAMED else [None]
    work.changed(Change(Subject.WORKLIST), *(Change(Subject.DOSSIER, id_) for id_ in named))


def _closed_on(file: CaseFile, owed: Money, on: date) -> date | None:
    head = file.head
    if head.closed_on is not None and head.closed_because != CLOSED_PAID:
        return head.closed_on
    if owed > 0 or not file.claims:
        return None
    return head.closed_on or on


def _close_or_reopen(work: UnitOfWork, standings: list[tuple[CaseFile, Standing]]) -> None:
    changed = [(file, new) for file, new in standings if new.closed_on != file.head.closed_on]
    closed = [file.head.id for file, new in changed if new.closed_on is not None]
    reopened = [file.head.id for file, new in changed if new.closed_on is None]
    if closed:
        change_all(work.session, tables.Dossier, closed, closed_on=work.today, closed_because=CLOSED_PAID)
    if reopened:
        change_all(work.session, tables.Dossier, reopened, closed_on=None, closed_because=None)
    for id_ in closed:
        happened(work, id_, EntryKind.CHANGE, "dossier.closed_paid")
    for id_ in reopened:
        happened(work, id_, EntryKind.CHANGE, "dossier.reopened")


def _projected(file: CaseFile, standing: Standing, on: date) -> Projected:
    head, where = file.head, standing.position
    address = next((c for c in file.contacts if c.kind == ContactKind.ADDRESS), None)
    place = address.city if address else ""
    return Projected(
        dossier_id=head.id,
        team_id=head.team_id,
        handler_id=head.handler_id,
        creditor_id=head.creditor_id,
        run_id=head.run_id,
        number=head.number,
        debtor=head.debtor_name,
        debtor_key=head.debtor_key,
        creditor=head.creditor_name,
        creditor_key=head.creditor_key,
        handler=head.handler or "",
        handler_key=name_key(head.handler or ""),
        place=place,
        place_key=name_key(place),
        postcode=address.postcode if address else "",
        country=head.country,
        status=where.status,
        open=standing.due,
        computed_on=on,
        next_step=where.next_step,
        next_on=where.next_on,
        term_ends_on=None if where.status is Status.CLOSED else file.term_ends_on,
        opened_on=head.opened_on,
        disputed=any(dispute.stands_on(on) for dispute in file.disputes),
        held=is_held(file, on),
        noted=file.pinned,
        abroad=head.country not in _AT_HOME,
        terms=terms(findable(file)),
    )


def is_held(file: CaseFile, on: date) -> bool:
    """Return whether a hold on the dossier or its debtor is in force on ``on``."""
    return any(
        hold.scope is not HoldScope.CLAIM and hold.start <= on and (hold.until is None or on <= hold.until)
        for hold in file.holds
    )
