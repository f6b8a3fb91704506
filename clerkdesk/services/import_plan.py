"""Where the accepted rows of a claim list go: which debtor, which dossier, new or joined."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from clerkdesk.domain.choices import Choices
from clerkdesk.domain.claim import Claim
from clerkdesk.domain.dossier import Creditor, Facts
from clerkdesk.domain.lines import Regime, RegimeId
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Debtor
from clerkdesk.domain.regime import regime_of
from clerkdesk.intake.judgement import ClaimRow


@dataclass(frozen=True, slots=True)
class KnownDebtors:
    """What the database knows of the debtors of a list: by debtor key, and their open dossiers."""

    persons: Mapping[str, int] = field(default_factory=dict)
    dossiers: Mapping[tuple[int, RegimeId], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Destination:
    """The rows of one debtor under one regime. Without ids the person or the dossier is new.

    ``credit_notes`` lower the claims of this dossier, oldest first.
    """

    debtor_key: str
    person_id: int | None
    dossier_id: int | None
    regime: Regime
    claims: tuple[ClaimRow, ...]
    credit_notes: tuple[ClaimRow, ...] = ()

    @property
    def first(self) -> ClaimRow:
        """Return the row whose particulars of the debtor count."""
        return self.claims[0]

    @property
    def open(self) -> Money:
        """Return what the rows add to the dossier, credit notes taken off."""
        return Money(sum(row.open_amount for row in (*self.claims, *self.credit_notes)))


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole list by destination; ``unplaced`` are credit notes of debtors without a claim to lower."""

    destinations: tuple[Destination, ...]
    unplaced: tuple[ClaimRow, ...] = ()


def plan(rows: Sequence[ClaimRow], known: KnownDebtors, creditor: Creditor, choices: Choices) -> Plan:
    """Return where every accepted row goes. A dossier holds claims of one money regime (design 4.4)."""
    destinations: list[Destination] = []
    unplaced: list[ClaimRow] = []
    for key, of_debtor in _by_debtor(rows).items():
        claims = [row for row in of_debtor if not row.credit_note]
        notes = tuple(row for row in of_debtor if row.credit_note)
        made = _destinations(key, claims, known, creditor, choices)
        if made and notes:
            made[0] = _with_notes(made[0], notes)
        elif notes:
            unplaced += notes
        destinations += made
    return Plan(tuple(destinations), tuple(unplaced))


def _by_debtor(rows: Sequence[ClaimRow]) -> dict[str, list[ClaimRow]]:
    found: dict[str, list[ClaimRow]] = {}
    for row in rows:
        found.setdefault(row.debtor_key, []).append(row)
    return found


def _destinations(
    key: str, claims: Sequence[ClaimRow], known: KnownDebtors, creditor: Creditor, choices: Choices
) -> list[Destination]:
    by_regime: dict[RegimeId, tuple[Regime, list[ClaimRow]]] = {}
    for row in claims:
        regime = regime_of(_facts(row, creditor), choices)
        by_regime.setdefault(regime.id, (regime, []))[1].append(row)
    person = known.persons.get(key)
    return [
        Destination(
            debtor_key=key,
            person_id=person,
            dossier_id=None if person is None else known.dossiers.get((person, regime.id)),
            regime=regime,
            claims=tuple(members),
        )
        for regime, members in by_regime.values()
    ]


def _with_notes(destination: Destination, notes: tuple[ClaimRow, ...]) -> Destination:
    return Destination(
        destination.debtor_key,
        destination.person_id,
        destination.dossier_id,
        destination.regime,
        destination.claims,
        notes,
    )


def _facts(row: ClaimRow, creditor: Creditor) -> Facts:
    claim = Claim(
        id=str(row.row), principal=row.open_amount, due=row.due, invoiced=row.invoiced, contract=row.contract
    )
    return Facts(Debtor(row.kind, row.country), creditor, (claim,))
