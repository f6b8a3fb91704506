"""The verdict on one row, knowing the rows before it."""

from clerkdesk.domain.money import Money
from clerkdesk.domain.problems import Problem, Severity
from clerkdesk.intake.amounts import AmountStyle
from clerkdesk.intake.days import DayStyle
from clerkdesk.intake.debtors import DebtorPart, read_debtor
from clerkdesk.intake.draft import Draft
from clerkdesk.intake.invoices import (
    Days,
    check_currency,
    read_days,
    read_disputed,
    read_number,
    read_open_amount,
    read_original_amount,
)
from clerkdesk.intake.judgement import ClaimRow, Context, RowJudgement, Verdict, invoice_key
from clerkdesk.intake.mapping import Field, Mapping
from clerkdesk.intake.remarks import why_ignored
from clerkdesk.intake.table import Row
from clerkdesk.intake.words import folded


class RowJudge:
    """Judges the rows of one list in order; remembers invoice numbers and the names of debtors."""

    def __init__(
        self, mapping: Mapping, context: Context, header: Row | None, merged: dict[int, int], in_1904: bool
    ) -> None:
        self._mapping = mapping
        self._context = context
        self._header = header
        self._merged = merged
        self._columns = {field: column for column, field in mapping.fields.items()}
        self._amounts = AmountStyle(mapping.decimal_sign, mapping.minus_after, mapping.brackets)
        self._days = DayStyle(mapping.day_first, in_1904)
        self._invoices: dict[str, int] = {}
        self._names: dict[str, tuple[str, int]] = {}

    def __call__(self, row: Row) -> RowJudgement:
        """Return the verdict on ``row``."""
        draft = Draft(row, self._columns, self._mapping.headers)
        reason = why_ignored(draft, self._header)
        if reason:
            return _ignored(row, reason)
        open_amount = read_open_amount(draft, self._amounts)
        if open_amount == 0:
            return _ignored(row, "intake.nothing_open")
        claim = self._claim(draft, open_amount)
        if claim is None:
            return RowJudgement(row.number, Verdict.REJECTED, tuple(draft.problems), hidden=row.hidden)
        self._invoices[invoice_key(claim.invoice_number)] = row.number
        verdict = Verdict.WARNING if draft.problems else Verdict.ACCEPTED
        return RowJudgement(row.number, verdict, tuple(draft.problems), claim, row.hidden)

    def _claim(self, draft: Draft, open_amount: Money | None) -> ClaimRow | None:
        number = read_number(draft)
        self._note_double(draft, number)
        self._note_merged(draft)
        check_currency(draft)
        debtor = read_debtor(draft, self._context.creditor_country)
        self._note_other_name(draft, debtor)
        kind = None if debtor.kind_assumed else debtor.kind
        credit = open_amount is not None and open_amount < 0
        days = read_days(draft, self._days, kind, self._context.today, credit)
        if open_amount is None or days is None or draft.refused:
            return None
        original = read_original_amount(draft, self._amounts, open_amount)
        return _assembled(draft, debtor, days, number, original, open_amount)

    def _note_double(self, draft: Draft, number: str) -> None:
        key = invoice_key(number)
        if key and key in self._invoices:
            draft.refuse("intake.invoice_twice", Field.INVOICE_NUMBER, row=self._invoices[key])
        elif key in self._context.known_invoices:
            draft.refuse("intake.invoice_known", Field.INVOICE_NUMBER)

    def _note_merged(self, draft: Draft) -> None:
        column = self._merged.get(draft.row.number)
        if column is not None:
            draft.refuse("intake.merged_cells", self._mapping.fields[column])

    def _note_other_name(self, draft: Draft, debtor: DebtorPart) -> None:
        """Warn when a reference of the creditor is used for two names."""
        if not debtor.reference or not debtor.name:
            return
        name, row = self._names.setdefault(debtor.key, (debtor.name, draft.row.number))
        if name != debtor.name and folded(name[:200]) != folded(debtor.name[:200]):
            draft.warn("intake.reference_has_other_name", Field.NAME, row=row, name=name[:60])


def _ignored(row: Row, reason: str) -> RowJudgement:
    why = Problem(reason, Severity.WARNING)
    return RowJudgement(row.number, Verdict.IGNORED, (why,), hidden=row.hidden)


def _assembled(
    draft: Draft, debtor: DebtorPart, days: Days, number: str, original: Money, open_amount: Money
) -> ClaimRow:
    return ClaimRow(
        row=draft.row.number,
        debtor_key=debtor.key,
        debtor_reference=debtor.reference,
        name=debtor.name,
        kind=debtor.kind,
        kind_assumed=debtor.kind_assumed,
        street=debtor.place.street,
        postcode=debtor.place.postcode,
        city=debtor.place.city,
        country=debtor.place.country,
        language=debtor.language,
        email=debtor.email,
        phone=debtor.phone,
        enterprise_number=debtor.enterprise_number,
        vat_number=debtor.vat_number,
        iban=debtor.iban,
        invoice_number=number,
        invoiced=days.invoiced,
        due=days.due,
        due_assumed=days.assumed,
        contract=days.contract,
        notice_sent=days.notice_sent,
        original_amount=original,
        open_amount=open_amount,
        disputed=read_disputed(draft),
        description=draft.text(Field.DESCRIPTION),
        look_first=draft.look_first,
    )
