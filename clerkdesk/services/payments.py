"""Payments: what one would do to the debt, booking it, and taking it back."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from uuid import UUID

from clerkdesk.domain.claim import Payment, ReceivedBy
from clerkdesk.domain.money import Money
from clerkdesk.domain.problems import Parameter, Problem, Severity
from clerkdesk.domain.statement import AllocatedPayment, Statement, Totals, statement
from clerkdesk.persistence import tables
from clerkdesk.persistence.engine import OFFICE
from clerkdesk.persistence.queries import ledger
from clerkdesk.persistence.queries.case_files import CaseFile, case_file
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services import standing
from clerkdesk.services.context import Desk
from clerkdesk.services.countering import counter, lock_entry, reverse
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.entries import happened, readable
from clerkdesk.services.entry_kinds import EntryKind
from clerkdesk.services.payment_entries import LEDGER_ID, payment_code
from clerkdesk.services.performing import perform
from clerkdesk.services.standing_facts import facts_of

__all__ = [
    "PaymentDraft",
    "PaymentProposal",
    "PaymentView",
    "ReceivedBy",
    "payments",
    "post_payment",
    "propose_payment",
    "reverse_payment",
]

MOST = Money(100_000_000_000)
"""The largest payment that is believed, in cents."""
EARLIEST = date(1990, 1, 1)
"""The earliest value date that is believed."""
_PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class PaymentDraft:
    """A payment before it is booked. ``claim_ids`` are those the debtor named, if any."""

    amount: Money | None
    value_date: date | None
    received_by: ReceivedBy = ReceivedBy.AGENCY
    reference: str = ""
    claim_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PaymentProposal:
    """What booking would do: its allocation, and what is owed today without and with it (row S13).

    ``stated_before`` and ``stated_after`` are the statements behind the sums.
    """

    allocation: AllocatedPayment
    before: Totals
    after: Totals
    stated_before: Statement
    stated_after: Statement
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class PaymentView:
    """A booked payment or the reversal of one, with its allocation as computed today."""

    entry_id: int
    amount: Money
    value_date: date
    booked_on: date
    received_by: ReceivedBy
    reference: str
    by: str
    allocation: AllocatedPayment | None
    reversed_by: int | None
    reverses: int | None
    reason: str


def propose_payment(desk: Desk, dossier_id: int, draft: PaymentDraft) -> PaymentProposal | Refused:
    """Return what booking ``draft`` would do; amount and value date are required (row S12)."""
    today = desk.today()
    with desk.database.read() as session:
        file = case_file(session, dossier_id, today)
    checked = _checked(file, draft, today)
    if not isinstance(checked, Payment):
        return Refused(checked)
    facts = facts_of(file, today)
    before = statement(facts, today, desk.tariffs, file.choices)
    paid = replace(facts, payments=(*facts.payments, checked))
    after = statement(paid, today, desk.tariffs, file.choices)
    allocation = next(share for share in after.payments if share.id == checked.id)
    warnings = _warnings(file, checked, allocation)
    return PaymentProposal(allocation, before.totals, after.totals, before, after, warnings)


def post_payment(desk: Desk, key: UUID, dossier_id: int, draft: PaymentDraft) -> Done[int] | Refused:
    """Book a payment and return its ledger entry id. The same key again does nothing."""
    payload = {"dossier": dossier_id, **asdict(draft)}
    return perform(desk, key, "payment.post", payload, lambda work: _post(work, desk, dossier_id, draft))


def reverse_payment(desk: Desk, key: UUID, entry_id: int, reason: str) -> Done[int] | Refused:
    """Counter a payment with a reversal that names it; a second reversal is refused."""
    return reverse(
        desk, key, "payment.reverse", entry_id, reason, lambda work, why: _reverse(work, desk, entry_id, why)
    )


def payments(desk: Desk, dossier_id: int) -> tuple[PaymentView, ...]:
    """Return the payments of a dossier, newest value date first (row I7)."""
    today = desk.today()
    with desk.database.read() as session:
        file = case_file(session, dossier_id, today)
        kept = ledger.payments(session, dossier_id)
    shares = {}
    if file.payments:
        stated = statement(facts_of(file, today), today, desk.tariffs, file.choices)
        shares = {int(share.id): share for share in stated.payments}
    return tuple(_view(row, shares.get(row.id)) for row in kept)


def _checked(file: CaseFile, draft: PaymentDraft, today: date) -> Payment | tuple[Problem, ...]:
    """Return the payment that ``draft`` describes, or everything that is wrong with it."""
    problems: list[Problem] = []
    if draft.amount is None or draft.amount <= 0:
        problems.append(Problem("payment.amount_missing", about="amount"))
    elif draft.amount > MOST:
        problems.append(Problem("payment.amount_too_large", about="amount", params={"limit": MOST}))
    if draft.value_date is None:
        problems.append(Problem("payment.date_missing", about="value_date"))
    elif draft.value_date > today:
        problems.append(Problem("payment.date_to_come", about="value_date", params={"today": today}))
    elif draft.value_date < EARLIEST:
        problems.append(Problem("payment.date_too_early", about="value_date", params={"first": EARLIEST}))
    named = tuple(str(id_) for id_ in draft.claim_ids)
    if not set(named) <= {claim.id for claim in file.claims}:
        problems.append(Problem("claim.not_of_dossier", about="claim_ids"))
    if problems or draft.amount is None or draft.value_date is None:
        return tuple(problems)
    return Payment(_PROPOSED, draft.value_date, draft.amount, named, draft.received_by)


def _warnings(file: CaseFile, payment: Payment, share: AllocatedPayment) -> tuple[Problem, ...]:
    found: list[Problem] = []
    if share.surplus:
        params = {"surplus": share.surplus}
        found.append(Problem("payment.more_than_owed", Severity.WARNING, "amount", params))
    alike: dict[str, Parameter] = {"amount": payment.amount, "day": payment.on}
    if any((known.on, known.amount) == (payment.on, payment.amount) for known in file.payments):
        found.append(Problem("payment.like_another", Severity.WARNING, "amount", alike))
    if file.head.closed_on is not None:
        closed = {"day": file.head.closed_on}
        found.append(Problem("payment.on_closed_dossier", Severity.WARNING, None, closed))
    return tuple(found)


def _post(work: UnitOfWork, desk: Desk, dossier_id: int, draft: PaymentDraft) -> int | Refused:
    work.lock(dossiers=[dossier_id])
    checked = _checked(case_file(work.session, dossier_id, work.today), draft, work.today)
    if not isinstance(checked, Payment):
        return Refused(checked)
    reference = readable(draft.reference)
    entry = tables.LedgerEntry(
        uuid=work.key,
        kind="payment",
        dossier_id=dossier_id,
        amount=checked.amount,
        value_date=checked.on,
        booked_at=work.now,
        received_by=draft.received_by,
        reference=reference,
        claims=list(draft.claim_ids),
        user_id=desk.user.id,
        operation_id=work.key,
    )
    work.session.add(entry)
    work.session.flush()
    params: dict[str, Parameter] = {"amount": checked.amount, "value_date": checked.on, LEDGER_ID: entry.id}
    happened(work, dossier_id, EntryKind.MONEY, payment_code(draft.received_by), params, text=reference)
    standing.refresh(work, [dossier_id], desk.tariffs)
    return entry.id


def _reverse(work: UnitOfWork, desk: Desk, entry_id: int, reason: str) -> int | Refused:
    payment = lock_entry(work, "payment", entry_id)
    if isinstance(payment, Refused):
        return payment
    countered = counter(work, payment, reason, desk.user.id, work.key)
    work.session.add(countered)
    work.session.flush()
    params: dict[str, Parameter] = {"amount": payment.amount, "value_date": payment.value_date}
    happened(work, payment.dossier_id, EntryKind.MONEY, "payment.reversed", params, text=reason)
    standing.refresh(work, [payment.dossier_id], desk.tariffs)
    return countered.id


def _view(row: ledger.KeptPayment, share: AllocatedPayment | None) -> PaymentView:
    return PaymentView(
        entry_id=row.id,
        amount=row.amount,
        value_date=row.value_date,
        booked_on=row.booked_at.astimezone(OFFICE).date(),
        received_by=ReceivedBy(row.received_by or ReceivedBy.AGENCY),
        reference=row.reference,
        by=row.by or "",
        allocation=share,
        reversed_by=row.reversed_by,
        reverses=row.reverses,
        reason=row.reason,
    )
