"""Dossiers as facts: everything that their statement, next step and search terms are computed from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from sqlalchemy.orm import Session

from clerkdesk.domain.choices import Choices
from clerkdesk.domain.claim import Claim, Cost, Event, Notice, Payment
from clerkdesk.domain.dispute import Dispute
from clerkdesk.domain.dossier import Award, Creditor
from clerkdesk.domain.holds import Hold
from clerkdesk.domain.parties import Debtor
from clerkdesk.domain.procedure import StepDone
from clerkdesk.persistence.queries import case_heads, case_parts
from clerkdesk.persistence.queries.choices import choices_of
from clerkdesk.persistence.queries.judgments import awards

CHUNK = 2000
"""How many dossiers are read at once."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One dossier with all its facts as they are kept; nothing computed is among it.

    Corrections are in the principal of the claims, payments that were reversed are left out. ``choices``
    are those of the office with those of its creditor over them, through all time. ``invoices``
    are the numbers of the claims, ``term_ends_on`` the last day of the latest term that a step set.
    """

    head: case_heads.Head
    creditor: Creditor
    choices: Choices
    claims: tuple[Claim, ...]
    invoices: tuple[str, ...]
    notices: tuple[Notice, ...]
    payments: tuple[Payment, ...]
    costs: tuple[Cost, ...]
    events: tuple[Event, ...]
    awards: tuple[Award, ...]
    done: tuple[StepDone, ...]
    term_ends_on: date | None
    holds: tuple[Hold, ...]
    disputes: tuple[Dispute, ...]
    contacts: tuple[case_parts.Detail, ...]
    pinned: bool

    @property
    def debtor(self) -> Debtor:
        """Return the facts about the debtor on which the law turns."""
        return Debtor(self.head.capacity, self.head.country)


def case_file(session: Session, dossier_id: int, on: date) -> CaseFile:
    """Return one dossier as it is kept; an unknown id is a ``LookupError``."""
    found = next(case_files(session, (dossier_id,), on), None)
    if found is None:
        raise LookupError(f"no dossier {dossier_id}")
    return found


def case_files(session: Session, dossier_ids: Iterable[int], on: date) -> Iterator[CaseFile]:
    """Yield these dossiers in the order of their ids; terms and corrections are those of ``on``."""
    waiting = iter(sorted(set(dossier_ids)))
    while chunk := list(islice(waiting, CHUNK)):
        yield from _chunk(session, chunk, on)


def _chunk(session: Session, ids: list[int], on: date) -> Iterator[CaseFile]:
    heads = case_heads.heads(session, ids)
    creditor_ids = {head.creditor_id for head in heads}
    creditors = case_heads.creditors(session, creditor_ids, on)
    choices = choices_of(session, creditor_ids)
    awarded = awards(session, ids)
    parts = case_parts.Parts(session, ids, {head.person_id for head in heads}, on)
    for head in heads:
        claims = parts.claims.get(head.id, ())
        yield CaseFile(
            head=head,
            creditor=creditors[head.creditor_id],
            choices=choices[head.creditor_id],
            claims=tuple(claim for claim, _ in claims),
            invoices=tuple(invoice for _, invoice in claims),
            notices=tuple(parts.notices.get(head.id, ())),
            payments=tuple(parts.payments.get(head.id, ())),
            costs=tuple(parts.costs.get(head.id, ())),
            events=tuple(parts.events.get(head.person_id, ())),
            awards=awarded.get(head.id, ()),
            done=tuple(parts.done.get(head.id, ())),
            term_ends_on=parts.terms.get(head.id),
            holds=tuple(parts.holds_of(head.id, head.person_id)),
            disputes=tuple(parts.disputes.get(head.id, ())),
            contacts=tuple(parts.contacts.get(head.person_id, ())),
            pinned=head.id in parts.pinned,
        )
