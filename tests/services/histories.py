"""Whole histories of a dossier, drawn at random, done through the services, and looked at apart from ids."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID, uuid4

from hypothesis import strategies as st
from sqlalchemy import select

from clerkdesk.domain.claim import NoticeKind
from clerkdesk.domain.dispute import Ground
from clerkdesk.domain.dossier import Facts, Status
from clerkdesk.domain.holds import HoldKind
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import DebtorKind
from clerkdesk.domain.statement import Statement, statement
from clerkdesk.domain.steps import Step
from clerkdesk.persistence import tables
from clerkdesk.persistence.queries.case_files import case_file
from clerkdesk.services import dossiers
from clerkdesk.services.disputes import DisputeDraft, close_dispute, disputes, open_dispute
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.holds import HoldDraft, lift_hold, place_hold
from clerkdesk.services.notes import NoteDraft, NoteKind, post_note
from clerkdesk.services.payments import PaymentDraft, ReceivedBy, payments, post_payment, reverse_payment
from clerkdesk.services.standing_facts import facts_of
from tests.services.office import TODAY, Case, Invoice, Office

Answer = Done[int] | Refused
KINDS = ("pay", "pay", "pay", "reverse", "dispute", "agree", "hold", "lift", "call", "note")


@dataclass(frozen=True)
class Deed:
    """One thing that a clerk does; ``which`` chooses among what is there to do it to."""

    kind: str
    amount: int
    days_ago: int
    which: int
    named: bool


@dataclass(frozen=True)
class Start:
    """How a dossier begins: whose law, what for, and whether its letter was sent."""

    country: str
    kind: DebtorKind
    amounts: tuple[int, ...]
    noticed: date | None


DEEDS = st.lists(
    st.builds(
        Deed,
        st.sampled_from(KINDS),
        st.sampled_from((1, 4_000, 8_000, 39_000, 60_000)) | st.integers(1, 45_000),
        st.integers(0, 100),
        st.integers(0, 11),
        st.booleans(),
    ),
    min_size=4,
    max_size=12,
)
STARTS = st.builds(
    Start,
    st.sampled_from(("BE", "NL")),
    st.sampled_from((DebtorKind.CONSUMER, DebtorKind.CONSUMER, DebtorKind.COMPANY)),
    st.lists(st.sampled_from((8_000, 31_000, 26_667, 120_000)), min_size=1, max_size=3).map(tuple),
    st.sampled_from((None, date(2026, 9, 4), date(2026, 9, 10), date(2026, 11, 10))),
)
_DUE = (date(2026, 8, 20), date(2026, 9, 1), date(2026, 9, 1))


def begun(office: Office, creditors: dict[str, int], start: Start) -> Case:
    """Return a new dossier that begins so; a letter is that of its law."""
    if start.country not in creditors:
        creditors[start.country] = office.creditor(f"Woonhuys {start.country}", start.country)
    invoices = [
        Invoice(f"F-{n}", amount, _DUE[n], date(2026, 7, 1)) for n, amount in enumerate(start.amounts)
    ]
    case = office.dossier(
        creditors[start.country], "Peeters, Els", *invoices, kind=start.kind, country=start.country
    )
    if start.noticed is not None:
        dutch = start.country == "NL"
        step = Step.FOURTEEN_DAY_LETTER if dutch else Step.FIRST_REMINDER
        office.noticed(case, step, start.noticed, NoticeKind(step))
    return case


def do(office: Office, case: Case, deed: Deed, key: UUID) -> Answer | None:
    """Do ``deed`` on a dossier; none where there is nothing to do it to."""
    desk, day = office.desk, TODAY - timedelta(days=deed.days_ago)
    claim = case.claims[deed.which % len(case.claims)]
    match deed.kind:
        case "pay":
            who = tuple(ReceivedBy)[deed.which % 2]
            draft = PaymentDraft(Money(deed.amount), day, who, claim_ids=(claim,) * deed.named)
            return post_payment(desk, key, case.id, draft)
        case "dispute":
            part = Money(deed.amount // 4 + 1) if deed.named else None
            draft_of = DisputeDraft(claim, Ground.QUALITY, TODAY, amount=part)
            return open_dispute(desk, key, case.id, draft_of)
        case "hold":
            until = TODAY + timedelta(days=deed.days_ago)
            return place_hold(desk, key, case.id, HoldDraft(HoldKind.PROMISE, until, "Beloofd"))
        case "call" | "note":
            kind = NoteKind.PHONE_OUT if deed.kind == "call" else NoteKind.NOTE
            return post_note(desk, key, case.id, NoteDraft("Gesproken", kind, pinned=deed.named))
    return _countered(office, case, deed, key)


def _countered(office: Office, case: Case, deed: Deed, key: UUID) -> Answer | None:
    desk = office.desk
    if deed.kind == "reverse":
        entries = sorted(view.entry_id for view in payments(desk, case.id))
        chosen = _one_of(entries, deed)
        return None if chosen is None else reverse_payment(desk, key, chosen, "Vergissing")
    if deed.kind == "agree":
        chosen = _one_of(sorted(view.id for view in disputes(desk, case.id)), deed)
        return None if chosen is None else close_dispute(desk, key, chosen, "Ingetrokken")
    chosen = _one_of(sorted(hold.id for hold in dossiers.open_dossier(desk, case.id).holds), deed)
    return None if chosen is None else lift_hold(desk, key, chosen, "Toch betaald")


def _one_of(ids: Sequence[int], deed: Deed) -> int | None:
    return ids[deed.which % len(ids)] if ids else None


def history(office: Office, case: Case, deeds: Sequence[Deed]) -> list[bool]:
    """Do all ``deeds`` one after the other; return which were done."""
    return [isinstance(do(office, case, deed, uuid4()), Done) for deed in deeds]


Row = tuple[Status, Money, str | None, date | None, bool, bool, bool]


@dataclass(frozen=True)
class Seen:
    """A dossier as it is kept and shown, without the ids of its database."""

    facts: Facts
    statement: Statement
    row: Row


def seen(office: Office, case: Case) -> Seen:
    """Return a dossier's facts, statement of today and list row, named by place instead of id."""
    with office.desk.database.read() as session:
        file = case_file(session, case.id, TODAY)
    facts = _named_by_place(facts_of(file, TODAY), case)
    return Seen(facts, statement(facts, TODAY, office.desk.tariffs), row_of(office, case))


def row_of(office: Office, case: Case) -> Row:
    """Return what the list keeps of a dossier."""
    kept = tables.Worklist
    rows = select(kept.status, kept.open, kept.next_step, kept.next_on, kept.disputed, kept.held, kept.noted)
    with office.desk.database.read() as session:
        found = session.execute(rows.where(kept.dossier_id == case.id)).one()
    return tuple(found)  # type: ignore[return-value]


def _named_by_place(facts: Facts, case: Case) -> Facts:
    names = {str(id_): f"F-{place}" for place, id_ in enumerate(case.claims)}
    paid = sorted(facts.payments, key=lambda payment: payment.id)
    return replace(
        facts,
        claims=tuple(replace(claim, id=names[claim.id]) for claim in facts.claims),
        notices=tuple(
            replace(notice, claims=tuple(names[c] for c in notice.claims)) for notice in facts.notices
        ),
        payments=tuple(
            replace(payment, id=f"P-{place:03}", claims=tuple(names[c] for c in payment.claims))
            for place, payment in enumerate(paid)
        ),
    )
