"""Opening a dossier: who, how much, what is next, and the account behind the amount."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from clerkdesk.domain.cap_lens import Comparison, cap_lens
from clerkdesk.domain.dossier import Facts, Status
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import DebtorKind, Language
from clerkdesk.domain.procedure import Step
from clerkdesk.domain.statement import Reason, Regime, Statement, statement
from clerkdesk.persistence.kept_reasons import regime_from
from clerkdesk.persistence.queries import costs, headers
from clerkdesk.persistence.queries.case_files import CaseFile, case_file
from clerkdesk.services.context import Desk
from clerkdesk.services.parties import ContactKind
from clerkdesk.services.provenance import Origins, origins
from clerkdesk.services.standing import Standing, stand
from clerkdesk.services.standing_facts import facts_of, rate_changes

_LONG_AFTER = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class HoldView:
    """A hold in force: why, until when, and who placed it; without ``until`` it stands until lifted."""

    id: int
    reason: str
    until: date | None
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class DossierHeader:
    """What the strip above a dossier shows, computed live for ``today``."""

    id: int
    version: int
    number: str
    payment_reference: str
    debtor: str
    debtor_person_id: int
    debtor_kind: DebtorKind
    country: str
    language: Language
    telephone: str
    email: str
    creditor: str
    creditor_id: int
    handler: str
    status: Status
    regime: Regime
    today: date
    claimable: Money
    disputed: Money
    next_step: Step | None
    next_on: date | None
    next_because: Reason
    holds: tuple[HoldView, ...]
    open_disputes: int
    other_dossiers: int
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One invoice of the dossier as the Vordering tab lists it."""

    id: int
    invoice: str
    description: str
    invoiced: date | None
    due: date
    contract: date | None
    principal: Money
    disputed: Money
    dispute_id: int | None


@dataclass(frozen=True, slots=True)
class CreditorCost:
    """A cost for the account of the creditor (row S24)."""

    entry_id: int
    kind: str
    on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class Account:
    """The claims of a dossier and the statement on a day; it names claims by ``str(ClaimView.id)``.

    ``origins`` say who entered what it was made of, ``lens`` which of clause, law and limit applies;
    ``language`` is that of the debtor.
    ``creditor_costs`` were made by that day for the account of the creditor: nobody asks the debtor for them.
    """

    claims: tuple[ClaimView, ...]
    statement: Statement
    origins: Origins = field(default_factory=Origins)
    lens: tuple[Comparison, ...] = ()
    language: Language = Language.NL
    creditor_costs: tuple[CreditorCost, ...] = ()


def open_dossier(desk: Desk, dossier_id: int) -> DossierHeader:
    """Return the header of a dossier as it stands today; an unknown id is a ``LookupError``."""
    today = desk.today()
    with desk.database.read() as session:
        file = case_file(session, dossier_id, today)
        holds = headers.holds(session, dossier_id, file.head.person_id, today)
        others = headers.other_dossiers(session, dossier_id, file.head.person_id)
    return _header(file, stand(file, today, desk.tariffs), holds, others, today)


def account(desk: Desk, dossier_id: int, on: date | None = None) -> Account:
    """Return the claims and the statement on ``on``, by default today (rows A2, A7, A14, I29)."""
    day = on or desk.today()
    with desk.database.read() as session:
        file = case_file(session, dossier_id, day)
        rows = headers.claims(session, dossier_id)
        known = origins(session, file, day, desk.tariffs)
        borne = costs.for_creditor(session, dossier_id, day)
    facts = facts_of(file, day)
    return Account(
        _claim_views(rows, file, facts, day),
        statement(facts, day, desk.tariffs, file.choices),
        known,
        cap_lens(facts, day, desk.tariffs, file.choices),
        file.head.language,
        tuple(CreditorCost(*cost) for cost in borne),
    )


def rate_change(desk: Desk, dossier_id: int, on: date, *, later: bool) -> date | None:
    """Return the nearest day after (or before) ``on`` on which an interest rate of the dossier changes."""
    with desk.database.read() as session:
        file = case_file(session, dossier_id, on)
    facts = facts_of(file, on)
    begun = max((claim.due for claim in facts.claims), default=on) + _LONG_AFTER
    changes = rate_changes(facts, max(on, begun), desk.tariffs, file.choices)
    if later:
        return min((day for day in changes if day > on), default=None)
    return max((day for day in changes if day < on), default=None)


def _header(
    file: CaseFile,
    now: Standing,
    holds: list[headers.KeptHold],
    other_dossiers: int,
    today: date,
) -> DossierHeader:
    head, where = file.head, now.position
    return DossierHeader(
        id=head.id,
        version=head.version,
        number=head.number,
        payment_reference=head.payment_reference,
        debtor=head.debtor_name,
        debtor_person_id=head.person_id,
        debtor_kind=head.capacity,
        country=head.country,
        language=head.language,
        telephone=_contact(file, ContactKind.TELEPHONE),
        email=_contact(file, ContactKind.EMAIL),
        creditor=head.creditor_name,
        creditor_id=head.creditor_id,
        handler=head.handler or "",
        status=where.status,
        regime=regime_from(head.regime, head.regime_because, head.regime_assumed),
        today=today,
        claimable=now.due,
        disputed=now.disputed,
        next_step=where.next_step,
        next_on=where.next_on,
        next_because=where.because,
        holds=tuple(HoldView(h.id, h.reason, h.until, h.note, h.by or "") for h in holds),
        open_disputes=sum(dispute.stands_on(today) for dispute in file.disputes),
        other_dossiers=other_dossiers,
        closed_on=now.closed_on,
    )


def _contact(file: CaseFile, kind: ContactKind) -> str:
    return next((detail.value for detail in file.contacts if detail.kind == kind), "")


def _claim_views(
    rows: list[headers.KeptClaim], file: CaseFile, facts: Facts, on: date
) -> tuple[ClaimView, ...]:
    owed = {claim.id: claim for claim in facts.claims}
    disputes = {int(d.claim): int(d.id) for d in file.disputes if d.stands_on(on)}
    return tuple(
        ClaimView(
            id=row.id,
            invoice=row.invoice,
            description=row.description,
            invoiced=row.invoiced,
            due=row.due,
            contract=row.contract,
            principal=owed[str(row.id)].principal,
            disputed=owed[str(row.id)].disputed,
            dispute_id=disputes.get(row.id),
        )
        for row in rows
    )
