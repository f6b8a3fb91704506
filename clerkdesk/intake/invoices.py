"""The invoice of a row: its number, what is open of it, and its days."""

from dataclasses import dataclass
from datetime import date, timedelta

from clerkdesk.domain.money import ZERO, Money
from clerkdesk.domain.parties import DebtorKind
from clerkdesk.intake.amounts import AmountStyle, read_amount
from clerkdesk.intake.days import EARLIEST, DayStyle, read_day
from clerkdesk.intake.debtors import look_at
from clerkdesk.intake.draft import Draft
from clerkdesk.intake.mapping import Field
from clerkdesk.intake.meanings import read_yes

STATUTORY_TERM = timedelta(days=30)
"""Between businesses without an agreed term: BW 6:119a(2)(a) in the Netherlands, art. 4 of the Belgian Act of
2 August 2002."""

_YEAR = timedelta(days=366)
_MUST_BE_READ = (Field.INVOICED, Field.DUE)


@dataclass(frozen=True, slots=True)
class Days:
    """The days of an invoice; ``assumed`` when the last day to pay follows from the law."""

    invoiced: date | None
    due: date
    assumed: bool
    contract: date | None
    notice_sent: date | None


def read_number(draft: Draft) -> str:
    """Return the invoice number; a row without one is refused."""
    text = draft.text(Field.INVOICE_NUMBER)
    if text is None:
        draft.refuse("intake.invoice_number_missing", Field.INVOICE_NUMBER)
        return ""
    look_at(draft, Field.INVOICE_NUMBER, text)
    return text


def read_open_amount(draft: Draft, style: AmountStyle) -> Money | None:
    """Return what is open, negative for a credit note; none when it cannot be read, which refuses the row."""
    amount = read_amount(draft.cell(Field.OPEN_AMOUNT), style)
    if amount.problem:
        draft.refuse(amount.problem, Field.OPEN_AMOUNT)
    if amount.note and amount.cents is not None:
        draft.warn(amount.note, Field.OPEN_AMOUNT, amount=amount.cents)
    if amount.cents is not None and amount.cents < ZERO:
        draft.warn("intake.credit_note", Field.OPEN_AMOUNT)
    return amount.cents


def read_original_amount(draft: Draft, style: AmountStyle, open_amount: Money) -> Money:
    """Return the amount of the whole invoice; where the list has none it is what is open."""
    amount = read_amount(draft.cell(Field.ORIGINAL_AMOUNT), style)
    if amount.problem == "intake.amount_missing":
        return open_amount
    if amount.cents is None:
        draft.warn("intake.original_not_readable", Field.ORIGINAL_AMOUNT)
        return open_amount
    if abs(amount.cents) < abs(open_amount):
        draft.warn("intake.open_above_original", Field.OPEN_AMOUNT)
        return open_amount
    return amount.cents


def check_currency(draft: Draft) -> None:
    """Refuse a row in another currency than euro."""
    text = draft.text(Field.CURRENCY)
    if text and text.casefold() not in ("eur", "euro", "euros", "€"):
        draft.refuse("intake.other_currency", Field.CURRENCY)


def read_disputed(draft: Draft) -> bool:
    """Return whether the creditor says that the debtor contests; a mark nobody knows counts as yes."""
    text = draft.text(Field.DISPUTED)
    if text is None:
        return False
    answer = read_yes(text)
    if answer is None:
        draft.warn("intake.disputed_unknown", Field.DISPUTED)
    return answer is not False


def read_days(
    draft: Draft, style: DayStyle, kind: DebtorKind | None, today: date, credit: bool
) -> Days | None:
    """Return the days of the invoice; none when the row is refused for them.

    ``kind`` is none when it was assumed: then the term of the law for businesses does not apply.
    """
    invoiced, invoice_read = _day(draft, Field.INVOICED, style)
    due, due_read = _day(draft, Field.DUE, style)
    contract, notice_sent = (_day(draft, field, style)[0] for field in (Field.CONTRACT, Field.NOTICE_SENT))
    if not (invoice_read and due_read):
        return None
    assumed = due is None
    if due is None:
        due = _assumed_due(draft, invoiced, kind, credit)
    if due is None or not _plausible(draft, invoiced, due, today, credit):
        return None
    return Days(invoiced, due, assumed, contract, notice_sent)


def _day(draft: Draft, field: Field, style: DayStyle) -> tuple[date | None, bool]:
    """Return the day in the column of ``field``, and whether what is there could be read."""
    cell = draft.cell(field)
    if cell.__class__ is date:
        return read_day(cell, style).on, True
    if cell is None or (isinstance(cell, str) and draft.text(field) is None):
        return None, True
    day = read_day(cell, style)
    if day.problem:
        (draft.refuse if field in _MUST_BE_READ else draft.warn)(day.problem, field)
    elif day.note and day.on is not None:
        draft.warn(day.note, field, day=day.on)
    return day.on, day.problem is None


def _assumed_due(draft: Draft, invoiced: date | None, kind: DebtorKind | None, credit: bool) -> date | None:
    about = Field.DUE if draft.has(Field.DUE) else Field.INVOICED
    if invoiced is None:
        draft.refuse("intake.no_days", about)
        return None
    if credit:
        return invoiced
    if kind is None or kind is DebtorKind.CONSUMER:
        draft.refuse("intake.due_missing", about)
        return None
    draft.warn("intake.due_by_law", about, day=invoiced + STATUTORY_TERM)
    return invoiced + STATUTORY_TERM


def _plausible(draft: Draft, invoiced: date | None, due: date, today: date, credit: bool) -> bool:
    about = Field.DUE if draft.has(Field.DUE) else Field.INVOICED
    if due >= today and not credit:
        draft.refuse("intake.not_due", about, day=due)
        return False
    for day, field in ((due, about), (invoiced, Field.INVOICED)):
        if day is not None and not EARLIEST <= day <= today + _YEAR:
            draft.refuse("intake.day_out_of_window", field, day=day)
            return False
    if invoiced is not None and due < invoiced:
        draft.warn("intake.due_before_invoice", about, day=invoiced)
    return True
