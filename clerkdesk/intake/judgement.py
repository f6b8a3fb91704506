"""What came of judging a list: a verdict per row, and the claims that may be posted."""

from collections import Counter
from collections.abc import Mapping as Counts
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import DebtorKind, Language
from clerkdesk.domain.problems import Problem
from clerkdesk.intake.mapping import Mapping


class Verdict(StrEnum):
    """What happens with a row."""

    ACCEPTED = "accepted"
    WARNING = "accepted-with-warning"
    REJECTED = "rejected"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """The claim of an accepted row, with every value in the form that the domain knows.

    ``due`` is the last day to pay. ``open_amount`` is negative for a credit note. ``debtor_key`` is equal
    for rows of one debtor in the list: the creditor's reference, else enterprise number, else name and
    address. ``enterprise_number`` is a KvK number (8 digits) or KBO number (10 digits), by ``country``.
    ``look_first`` holds letters until a person has looked (text that could be a formula).
    """

    row: int
    debtor_key: str
    debtor_reference: str | None
    name: str
    kind: DebtorKind
    kind_assumed: bool
    street: str | None
    postcode: str | None
    city: str | None
    country: str
    language: Language | None
    email: str | None
    phone: str | None
    enterprise_number: str | None
    vat_number: str | None
    iban: str | None
    invoice_number: str
    invoiced: date | None
    due: date
    due_assumed: bool
    contract: date | None
    notice_sent: date | None
    original_amount: Money
    open_amount: Money
    disputed: bool
    description: str | None
    look_first: bool = False

    @property
    def credit_note(self) -> bool:
        """Return whether this lowers what the debtor owes."""
        return self.open_amount < 0


@dataclass(frozen=True, slots=True)
class RowJudgement:
    """The verdict on one row; the problems of an ignored row say why and are about no column."""

    row: int
    verdict: Verdict
    problems: tuple[Problem, ...] = ()
    claim: ClaimRow | None = None
    hidden: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the headers that have a problem, each once, in the order of the list."""
        return tuple(dict.fromkeys(p.about for p in self.problems if p.about is not None))


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judged list. ``problems`` are about the list as a whole; with an error among them no row is."""

    mapping: Mapping
    rows: tuple[RowJudgement, ...]
    problems: tuple[Problem, ...] = ()
    empty_rows: int = 0
    hidden_rows: int = 0

    @property
    def claims(self) -> tuple[ClaimRow, ...]:
        """Return the claims of the accepted rows, with and without warning, in the order of the list."""
        return tuple(row.claim for row in self.rows if row.claim is not None)

    @property
    def counts(self) -> Counts[Verdict, int]:
        """Return the number of rows per verdict."""
        return Counter(row.verdict for row in self.rows)

    @property
    def total(self) -> Money:
        """Return the open amount of all accepted rows together, credit notes taken off."""
        return Money(sum(claim.open_amount for claim in self.claims))


@dataclass(frozen=True, slots=True)
class Context:
    """What judging must know besides the list. ``known_invoices`` are ``invoice_key`` of open claims."""

    today: date
    creditor_country: str = "NL"
    known_invoices: frozenset[str] = frozenset()


def invoice_key(number: str) -> str:
    """Return ``number`` as it is compared: without blanks, upper case like lower case."""
    return "".join(number.split()).casefold()
