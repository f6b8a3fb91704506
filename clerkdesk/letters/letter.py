"""What a letter says: the frozen values that a template is filled with."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerkdesk.domain.claim import Channel
from clerkdesk.domain.money import ZERO, Money
from clerkdesk.domain.parties import DebtorKind, Language
from clerkdesk.domain.statement import Totals


class LetterKind(StrEnum):
    """A letter that the procedure asks for; also the file name of its templates."""

    FOURTEEN_DAY_LETTER = "fourteen_day_letter"
    FIRST_REMINDER = "first_reminder"
    FORMAL_NOTICE = "formal_notice"
    FIRST_DEMAND = "first_demand"
    SECOND_DEMAND = "second_demand"
    FINAL_DEMAND = "final_demand"


class Window(StrEnum):
    """On which side the envelopes of the office have their window."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; ``country`` is an ISO 3166 code, ``number`` includes box or addition."""

    street: str
    number: str
    postcode: str
    city: str
    country: str


@dataclass(frozen=True, slots=True)
class Office:
    """The sender: who collects, where money goes, and under which registrations.

    ``nl_registration`` is the mark in the Dutch register of collectors (Wki art. 11),
    ``be_registration`` the number at the FOD Economie (WER XIX.6), ``disputes_body`` the body for
    disputes that the office has joined (Wki art. 13). ``account_holder`` is the exact name at the bank.
    """

    name: str
    address: Address
    enterprise_number: str
    phone: str
    email: str
    iban: str
    account_holder: str
    website: str = ""
    bic: str = ""
    nl_registration: str = ""
    be_registration: str = ""
    disputes_body: str = ""


@dataclass(frozen=True, slots=True)
class CreditorParty:
    """The creditor as the law wants it named (Bki 3.1, WER XIX.2 and XIX.7)."""

    name: str
    address: Address
    enterprise_number: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom the letter is sent to. ``care_of`` stands between name and street; ``salutation`` may be empty."""

    name: str
    address: Address
    care_of: str = ""
    salutation: str = ""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One invoice of the letter; ``amount`` is its principal still claimed, in cents."""

    invoice: str
    description: str
    invoiced: date | None
    due: date
    amount: Money


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One row of the statement. ``detail`` says in words how the amount came about; payments are negative."""

    text: str
    amount: Money
    detail: str = ""


@dataclass(frozen=True, slots=True)
class LetterData:
    """Everything a letter needs, made by the services from the statement of its day.

    ``law`` (``NL`` or ``BE``) is the country whose rules of conduct protect the debtor. ``claims`` hold the
    principal, ``statement`` all that comes on top or goes off; together they add up to ``totals.due``.
    ``pay_by`` is the last day to pay that the letter names. ``announced_costs`` is what becomes due when it
    is not kept: the exact collection costs of a 14-day letter, the indemnity of a first reminder;
    ``announced_vat`` comes on top. ``reference`` is an OGM, RF or Dutch payment reference with or without its
    separators. ``next_step`` and ``rights`` are sentences in the letter's language; empty, the standard ones
    are used. ``earlier`` is the day of the previous letter about these claims. ``due_after`` is what is to be
    paid on ``due_after_on``, the day after ``pay_by``, when nothing was paid by then (row S28).
    """

    kind: LetterKind
    language: Language
    law: str
    debtor_kind: DebtorKind
    office: Office
    creditor: CreditorParty
    addressee: Addressee
    dossier: str
    on: date
    claims: tuple[ClaimRow, ...]
    statement: tuple[StatementRow, ...]
    totals: Totals
    pay_by: date
    reference: str
    place: str = ""
    channel: Channel = Channel.POST
    window: Window = Window.RIGHT
    announced_costs: Money | None = None
    announced_vat: Money = ZERO
    earlier: date | None = None
    due_after: Money = ZERO
    due_after_on: date | None = None
    signatory: str = ""
    signatory_role: str = ""
    next_step: str = ""
    rights: tuple[str, ...] = ()
