"""An office for tests: a desk with a creditor, debtors and dossiers, written as the services write them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count
from uuid import uuid4

from clerkdesk import paths
from clerkdesk.domain.choices import DEFAULTS
from clerkdesk.domain.claim import Channel, NoticeKind
from clerkdesk.domain.claim import Claim as Owed
from clerkdesk.domain.dossier import AgreedCosts, AgreedInterest, Creditor, Facts, Terms
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Debtor, DebtorKind, Language, Role
from clerkdesk.domain.problems import Problem
from clerkdesk.domain.procedure import Step
from clerkdesk.domain.references import reference_for
from clerkdesk.domain.regime import regime_of
from clerkdesk.persistence import tables
from clerkdesk.persistence.agreed_terms import terms_to
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.kept_reasons import kept_reason
from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.persistence.versioned import change_all
from clerkdesk.services import standing
from clerkdesk.services.context import Desk, User, UserRole
from clerkdesk.services.person_keys import contact_key, name_key
from clerkdesk.tariff_files import load_tariffs

TODAY = date(2026, 11, 22)
TERMS = Terms(None, AgreedInterest(at_statutory_maximum=True), AgreedCosts(at_statutory_maximum=True))
"""Terms of a creditor that ask for what the law allows at most."""
_numbers = count(104_512)


@dataclass(frozen=True, slots=True)
class Invoice:
    """An invoice of a dossier that a test needs; amounts in cents."""

    number: str
    amount: int
    due: date = date(2026, 9, 1)
    contract: date | None = date(2026, 7, 12)


@dataclass(frozen=True, slots=True)
class Case:
    """What a test knows of a dossier it made."""

    id: int
    number: str
    person_id: int
    claims: tuple[int, ...]


class Office:
    """The desk of a test, and short ways to fill its database."""

    def __init__(self, database: Database, user_id: int = 1) -> None:
        with database.read() as session:
            row = session.get_one(tables.User, user_id)
            user = User(row.id, row.name, UserRole(row.role), row.team_id, row.language)
        self.desk = Desk(database, user, load_tariffs(), paths.letter_templates(), Problem("no_converter"))

    def creditor(self, name: str = "Woonhuys NV", country: str = "BE") -> int:
        """Return the id of a new creditor."""
        with self._work() as work:
            row = tables.Creditor(
                name=name,
                name_key=name_key(name),
                country=country,
                language=Language.NL,
                handler_id=self.desk.user.id,
                operation_id=work.key,
            )
            work.session.add(row)
            work.session.flush()
            terms = tables.CreditorTerms(
                creditor_id=row.id, valid_from=date(2020, 1, 1), terms=terms_to(TERMS), operation_id=work.key
            )
            work.session.add(terms)
            work.commit()
            return row.id

    def dossier(
        self,
        creditor_id: int,
        name: str = "Peeters, Els",
        *invoices: Invoice,
        kind: DebtorKind = DebtorKind.CONSUMER,
        country: str = "BE",
        contacts: Mapping[str, str] | None = None,
        person_id: int | None = None,
    ) -> Case:
        """Return a new dossier of a new or known person, by default with one invoice of 400 euro."""
        owed = invoices or (Invoice("F-20188", 40_000),)
        with self._work() as work:
            person = person_id or _person(work, name, kind, country, contacts or _CONTACTS)
            dossier = self._opened(work, creditor_id, person, Debtor(kind, country), owed)
            claims = tuple(_claim(work, dossier.id, invoice) for invoice in owed)
            standing.refresh(work, [dossier.id], self.desk.tariffs)
            work.commit()
            return Case(dossier.id, dossier.number, person, claims)

    def _opened(
        self,
        work: UnitOfWork,
        creditor_id: int,
        person_id: int,
        debtor: Debtor,
        invoices: tuple[Invoice, ...],
    ) -> tables.Dossier:
        creditor = work.session.get_one(tables.Creditor, creditor_id)
        claims = tuple(Owed(i.number, Money(i.amount), i.due, contract=i.contract) for i in invoices)
        regime = regime_of(Facts(debtor, Creditor(creditor.country), claims), DEFAULTS)
        number = next(_numbers)
        row = tables.Dossier(
            number=f"26-{number}",
            payment_reference=reference_for(debtor.country, number),
            creditor_id=creditor_id,
            team_id=self.desk.user.team_id,
            handler_id=self.desk.user.id,
            regime=regime.id,
            regime_because=kept_reason(regime.because),
            regime_assumed=[kept_reason(reason) for reason in regime.assumed],
            opened_on=work.today,
            opened_at=work.now,
            operation_id=work.key,
        )
        work.session.add(row)
        work.session.flush()
        work.session.add(
            tables.Party(
                dossier_id=row.id,
                person_id=person_id,
                role=Role.DEBTOR,
                capacity=debtor.kind,
                operation_id=work.key,
            )
        )
        return row

    def noticed(self, case: Case, step: Step, sent: date, kind: NoticeKind) -> None:
        """Let a notice about all claims of the dossier have been sent."""
        with self._work() as work:
            notice = tables.Notice(
                dossier_id=case.id, kind=kind, sent=sent, channel=Channel.POST, operation_id=work.key
            )
            done = tables.StepDone(
                dossier_id=case.id,
                step=step,
                day=sent,
                channel=Channel.POST,
                claims=list(case.claims),
                operation_id=work.key,
            )
            work.session.add_all([notice, done])
            work.session.flush()
            work.session.add_all(
                tables.NoticeClaim(notice_id=notice.id, claim_id=claim) for claim in case.claims
            )
            standing.refresh(work, [case.id], self.desk.tariffs)
            work.commit()

    def close(self, case: Case) -> None:
        """Let the creditor have withdrawn the dossier."""
        with self._work() as work:
            change_all(
                work.session, tables.Dossier, [case.id], closed_on=work.today, closed_because="withdrawn"
            )
            standing.refresh(work, [case.id], self.desk.tariffs)
            work.commit()

    def refresh(self, dossiers: list[int]) -> None:
        """Compute the standing of these dossiers again."""
        with self._work() as work:
            standing.refresh(work, dossiers, self.desk.tariffs)
            work.commit()

    @contextmanager
    def _work(self) -> Iterator[UnitOfWork]:
        with self.desk.database.write(Operation(uuid4(), "test", self.desk.user.id)) as work:
            yield work


_CONTACTS = {
    "telephone": "+32 475 12 34 56",
    "email": "els.peeters@voorbeeld.be",
    "iban": "BE68 5390 0754 7034",
    "creditor_reference": "K-7781",
}


def _person(work: UnitOfWork, name: str, kind: DebtorKind, country: str, contacts: Mapping[str, str]) -> int:
    person = tables.Person(
        name=name,
        name_key=name_key(name),
        kind=kind,
        country=country,
        language=Language.FR,
        operation_id=work.key,
    )
    work.session.add(person)
    work.session.flush()
    details = [*contacts.items(), ("address", "Kerkstraat 12, 9000 Gent")]
    for contact_kind, value in details:
        row = tables.Contact(
            person_id=person.id,
            kind=contact_kind,
            value=value,
            key=contact_key(value),
            source="claim_list",
            since=work.today,
            operation_id=work.key,
        )
        if contact_kind == "address":
            row.street, row.number, row.postcode, row.city = "Kerkstraat", "12", "9000", "Gent"
        work.session.add(row)
    return person.id


def _claim(work: UnitOfWork, dossier_id: int, invoice: Invoice) -> int:
    row = tables.Claim(
        dossier_id=dossier_id,
        invoice=invoice.number,
        invoice_key=invoice.number.casefold(),
        due=invoice.due,
        contract=invoice.contract,
        principal=Money(invoice.amount),
        operation_id=work.key,
    )
    work.session.add(row)
    work.session.flush()
    return row.id
