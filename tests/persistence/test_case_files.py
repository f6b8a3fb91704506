"""A dossier is read with every fact that the law turns on, and with the choices that count for it."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event, select, text

from clerkdesk.domain.choices import DEFAULTS, AllocationOrder
from clerkdesk.domain.claim import Channel, Event, EventKind, NoticeKind, ReceivedBy
from clerkdesk.domain.dossier import Terms
from clerkdesk.domain.money import Money
from clerkdesk.persistence import schema, tables
from clerkdesk.persistence.agreed_terms import terms_from, terms_to
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.queries.case_files import CaseFile, case_file, case_files
from clerkdesk.persistence.unit_of_work import UnitOfWork
from tests.fixtures.databases import TODAY
from tests.persistence.records import a_payment, some_dossiers

SPRING = date(2026, 3, 1)


def read(database: Database, dossier_id: int) -> CaseFile:
    with database.read() as session:
        return case_file(session, dossier_id, TODAY)


def _facts(work: UnitOfWork, dossier_id: int) -> None:
    claim = work.session.scalars(select(tables.Claim)).one()
    claim.recurring, claim.title_on = True, SPRING
    person = work.session.scalars(select(tables.Person.id)).one()
    payment = a_payment(work, dossier_id, 5_000)
    notice = tables.Notice(
        dossier_id=dossier_id,
        kind=NoticeKind.FURTHER_REMINDER,
        sent=SPRING,
        channel=Channel.POST,
        cost=Money(750),
        operation_id=work.key,
    )
    cost = tables.LedgerEntry(
        uuid=uuid4(),
        kind="cost",
        cost_kind="summons",
        dossier_id=dossier_id,
        amount=Money(12_000),
        value_date=SPRING,
        interest_from=date(2026, 4, 1),
        booked_at=work.now,
        operation_id=work.key,
    )
    over = tables.PersonEvent(
        person_id=person, kind=EventKind.WSNP, day=SPRING, ended=TODAY, operation_id=work.key
    )
    work.session.add_all([notice, cost, over])
    assert payment.received_by == ""


def test_every_fact_comes_back(fresh_database: Database) -> None:
    (dossier_id,) = some_dossiers(fresh_database, 1)
    with fresh_database.write(Operation(uuid4(), "facts", 1)) as work:
        _facts(work, dossier_id)
        work.commit()
    file = read(fresh_database, dossier_id)
    assert (file.claims[0].recurring, file.claims[0].title) == (True, SPRING)
    assert [notice.cost for notice in file.notices] == [Money(750)]
    assert [payment.received_by for payment in file.payments] == [ReceivedBy.AGENCY]
    assert [cost.interest_from for cost in file.costs] == [date(2026, 4, 1)]
    assert file.events == (Event(EventKind.WSNP, SPRING, TODAY),)
    assert file.choices == DEFAULTS


def test_who_received_a_payment_comes_back(fresh_database: Database) -> None:
    """Row I6."""
    (dossier_id,) = some_dossiers(fresh_database, 1)
    with fresh_database.write(Operation(uuid4(), "payment", 1)) as work:
        entry = tables.LedgerEntry(
            uuid=work.key,
            kind="payment",
            dossier_id=dossier_id,
            amount=Money(1),
            value_date=TODAY,
            booked_at=work.now,
            received_by=ReceivedBy.BAILIFF,
            operation_id=work.key,
        )
        work.session.add(entry)
        work.commit()
    assert [payment.received_by for payment in read(fresh_database, dossier_id).payments] == [
        ReceivedBy.BAILIFF
    ]


def test_the_choices_are_those_of_the_office_and_its_creditor(fresh_database: Database) -> None:
    (dossier_id,) = some_dossiers(fresh_database, 1)
    with fresh_database.write(Operation(uuid4(), "choices", 1)) as work:
        creditor_id = work.session.scalars(select(tables.Creditor.id)).one()
        own = {"creditor_id": creditor_id, "valid_from": SPRING, "operation_id": work.key}
        work.session.add_all(
            [
                tables.OfficeSetting(name="choice.be_postage", valid_from=SPRING, value=172),
                tables.OfficeSetting(name="choice.waiting_days_call", valid_from=SPRING, value=5),
                tables.OfficeSetting(name="office", valid_from=SPRING, value={"name": "De Brug"}),
                tables.CreditorChoice(name="waiting_days_call", value=1, **own),
                tables.CreditorChoice(
                    name="allocation_order", value=AllocationOrder.PRINCIPAL_INTEREST_COSTS, **own
                ),
            ]
        )
        work.commit()
    choices = read(fresh_database, dossier_id).choices
    assert choices.on(date(2026, 2, 28)) == DEFAULTS
    now = choices.on(TODAY)
    assert (now.be_postage, now.waiting_days_call) == (Money(172), 1)
    assert now.allocation_order is AllocationOrder.PRINCIPAL_INTEREST_COSTS


def test_choices_cost_one_question_however_many_dossiers(fresh_database: Database) -> None:
    ids = some_dossiers(fresh_database, 1) + some_dossiers(fresh_database, 3)
    asked: list[str] = []

    @event.listens_for(fresh_database.engine, "before_cursor_execute")
    def _note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    with fresh_database.read() as session:
        assert len(list(case_files(session, ids, TODAY))) == 4
    assert sum("creditor_choice" in statement for statement in asked) == 1


@pytest.mark.parametrize(
    ("name", "value"), [("choice.nl_unheard_of", True), ("choice.nl_post_delivery_days", "2")]
)
def test_what_nobody_understands_is_not_passed_over(
    fresh_database: Database, name: str, value: object
) -> None:
    (dossier_id,) = some_dossiers(fresh_database, 1)
    with fresh_database.write(Operation(uuid4(), "choices", 1)) as work:
        work.session.add(tables.OfficeSetting(name=name, valid_from=SPRING, value=value))
        work.commit()
    with pytest.raises((LookupError, ValueError)):
        read(fresh_database, dossier_id)


def test_terms_from_before_reminder_costs_were_asked_say_nothing_about_them() -> None:
    kept = terms_to(Terms("BE", reminder_costs=True))
    assert terms_from(kept) == Terms("BE", reminder_costs=True)
    del kept["reminder_costs"]
    assert terms_from(kept) == Terms("BE")


def test_settings_survive_the_migration_and_their_changes_are_audited_after_it(empty_url: str) -> None:
    database = Database.open(empty_url, pinned=TODAY)
    schema.upgrade(database.engine, "0004")
    kept = [("office", "2026-01-01", '{"name":"De Brug"}'), ("office", "2026-05-01", '{"name":"Brug"}')]
    with database.engine.connect().execution_options(writes=True) as connection, connection.begin():
        for name, day, value in kept:
            connection.execute(
                text("INSERT INTO office_setting (name, valid_from, value) VALUES (:name, :day, :value)"),
                {"name": name, "day": date.fromisoformat(day), "value": value},
            )
    schema.upgrade(database.engine)
    key = uuid4()
    with database.write(Operation(key, "office.save", None)) as work:
        rows = work.session.scalars(
            select(tables.OfficeSetting).order_by(tables.OfficeSetting.valid_from)
        ).all()
        found = [(row.name, row.valid_from.isoformat(), row.value["name"], row.operation_id) for row in rows]
        rows[1].value, rows[1].operation_id = {"name": "Bruggen"}, work.key
        work.commit()
    with database.read() as session:
        audited = session.scalars(select(tables.AuditRow.operation_id).filter_by(table_name="office_setting"))
        operations = [UUID(str(operation)) for operation in audited]
    database.close()
    assert found == [("office", "2026-01-01", "De Brug", None), ("office", "2026-05-01", "Brug", None)]
    assert operations == [key]
