"""From a dossier as it is kept to the facts that the law and the procedure ask for."""

from dataclasses import replace
from datetime import date

from clerkdesk.domain.choices import Choices
from clerkdesk.domain.claim import Channel, Claim
from clerkdesk.domain.course import walk
from clerkdesk.domain.dispute import disputed_part
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.money import Money
from clerkdesk.domain.procedure import ClaimState, ProcedureFacts
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.persistence.queries.case_files import CaseFile
from clerkdesk.services.parties import ContactKind
from clerkdesk.services.search_terms import Findable

_REACHED_BY = {
    Channel.POST: ContactKind.ADDRESS,
    Channel.REGISTERED: ContactKind.ADDRESS,
    Channel.VISIT: ContactKind.ADDRESS,
    Channel.PHONE: ContactKind.TELEPHONE,
    Channel.SMS: ContactKind.TELEPHONE,
    Channel.EMAIL: ContactKind.EMAIL,
}
_REFERENCES = {ContactKind.IBAN, ContactKind.ENTERPRISE_NUMBER}


def facts_of(file: CaseFile, on: date) -> Facts:
    """Return the facts of the statement; what is disputed on ``on`` is marked on its claim."""
    return Facts(
        debtor=file.debtor,
        creditor=file.creditor,
        claims=tuple(_claim(file, claim, on) for claim in file.claims),
        notices=file.notices,
        payments=file.payments,
        costs=file.costs,
        events=file.events,
        awards=file.awards,
    )


def _claim(file: CaseFile, claim: Claim, on: date) -> Claim:
    if not file.disputes:
        return claim
    return replace(claim, disputed=disputed_part(claim.id, claim.principal, file.disputes, on))


def procedure_facts(
    file: CaseFile, facts: Facts, on: date, tariffs: Tariffs, closed_on: date | None
) -> ProcedureFacts:
    """Return the facts of the procedure; ``closed_on`` may be newer than what is kept."""
    return ProcedureFacts(
        regime=file.head.regime,
        debtor=file.debtor,
        claims=claim_states(facts, on, tariffs, file.choices),
        done=file.done,
        notices=file.notices,
        holds=file.holds,
        disputes=file.disputes,
        opened_on=file.head.opened_on,
        closed_on=closed_on,
        awaiting_creditor_on=file.head.awaiting_creditor_on,
        judicial_on=file.head.judicial_on,
        unreachable=unreachable(file),
    )


def claim_states(facts: Facts, on: date, tariffs: Tariffs, choices: Choices) -> tuple[ClaimState, ...]:
    """Return what is open on each claim: principal and interest that were not paid, the disputed part too."""
    if not facts.payments:
        return tuple(ClaimState(c.id, c.due, c.principal, c.disputed) for c in facts.claims)
    day = on.toordinal()
    accounts = walk(facts, on, tariffs, choices).books.accounts
    return tuple(
        ClaimState(
            claim.id,
            claim.due,
            Money(account.principal + account.interest_open(day) + claim.disputed),
            claim.disputed,
        )
        for claim, account in zip(facts.claims, accounts, strict=True)
    )


def unreachable(file: CaseFile) -> frozenset[Channel]:
    """Return the channels for which the debtor has no valid contact detail."""
    known = {detail.kind for detail in file.contacts}
    return frozenset(channel for channel, kind in _REACHED_BY.items() if kind not in known)


def findable(file: CaseFile) -> Findable:
    """Return what the dossier is found by (rows S6, A11)."""
    of_kind = [(ContactKind(detail.kind), detail.value) for detail in file.contacts]
    theirs = tuple(value for kind, value in of_kind if kind is ContactKind.CREDITOR_REFERENCE)
    return Findable(
        numbers=(file.head.number, *file.invoices, *theirs),
        names=(file.head.debtor_name,),
        references=(file.head.payment_reference, *(value for kind, value in of_kind if kind in _REFERENCES)),
        telephones=tuple(value for kind, value in of_kind if kind is ContactKind.TELEPHONE),
        emails=tuple(value for kind, value in of_kind if kind is ContactKind.EMAIL),
    )


def rate_changes(facts: Facts, on: date, tariffs: Tariffs, choices: Choices) -> frozenset[date]:
    """Return every day after a claim was due on which the percentage of its interest changes."""
    course = walk(facts, on, tariffs, choices)
    return frozenset(
        date.fromordinal(start)
        for account in course.books.accounts
        if account.plan is not None
        for start in account.plan.rates.starts
        if start > account.due
    )
