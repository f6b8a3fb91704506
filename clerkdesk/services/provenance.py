"""Where the facts behind an amount came from, and who entered them (rows A2, A8, B59, I29)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

from clerkdesk.domain.lines import Reason
from clerkdesk.domain.problems import Parameter
from clerkdesk.domain.tariff import Rate, Scale, Tariffs
from clerkdesk.persistence.engine import OFFICE
from clerkdesk.persistence.queries import origins as kept
from clerkdesk.persistence.queries import pauses
from clerkdesk.persistence.queries.case_files import CaseFile
from clerkdesk.persistence.queries.tariffs import kept_lines
from clerkdesk.persistence.session import Session
from clerkdesk.services.tariff_history import History, history

_BY_NOTICE = ("nl.costs.", "be.costs.", "be.interest.", "nl.notice.", "be.notice.")
_BY_TERMS = (
    "clause",
    "indemnity",
    "costs.cap",
    "costs.void",
    "interest.agreed",
    "interest.above",
    "interest.monthly",
    "interest.void",
    "be.interest.consumer",
)
_BY_CAPACITY = ("nl.", "be.", "regime.", "lens.")


@dataclass(frozen=True, slots=True)
class Origin:
    """A fact with where it came from: ``provenance.<code>`` of the catalogues, filled by ``params``."""

    code: str
    params: Mapping[str, Parameter]


@dataclass(frozen=True, slots=True)
class TariffFound:
    """The row of a rate table or scale behind an amount.

    ``percent`` is none for a scale. ``added_by`` says who added the row, none where the program brings it.
    """

    kind: str
    start: date
    percent: Decimal | None
    source: str
    confidence: str
    added_by: str | None = None
    added_on: date | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A notice with where it came from; ``sent`` is how a reason names it."""

    sent: date
    origin: Origin


@dataclass(frozen=True, slots=True)
class Origins:
    """The origin of every fact of a dossier, by the names that its statement uses."""

    claims: Mapping[str, Origin] = field(default_factory=dict)
    changes: Mapping[str, tuple[Origin, ...]] = field(default_factory=dict)
    notices: tuple[Told, ...] = ()
    payments: Mapping[str, Origin] = field(default_factory=dict)
    costs: tuple[Origin, ...] = ()
    terms: Origin | None = None
    debtor: Origin | None = None
    tariffs: Mapping[str, TariffFound] = field(default_factory=dict)


def origins(session: Session, file: CaseFile, on: date, tariffs: Tariffs) -> Origins:
    """Return where the facts of a dossier came from, with the terms in force on ``on``; seven queries."""
    dossier = file.head.id
    entries = kept.entries(session, dossier)
    terms = kept.terms(session, file.head.creditor_id, on)
    debtor = kept.debtor(session, dossier)
    return Origins(
        claims={str(row.id): _claim(row) for row in kept.claims(session, dossier)},
        changes=_changes(entries, pauses.disputes(session, dossier)),
        notices=tuple(Told(row.sent, _notice(row)) for row in kept.notices(session, dossier)),
        payments={f"{row.id:015d}": _payment(row) for row in entries if row.kind == "payment"},
        costs=tuple(_cost(row) for row in entries if row.kind == "cost"),
        terms=None if terms is None else _terms(terms),
        debtor=None if debtor is None else _debtor(debtor),
        tariffs=_tariffs(tariffs, history(kept_lines(session)) if kept.anybody_added(session) else {}),
    )


def inputs(
    known: Origins, reason: Reason, claims: Iterable[str] = (), payment: str | None = None
) -> tuple[Origin, ...]:
    """Return the facts that an amount was made of, by its reason, its claims or the payment that it is."""
    if payment is not None:
        booked = known.payments.get(payment)
        return () if booked is None else (booked,)
    if reason.code == "costs.other":
        alike = {(name, reason.params.get(name)) for name in ("kind", "on", "amount")}
        return tuple(cost for cost in known.costs if alike <= set(cost.params.items()))
    found: list[Origin] = []
    for claim in claims:
        found += [known.claims[claim]] if claim in known.claims else []
        found += known.changes.get(claim, ())
    if reason.code.startswith(_BY_NOTICE):
        sent = reason.params.get("sent")
        found += [told.origin for told in known.notices if sent is None or told.sent == sent]
    if known.terms is not None and any(part in reason.code for part in _BY_TERMS):
        found.append(known.terms)
    if known.debtor is not None and reason.code.startswith(_BY_CAPACITY):
        found.append(known.debtor)
    return tuple(found)


def _day(at: datetime) -> date:
    return at.astimezone(OFFICE).date()


def _who(by: str | None, at: datetime) -> dict[str, Parameter]:
    return {"by": by or "", "day": _day(at)}


def _claim(row: kept.ClaimOrigin) -> Origin:
    fact: dict[str, Parameter] = {"invoice": row.invoice, "amount": row.principal, "due": row.due}
    if row.row is None:
        return Origin("claim_typed", {**fact, **_who(row.by, row.at)})
    return Origin("claim_list", {**fact, "file": row.file or "", "row": row.row, **_who(row.by, row.at)})


def _changes(
    entries: list[kept.EntryOrigin], disputes: list[pauses.KeptDispute]
) -> dict[str, tuple[Origin, ...]]:
    """Return by claim what changed on it: corrections, waivers, and disputes that are open."""
    found: dict[str, tuple[Origin, ...]] = {}
    for row in entries:
        if row.claim_id is not None and row.kind in ("correction", "waiver"):
            changed = Origin(row.kind, {"amount": row.amount, "on": row.value_date, **_who(row.by, row.at)})
            found[str(row.claim_id)] = (*found.get(str(row.claim_id), ()), changed)
    for dispute in disputes:
        if dispute.closed_on is None:
            by = dispute.opened_by
            params: dict[str, Parameter] = {"invoice": dispute.invoice, "day": dispute.received_on}
            code, more = ("dispute", {"by": by}) if by else ("dispute_list", {})
            key = str(dispute.claim_id)
            found[key] = (*found.get(key, ()), Origin(code, {**params, **more}))
    return found


def _notice(row: kept.NoticeOrigin) -> Origin:
    params: dict[str, Parameter] = {"kind": row.kind.value, "sent": row.sent, **_who(row.by, row.at)}
    return Origin("notice_known" if row.letter_id is None else "notice_letter", params)


def _payment(row: kept.EntryOrigin) -> Origin:
    received: dict[str, Parameter] = {"received_by": row.received_by or "agency", "on": row.value_date}
    return Origin("payment", {"amount": row.amount, **received, **_who(row.by, row.at)})


def _cost(row: kept.EntryOrigin) -> Origin:
    made: dict[str, Parameter] = {"kind": row.cost_kind, "on": row.value_date, "amount": row.amount}
    return Origin("cost", {**made, **_who(row.by, row.at)})


def _terms(row: kept.TermsOrigin) -> Origin:
    fact: dict[str, Parameter] = {"creditor": row.creditor, "valid_from": row.valid_from}
    return Origin("terms", {**fact, **_who(row.by, row.at)})


def _debtor(row: kept.DebtorOrigin) -> Origin:
    fact: dict[str, Parameter] = {
        "name": row.name,
        "capacity": row.capacity.value,
        "country": row.country,
    }
    return Origin("debtor_assumed" if row.assumed else "debtor", {**fact, **_who(row.by, row.at)})


def _tariffs(tariffs: Tariffs, known: History) -> dict[str, TariffFound]:
    """Return every row of rates and scales by its version, with who added those that somebody added.

    Rows that were replaced or taken back are among them: an older letter may have been made with one.
    """
    rows: list[Rate | Scale] = [row for of_kind in tariffs.rates.values() for row in of_kind]
    rows += [row for of_kind in tariffs.scales.values() for row in of_kind]
    found = {row.version: _tariff(row) for row in rows}
    for line in (line for lines in known.values() for line in lines if line.is_added):
        row = line.entry.rate() if line.entry.is_rate else line.entry.scale()
        found[row.version] = replace(_tariff(row), added_by=line.by, added_on=line.at and _day(line.at))
    return found


def _tariff(row: Rate | Scale) -> TariffFound:
    percent, confidence = (row.percent, row.confidence) if isinstance(row, Rate) else (None, "")
    return TariffFound(row.kind, row.start, percent, row.source, confidence)
