"""The many-line parts of dossiers, read table by table for a chunk of them and sorted out by dossier."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from clerkdesk.domain.claim import Claim, Cost, Event, Notice, Payment, ReceivedBy
from clerkdesk.domain.cost_kinds import BorneBy
from clerkdesk.domain.dispute import Dispute, Ground
from clerkdesk.domain.holds import EVERYTHING, Act, Hold, HoldKind, HoldScope
from clerkdesk.domain.money import Money
from clerkdesk.domain.procedure import Step, StepDone
from clerkdesk.persistence import tables
from clerkdesk.persistence.among import among

K = TypeVar("K")
T = TypeVar("T")


class Detail(NamedTuple):
    """A valid way to reach or identify a person; the last two only for an address."""

    kind: str
    value: str
    city: str
    postcode: str


class Parts:
    """The parts of a chunk of dossiers, by dossier id; events and contacts by person id.

    Payments are named by their ledger entry in fifteen digits, so that those of one day keep their order.
    Costs are those for the debtor's account: what the creditor bears is never asked of the debtor.
    """

    def __init__(self, session: Session, ids: Sequence[int], persons: Iterable[int], on: date) -> None:
        self._session = session
        self._ids = ids
        self._persons = sorted(persons)
        self.payments: dict[int, list[Payment]] = {}
        self.costs: dict[int, list[Cost]] = {}
        self.terms: dict[int, date] = {}
        corrections = self._ledger(on)
        self.claims = _grouped(self._claims(corrections))
        self.notices = _grouped(self._notices())
        self.done = _grouped(self._done())
        self.events = _grouped(self._events())
        self.disputes = _grouped(self._disputes())
        self.contacts = _grouped(self._contacts())
        self._holds = self._read_holds()
        pinned = select(tables.TimelineEntry.dossier_id).where(tables.TimelineEntry.pinned)
        self.pinned = set(session.scalars(pinned.where(among(tables.TimelineEntry.dossier_id, ids))))

    def holds_of(self, dossier_id: int, person_id: int) -> Iterator[Hold]:
        """Yield the holds on the dossier, on its claims and on its debtor."""
        yield from self._holds.get((HoldScope.PERSON, person_id), ())
        yield from self._holds.get((HoldScope.DOSSIER, dossier_id), ())
        for claim, _ in self.claims.get(dossier_id, ()):
            yield from self._holds.get((HoldScope.CLAIM, int(claim.id)), ())

    def _ledger(self, on: date) -> dict[int, int]:
        """Sort out payments and costs, and return per claim what corrections add to its principal."""
        entry, counter = tables.LedgerEntry, aliased(tables.LedgerEntry)
        rows = (
            select(
                entry.dossier_id,
                entry.id,
                entry.kind,
                entry.amount,
                entry.value_date,
                entry.cost_kind,
                entry.claim_id,
                entry.claims,
                entry.received_by,
                entry.interest_from,
                entry.borne_by,
            )
            .outerjoin(counter, counter.reverses == entry.id)
            .where(among(entry.dossier_id, self._ids), entry.reverses.is_(None), counter.id.is_(None))
            .order_by(entry.id)
        )
        corrections: dict[int, int] = {}
        for row in self._session.execute(rows):
            if row.kind == "payment":
                self.payments.setdefault(row.dossier_id, []).append(_payment(row))
            elif row.kind == "cost":
                if row.borne_by != BorneBy.CREDITOR:
                    cost = Cost(row.cost_kind, row.value_date, row.amount, row.interest_from)
                    self.costs.setdefault(row.dossier_id, []).append(cost)
            elif row.claim_id is not None and row.value_date <= on:
                corrections[row.claim_id] = corrections.get(row.claim_id, 0) + row.amount
        return corrections

    def _claims(self, corrections: dict[int, int]) -> Iterator[tuple[int, tuple[Claim, str]]]:
        claim = tables.Claim
        rows = (
            select(
                claim.dossier_id,
                claim.id,
                claim.invoice,
                claim.principal,
                claim.due,
                claim.invoiced,
                claim.contract,
                claim.nature,
                claim.recurring,
                claim.title_on,
            )
            .where(among(claim.dossier_id, self._ids))
            .order_by(claim.dossier_id, claim.due, claim.id)
        )
        for row in self._session.execute(rows):
            found = Claim(
                id=str(row.id),
                principal=Money(max(0, row.principal + corrections.get(row.id, 0))),
                due=row.due,
                invoiced=row.invoiced,
                contract=row.contract,
                nature=row.nature,
                recurring=row.recurring,
                title=row.title_on,
            )
            yield row.dossier_id, (found, row.invoice)

    def _notices(self) -> Iterator[tuple[int, Notice]]:
        notice, about = tables.Notice, tables.NoticeClaim
        mine = among(notice.dossier_id, self._ids)
        claims = _grouped(
            (id_, str(claim))
            for id_, claim in self._session.execute(
                select(about.notice_id, about.claim_id)
                .join(notice, notice.id == about.notice_id)
                .where(mine)
                .order_by(about.claim_id)
            )
        )
        for row in self._session.scalars(select(notice).where(mine, notice.undone_by.is_(None))):
            yield (
                row.dossier_id,
                Notice(
                    kind=row.kind,
                    sent=row.sent,
                    channel=row.channel,
                    claims=tuple(claims.get(row.id, ())),
                    delivered=row.delivered,
                    term_days=row.term_days,
                    announced_costs=row.announced_costs,
                    invalid_because=row.invalid_because,
                    cost=row.cost,
                ),
            )

    def _done(self) -> Iterator[tuple[int, StepDone]]:
        step = tables.StepDone
        rows = (
            select(
                step.dossier_id,
                step.step,
                step.day,
                step.channel,
                step.claims,
                step.delivered,
                step.term_ends_on,
            )
            .where(among(step.dossier_id, self._ids), step.undone_by.is_(None))
            .order_by(step.day, step.id)
        )
        for dossier, name, day, channel, claims, delivered, term_ends_on in self._session.execute(rows):
            if term_ends_on is not None:
                self.terms[dossier] = term_ends_on
            about = tuple(str(claim) for claim in claims)
            yield dossier, StepDone(Step(name), day, channel, about, delivered)

    def _events(self) -> Iterator[tuple[int, Event]]:
        event = tables.PersonEvent
        rows = select(event.person_id, event.kind, event.day, event.ended)
        for person, kind, day, ended in self._session.execute(
            rows.where(among(event.person_id, self._persons), event.valid)
        ):
            yield person, Event(kind, day, ended)

    def _disputes(self) -> Iterator[tuple[int, Dispute]]:
        rows = select(tables.Dispute).where(among(tables.Dispute.dossier_id, self._ids))
        for row in self._session.scalars(rows.order_by(tables.Dispute.id)):
            yield (
                row.dossier_id,
                Dispute(
                    id=str(row.id),
                    claim=str(row.claim_id),
                    ground=Ground(row.ground),
                    opened=row.received_on,
                    amount=row.amount,
                    closed=row.closed_on,
                ),
            )

    def _contacts(self) -> Iterator[tuple[int, Detail]]:
        contact = tables.Contact
        rows = (
            select(contact.person_id, contact.kind, contact.value, contact.city, contact.postcode)
            .where(among(contact.person_id, self._persons), contact.valid)
            .order_by(contact.since.desc(), contact.id.desc())
        )
        for person, kind, value, city, postcode in self._session.execute(rows):
            yield person, Detail(kind, value, city, postcode)

    def _read_holds(self) -> dict[tuple[HoldScope, int], list[Hold]]:
        hold = tables.Hold
        claims = select(tables.Claim.id).where(among(tables.Claim.dossier_id, self._ids))
        rows = select(hold).where(
            or_(
                among(hold.person_id, self._persons),
                among(hold.dossier_id, self._ids),
                hold.claim_id.in_(claims),
            ),
            hold.lifted_on.is_(None),
        )
        return _grouped((_subject(row), _hold(row)) for row in self._session.scalars(rows))


def _payment(row: Any) -> Payment:
    named = tuple(str(claim) for claim in row.claims)
    received_by = ReceivedBy(row.received_by or ReceivedBy.AGENCY)
    return Payment(f"{row.id:015d}", row.value_date, row.amount, named, received_by)


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    found: dict[K, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _subject(row: tables.Hold) -> tuple[HoldScope, int]:
    if row.person_id is not None:
        return HoldScope.PERSON, row.person_id
    if row.dossier_id is not None:
        return HoldScope.DOSSIER, row.dossier_id
    return HoldScope.CLAIM, row.claim_id or 0


def _hold(row: tables.Hold) -> Hold:
    scope, subject = _subject(row)
    return Hold(
        kind=HoldKind(row.reason),
        start=row.starts,
        until=row.until,
        scope=scope,
        claim=str(subject) if scope is HoldScope.CLAIM else None,
        blocks=frozenset(Act(act) for act in row.blocks) or EVERYTHING,
    )
