"""The account of a dossier as rows to paint: claims, then the statement, each amount with its reason."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from clerkdesk.domain.money import Money
from clerkdesk.domain.statement import (
    AllocatedPayment,
    CollectionCost,
    CostState,
    Group,
    Line,
    Reason,
    Regime,
    RegimeId,
    Statement,
    Totals,
)
from clerkdesk.services.dossiers import Account, ClaimView
from clerkdesk.services.reason_naming import by_invoice
from ui.costs.words import kind_name
from ui.format import day, money
from ui.texts import reason_sentence, t


class Weight(Enum):
    """How heavily a row is written."""

    TOTAL = auto()
    SEGMENT = auto()
    PAYMENT = auto()
    WAITING = auto()
    GRAND = auto()


@dataclass(frozen=True, slots=True)
class Columns:
    """The head of the table of claims."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A hairline between parts."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class RegimeRow:
    """Which law governs the account, or a fact that was missing and had to be assumed."""

    key: str
    text: str
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One invoice."""

    claim: ClaimView
    reason: Reason | None

    @property
    def key(self) -> str:
        """Return what stays the same when the account is read again."""
        return f"claim-{self.claim.id}"

    @property
    def amount(self) -> Money:
        """Return the principal of the invoice."""
        return self.claim.principal

    @property
    def dispute(self) -> str:
        """Return what is said of a dispute, empty where there is none."""
        if not self.claim.disputed:
            return ""
        if self.claim.disputed >= self.claim.principal:
            return t("dossier.account.disputed")
        return t("dossier.account.disputed_part", amount=self.claim.disputed)

    @property
    def text(self) -> str:
        """Return the row as one line, to copy and to read aloud."""
        parts = (self.claim.invoice, self.claim.description, self.dispute, day(self.claim.due))
        return "  ".join(part for part in (*parts, money(self.amount)) if part)


class Part(NamedTuple):
    """What a total adds up: its words and amount, and the name by which it is said on the phone."""

    label: str
    amount: Money
    name: str = ""


@dataclass(frozen=True, slots=True)
class AmountRow:
    """One amount of the statement. ``parts`` are the amounts that it adds up, where it adds up any.

    ``about`` are the ids of the claims that it is about.
    """

    key: str
    label: str
    amount: Money | None
    weight: Weight
    reason: Reason | None = None
    parts: tuple[Part, ...] = ()
    about: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the row as one line, to copy and to read aloud."""
        return self.label if self.amount is None else f"{self.label}  {money(self.amount)}"


Row = Columns | Rule | RegimeRow | ClaimRow | AmountRow


def rows(account: Account) -> tuple[Row, ...]:
    """Return the claims and the statement of an account, top to bottom."""
    statement = account.statement
    invoices = invoices_of(account)
    return (
        *_regime(statement.regime, invoices),
        Columns(),
        *(ClaimRow(claim, _principal_reason(statement, claim)) for claim in account.claims),
        Rule(),
        *_principal(statement, invoices),
        *_costs(statement),
        *_interest(statement, invoices),
        *_other(statement),
        *_payments(statement),
        Rule(),
        *_due(statement),
        *_for_creditor(account),
    )


def invoices_of(account: Account) -> dict[str, str]:
    """Return the invoice numbers by claim id, as the statement names claims."""
    return {str(claim.id): claim.invoice for claim in account.claims}


def _regime(regime: Regime, invoices: dict[str, str]) -> Iterator[RegimeRow]:
    law = t(f"dossier.regime_law.{regime.id}")
    yield RegimeRow("regime", f"{law}: {reason_sentence(by_invoice(regime.because, invoices))}")
    for index, sentence in enumerate(assumptions(regime, invoices)):
        yield RegimeRow(f"assumed-{index}", sentence, assumed=True)


def assumptions(regime: Regime, invoices: Mapping[str, str]) -> list[str]:
    """Return what was not known and is assumed, once for all the claims that miss the same fact."""
    found: dict[str, tuple[Reason, list[str]]] = {}
    for reason in regime.assumed:
        named = by_invoice(reason, invoices)
        claim = named.params.get("claim")
        alike = reason.code if claim else reason_sentence(reason)
        found.setdefault(alike, (reason, []))[1].append(str(claim or ""))
    return [
        reason_sentence(reason._replace(params={**reason.params, "claim": ", ".join(claims)}))
        for reason, claims in found.values()
    ]


def _principal_reason(statement: Statement, claim: ClaimView) -> Reason | None:
    lines = (line for line in statement.lines if line.group is Group.PRINCIPAL)
    return next((line.reason for line in lines if line.claim == str(claim.id)), None)


def _lines(statement: Statement, group: Group) -> tuple[Line, ...]:
    return tuple(line for line in statement.lines if line.group is group)


def _total(key: str, label: str, amount: Money, lines: tuple[Line, ...], labels: Iterable[str]) -> AmountRow:
    only = lines[0].reason if len(lines) == 1 else None
    parts = tuple(Part(words, line.amount) for words, line in zip(labels, lines, strict=True))
    about = tuple(dict.fromkeys(line.claim for line in lines if line.claim))
    return AmountRow(key, label, amount, Weight.TOTAL, only, parts, about)


def _principal(statement: Statement, invoices: dict[str, str]) -> Iterator[AmountRow]:
    lines = _lines(statement, Group.PRINCIPAL)
    label = "principal_undisputed" if statement.totals.disputed else "principal_total"
    yield _total(
        "principal",
        t(f"dossier.account.{label}"),
        statement.totals.principal,
        lines,
        [invoices.get(line.claim or "", "") for line in lines],
    )


def _costs(statement: Statement) -> Iterator[AmountRow]:
    name = t(f"dossier.costs_name.{statement.regime.id}")
    for index, cost in enumerate(statement.collection_costs):
        due = cost.state is CostState.DUE
        yield AmountRow(
            key=f"cost-{index}",
            label=_cost_label(cost, name),
            amount=cost.amount if due else None,
            weight=Weight.TOTAL if due else Weight.WAITING,
            reason=cost.because,
            about=cost.claims,
        )
    vat = _lines(statement, Group.VAT)
    if vat:
        label = t("dossier.account.vat_total")
        yield _total("vat", label, statement.totals.vat, vat, [label] * len(vat))


def _cost_label(cost: CollectionCost, name: str) -> str:
    if cost.state is CostState.NOT_CLAIMABLE:
        return t("dossier.account.costs_not_claimable", name=name)
    if cost.state is CostState.ANNOUNCED:
        if cost.due_from is None:
            return t("dossier.account.costs_announced_open", name=name, amount=cost.amount)
        return t("dossier.account.costs_announced", name=name, amount=cost.amount, day=cost.due_from)
    if cost.due_from is None:
        return name
    return t("dossier.account.costs_due", name=name, day=cost.due_from)


def _interest(statement: Statement, invoices: dict[str, str]) -> Iterator[AmountRow]:
    lines = _lines(statement, Group.INTEREST)
    several = len({line.claim for line in lines}) > 1
    labels: list[str] = []
    for index, line in enumerate(lines):
        label = _segment(line, statement.on)
        if line.claim is None:
            label = f"{label} · {t('dossier.account.on_costs')}"
        elif several and line.claim in invoices:
            label = f"{label} · {invoices[line.claim]}"
        labels.append(label)
        about = (line.claim,) if line.claim else ()
        yield AmountRow(f"interest-{index}", label, line.amount, Weight.SEGMENT, line.reason, (), about)
    if lines:
        total = statement.totals.interest
        yield _total("interest", t("dossier.account.interest_total"), total, lines, labels)


def _segment(line: Line, on: date) -> str:
    parts = []
    if line.percent is not None:
        parts.append(t("dossier.account.rate", percent=line.percent))
    if line.start is not None and line.end is not None:
        short = line.start.year == on.year
        days = (_short(line.start, short=short), _short(line.end, short=short))
        parts.append(t("dossier.account.period", start=days[0], end=days[1]))
    if line.days is not None and line.base is not None:
        parts.append(t("dossier.account.days_over", n=line.days, base=line.base))
    return " · ".join(parts)


def _short(on: date, *, short: bool) -> str:
    return f"{on:%d-%m}" if short else day(on)


def _other(statement: Statement) -> Iterator[AmountRow]:
    lines = _lines(statement, Group.OTHER_COSTS)
    if lines:
        label = t("dossier.account.other_costs_total")
        labels = [_made(line) for line in lines]
        yield _total("other", label, statement.totals.other_costs, lines, labels)


def _made(line: Line) -> str:
    kind, on = line.reason.params.get("kind"), line.start
    return " · ".join(part for part in (str(kind or ""), day(on) if on else "") if part)


def _payments(statement: Statement) -> Iterator[AmountRow | Rule]:
    lines = {line.claim or index: line for index, line in enumerate(_lines(statement, Group.PAYMENT))}
    reasons = [line.reason for line in lines.values()]
    if statement.payments:
        yield Rule()
    for index, payment in enumerate(statement.payments):
        yield AmountRow(
            key=f"payment-{payment.id}",
            label=_payment_label(payment, statement.on),
            amount=Money(-payment.amount),
            weight=Weight.PAYMENT,
            reason=reasons[index] if index < len(reasons) else None,
        )


def _payment_label(payment: AllocatedPayment, on: date) -> str:
    when = _short(payment.on, short=payment.on.year == on.year)
    booked = t("dossier.account.payment", amount=payment.amount, day=when)
    return f"{booked}  ·  {allocation(payment)}"


def allocation(payment: AllocatedPayment) -> str:
    """Return where a payment went, in the order in which it is allocated."""
    parts = (
        ("dossier.account.to_costs", payment.to_costs),
        ("dossier.account.to_interest", payment.to_interest),
        ("dossier.account.to_principal", payment.to_principal),
        ("dossier.account.surplus", payment.surplus),
    )
    return " · ".join(t(key, amount=amount) for key, amount in parts if amount)


def due_parts(sums: Totals, regime: RegimeId) -> tuple[Part, ...]:
    """Return what the amount that may be claimed adds up, in the order of the statement.

    What was paid too much is not taken off: it was never owed.
    """
    surplus = sums.due - (
        sums.principal + sums.collection_costs + sums.vat + sums.interest + sums.other_costs - sums.paid
    )
    found = (
        Part(t("dossier.account.principal_total"), sums.principal, "principal"),
        Part(t(f"dossier.costs_name.{regime}"), sums.collection_costs, "collection_costs"),
        Part(t("dossier.account.vat_total"), sums.vat, "vat"),
        Part(t("dossier.account.interest_total"), sums.interest, "interest"),
        Part(t("dossier.account.other_costs_total"), sums.other_costs, "other_costs"),
        Part(t("explain.part_paid"), Money(-sums.paid), "paid"),
        Part(t("explain.part_surplus"), Money(surplus), "surplus"),
    )
    return tuple(part for part in found if part.amount)


def _due(statement: Statement) -> Iterator[AmountRow]:
    sums = statement.totals
    yield AmountRow(
        key="due",
        label=t("dossier.account.due_total", day=statement.on),
        amount=sums.due,
        weight=Weight.GRAND,
        parts=due_parts(sums, statement.regime.id),
    )
    if sums.disputed:
        label = t("dossier.account.disputed_total")
        yield AmountRow("disputed", label, sums.disputed, Weight.WAITING)


def _for_creditor(account: Account) -> Iterator[AmountRow | Rule]:
    """Yield what was spent for the account of the creditor, apart from what the debtor owes (row S24)."""
    if not account.creditor_costs:
        return
    yield Rule()
    total = Money(sum(cost.amount for cost in account.creditor_costs))
    yield AmountRow("creditor-costs", t("costs.account.creditor_head"), total, Weight.WAITING)
    for cost in account.creditor_costs:
        label = f"{kind_name(cost.kind)} · {day(cost.on)}"
        yield AmountRow(f"creditor-cost-{cost.entry_id}", label, cost.amount, Weight.WAITING)
