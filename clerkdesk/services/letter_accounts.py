"""What a letter claimed, as the account of its day: the lines that were kept with it, nothing newer."""

from collections.abc import Iterator
from dataclasses import replace

from clerkdesk.domain.lines import (
    AllocatedPayment,
    CollectionCost,
    CostState,
    Group,
    Line,
    Reason,
    Totals,
)
from clerkdesk.domain.money import Money
from clerkdesk.domain.statement import Statement
from clerkdesk.persistence import tables
from clerkdesk.persistence.kept_reasons import line_from
from clerkdesk.services.context import Desk
from clerkdesk.services.dossiers import Account, account

_TO = ("to_costs", "to_interest", "to_principal", "surplus")


def letter_account(desk: Desk, letter_id: int) -> Account:
    """Return the account that a letter was made with (rows A3, A7); an unknown letter is a ``LookupError``.

    Its statement holds the kept lines only: nothing that was booked later with an earlier day.
    """
    with desk.database.read() as session:
        letter = session.get(tables.Letter, letter_id)
        if letter is None:
            raise LookupError(f"no letter {letter_id}")
        dossier_id, day = letter.dossier_id, letter.day
        lines = tuple(line_from(kept) for kept in letter.lines)
    now = account(desk, dossier_id, day)
    stated = replace(
        now.statement,
        lines=lines,
        collection_costs=tuple(_costs(lines)),
        payments=tuple(_payments(lines)),
        totals=_totals(lines, now.statement),
    )
    return replace(now, statement=stated, lens=())


def _costs(lines: tuple[Line, ...]) -> Iterator[CollectionCost]:
    for line in lines:
        if line.group is Group.COLLECTION_COSTS:
            claims = (line.claim,) if line.claim else ()
            yield CollectionCost(line.amount, claims, CostState.DUE, line.reason, line.start)


def _payments(lines: tuple[Line, ...]) -> Iterator[AllocatedPayment]:
    """Yield the payments; kept lines do not name their ledger entries, so they are numbered."""
    received = [line for line in lines if line.group is Group.PAYMENT and line.start is not None]
    for number, line in enumerate(received, start=1):
        parts = (_cents(line.reason, name) for name in _TO)
        on, amount = line.start, _cents(line.reason, "amount")
        if on is not None:
            yield AllocatedPayment(str(number), on, amount, *parts)


def _cents(reason: Reason, name: str) -> Money:
    value = reason.params.get(name, 0)
    return Money(value if isinstance(value, int) else 0)


def _totals(lines: tuple[Line, ...], now: Statement) -> Totals:
    sums = {group: Money(sum(line.amount for line in lines if line.group is group)) for group in Group}
    return Totals(
        principal=sums[Group.PRINCIPAL],
        interest=sums[Group.INTEREST],
        collection_costs=sums[Group.COLLECTION_COSTS],
        vat=sums[Group.VAT],
        other_costs=sums[Group.OTHER_COSTS],
        paid=Money(-sums[Group.PAYMENT]),
        due=Money(sum(sums.values())),
        disputed=now.totals.disputed,
    )
