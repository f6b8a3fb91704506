"""What a letter says, taken from the facts of a dossier and the statement of the day."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from clerkdesk.domain.choices import Choices
from clerkdesk.domain.claim import Channel, Claim, Notice, NoticeKind
from clerkdesk.domain.dates import DAY, presumed_delivery, roll_forward
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.lines import CollectionCost, CostState
from clerkdesk.domain.money import ZERO, Money
from clerkdesk.domain.notice import NoticeTerm, term_of
from clerkdesk.domain.parties import Language
from clerkdesk.domain.procedure import Step
from clerkdesk.domain.statement import Statement, statement, totals
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.letters.letter import (
    Address,
    Addressee,
    ClaimRow,
    CreditorParty,
    LetterData,
    LetterKind,
    Office,
)
from clerkdesk.persistence.queries.letter_particulars import Particulars
from clerkdesk.services.letter_rows import DUTCH, statement_rows
from clerkdesk.wording import SPOKEN

_NOTICES = {
    Step.FOURTEEN_DAY_LETTER: NoticeKind.FOURTEEN_DAY_LETTER,
    Step.FIRST_REMINDER: NoticeKind.FIRST_REMINDER,
    Step.FORMAL_NOTICE: NoticeKind.FORMAL_NOTICE,
}
_ANNOUNCING = frozenset({Step.FOURTEEN_DAY_LETTER, Step.FIRST_REMINDER})


@dataclass(frozen=True, slots=True)
class Basis:
    """What a letter is made from: the facts, the choices and rates that count, and the day it is made for."""

    facts: Facts
    choices: Choices
    tariffs: Tariffs
    on: date


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter before it is written: what it says, the statement behind it, and the notice it is, if any.

    ``term`` is the term that the notice opens.
    """

    step: Step
    data: LetterData
    statement: Statement
    notice: Notice | None
    term: NoticeTerm | None
    claims: tuple[str, ...]

    @property
    def amount(self) -> Money:
        """Return what the letter asks."""
        return self.data.totals.due


def compose(
    step: Step,
    claims: tuple[str, ...],
    basis: Basis,
    particulars: Particulars,
    office: Office,
) -> Composed:
    """Return the letter ``step`` about ``claims``, with costs and terms as the law has them."""
    facts, on = basis.facts, basis.on
    notice = _notice(step, claims, on)
    term = term_of(notice, basis.choices) if notice else None
    stated = statement(facts, on, basis.tariffs, basis.choices)
    announced = _announced(basis, notice) if step in _ANNOUNCING else None
    language = particulars.language if particulars.language in SPOKEN else Language.EN
    asked = [claim for claim in facts.claims if claim.principal > claim.disputed]
    pay_by = _pay_by(step, term, announced, basis)
    data = LetterData(
        kind=LetterKind(step),
        language=language,
        law="NL" if stated.regime.id in DUTCH else "BE",
        debtor_kind=facts.debtor.kind,
        office=office,
        creditor=_creditor(particulars),
        addressee=_addressee(particulars),
        dossier=particulars.number,
        on=on,
        claims=tuple(_claim_row(claim, particulars) for claim in asked),
        statement=tuple(statement_rows(stated, language, _numbers(particulars))),
        totals=stated.totals,
        pay_by=pay_by,
        reference=particulars.payment_reference,
        place=office.address.city,
        announced_costs=announced.amount if announced else None,
        announced_vat=announced.vat if announced else ZERO,
        earlier=particulars.last_letter_on,
        due_after=_due_on(pay_by + DAY, basis, notice),
        due_after_on=pay_by + DAY,
        signatory=particulars.handler,
    )
    return Composed(step, data, stated, notice and _with_costs(notice, announced), term, claims)


def _notice(step: Step, claims: tuple[str, ...], on: date) -> Notice | None:
    kind = _NOTICES.get(step)
    return Notice(kind, on, Channel.POST, claims) if kind else None


def _with_costs(notice: Notice, announced: CollectionCost | None) -> Notice:
    if announced is None:
        return notice
    return replace(notice, announced_costs=Money(announced.amount + announced.vat))


def _announced(basis: Basis, notice: Notice | None) -> CollectionCost | None:
    """Return the costs that fall due when the notice is not heeded: what the statement says with it sent."""
    if notice is None:
        return None
    noticed = replace(basis.facts, notices=(*basis.facts.notices, notice))
    sent = statement(noticed, basis.on, basis.tariffs, basis.choices)
    waiting = [cost for cost in sent.collection_costs if cost.state is CostState.ANNOUNCED]
    return max(waiting, key=lambda cost: cost.due_from or date.min, default=None)


def _pay_by(step: Step, term: NoticeTerm | None, announced: CollectionCost | None, basis: Basis) -> date:
    if announced and announced.due_from:
        return announced.due_from - timedelta(days=1)
    if term is not None:
        return term.last_free_day
    chosen, country = basis.choices.on(basis.on), basis.facts.debtor.country
    days = chosen.waiting_days_final if step is Step.FINAL_DEMAND else chosen.waiting_days_demand
    arrives = presumed_delivery(basis.on, Channel.POST, country, chosen.nl_post_delivery_days)
    return roll_forward(arrives + timedelta(days=days), country)


def _due_on(day: date, basis: Basis, notice: Notice | None) -> Money:
    """Return what is to be paid on ``day`` when the letter is sent and nothing is paid (row S28)."""
    facts = basis.facts if notice is None else replace(basis.facts, notices=(*basis.facts.notices, notice))
    return totals(facts, day, basis.tariffs, basis.choices).due


def _claim_row(claim: Claim, particulars: Particulars) -> ClaimRow:
    invoice, description = particulars.invoices[claim.id]
    return ClaimRow(
        invoice=invoice,
        description=description or particulars.supplies,
        invoiced=claim.invoiced,
        due=claim.due,
        amount=Money(claim.principal - claim.disputed),
    )


def _numbers(particulars: Particulars) -> dict[str, str]:
    return {claim: invoice for claim, (invoice, _) in particulars.invoices.items()}


def _creditor(particulars: Particulars) -> CreditorParty:
    row = particulars.creditor
    return CreditorParty(
        name=row.name,
        address=Address(row.street, "", row.postcode, row.city, row.country),
        enterprise_number=row.enterprise_number,
        phone=row.telephone,
        email=row.email,
    )


def _addressee(particulars: Particulars) -> Addressee:
    at = particulars.address
    return Addressee(
        name=particulars.debtor, address=Address(at.street, at.number, at.postcode, at.city, at.country)
    )
