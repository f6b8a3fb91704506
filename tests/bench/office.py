"""An office to measure in: a database with dossiers, made through the bulk path."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from sqlalchemy import URL, create_engine, make_url

from clerkdesk.domain.lines import RegimeId
from clerkdesk.domain.parties import DebtorKind, Language, Role
from clerkdesk.persistence import bulk, schema, tables
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.seed import seed
from clerkdesk.persistence.unit_of_work import UnitOfWork
from tests.fixtures.servers import a_server
from tests.persistence.records import a_creditor


@contextmanager
def an_office(kind: str, dossiers: int) -> Iterator[tuple[str, list[int]]]:
    """Give the address of a database (``sqlite`` or ``postgresql``) and the ids of its dossiers."""
    if kind == "sqlite":
        with TemporaryDirectory(prefix="clerkdesk-bench-") as home:
            url = make_url(f"sqlite:///{Path(home).as_posix()}/desk.sqlite")
            yield _filled(url, dossiers)
        return
    with a_server(durable=True) as server:
        engine = create_engine(server, isolation_level="AUTOCOMMIT")
        name = f"clerkdesk_bench_{uuid4().hex[:8]}"
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE template0")
            yield _filled(server.set(database=name), dossiers)
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
        engine.dispose()


def _filled(url: URL, dossiers: int) -> tuple[str, list[int]]:
    database = Database.open(url)
    schema.upgrade(database.engine)
    seed(database)
    with database.write(Operation(uuid4(), "bench", 1, statement_seconds=600)) as work:
        ids = _dossiers(work, dossiers)
        work.commit()
    database.close()
    return url.render_as_string(hide_password=False), ids


def _dossiers(work: UnitOfWork, count: int) -> list[int]:
    creditor_id = a_creditor(work)
    work.session.flush()
    persons = list(bulk.reserve(work.connection, tables.Person, count))
    ids = list(bulk.reserve(work.connection, tables.Dossier, count))
    key = {"operation_id": work.key}
    human = {"kind": DebtorKind.CONSUMER, "country": "NL", "language": Language.NL, **key}
    bulk.insert(
        work.connection,
        tables.Person,
        [{"id": id_, "name": f"Persoon {id_}", "name_key": f"persoon {id_}", **human} for id_ in persons],
    )
    opened = {
        "payment_reference": "",
        "creditor_id": creditor_id,
        "team_id": 1,
        "regime": RegimeId.NL_CONSUMER,
        "regime_because": {},
        "opened_on": work.today,
        "opened_at": work.now,
        **key,
    }
    bulk.insert(work.connection, tables.Dossier, [{"id": i, "number": f"B{i:08d}", **opened} for i in ids])
    debtor = {"role": Role.DEBTOR, "capacity": DebtorKind.CONSUMER, **key}
    parties = bulk.reserve(work.connection, tables.Party, count)
    rows = zip(parties, ids, persons, strict=True)
    bulk.insert(
        work.connection,
        tables.Party,
        [{"id": p, "dossier_id": dossier, "person_id": person, **debtor} for p, dossier, person in rows],
    )
    return ids
