"""A demo database made once and kept in a folder, for benches that only look at it."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from sqlalchemy import URL, create_engine, make_url, select, text

from clerkdesk.desk import open_desk
from clerkdesk.persistence import bulk, tables
from clerkdesk.persistence.logins import make_login
from clerkdesk.persistence.operation import Operation
from clerkdesk.services import databases
from clerkdesk.services.context import Desk
from clerkdesk.services.demo.fill import fill, first_person
from clerkdesk.services.done import Refused
from clerkdesk.services.entry_kinds import EntryKind
from clerkdesk.services.worklist import Selection, total
from clerkdesk.settings import Settings
from tests.fixtures.servers import a_server

CLERK = "bram"
"""The clerk of the demo at whose desk benches look; on a server their rows are secured."""
LONG = 20
"""So many dossiers have a long timeline."""
ENTRIES = 200


@contextmanager
def a_kept_demo(engine: str, folder: Path, dossiers: int) -> Iterator[str]:
    """Give the address, for a clerk, of a demo of ``dossiers`` dossiers (``sqlite`` or ``postgresql``)."""
    folder.mkdir(parents=True, exist_ok=True)
    if engine == "sqlite":
        url = make_url(f"sqlite:///{(folder / f'demo-{dossiers}.sqlite').as_posix()}")
        _make(url, dossiers)
        yield shown(url)
        return
    with a_server(durable=True, kept_in=folder / "server") as server:
        url = server.set(database=f"clerkdesk_demo_{dossiers}")
        _create(server, str(url.database))
        _make(url, dossiers)
        yield shown(url.set(username=CLERK))


def shown(url: URL) -> str:
    """Return an address as settings hold it."""
    return url.render_as_string(hide_password=False)


def desk_of(url: str, user: str | None = None) -> Desk:
    """Return the desk at ``url``."""
    desk = open_desk(replace(Settings(), database=url, user=user))
    if isinstance(desk, Refused):
        raise SystemExit(f"the desk does not open: {desk.problems}")
    return desk


def long_dossiers(desk: Desk) -> list[int]:
    """Return the dossiers whose timelines were made long."""
    with desk.database.read() as session:
        ids = select(tables.Dossier.id).order_by(tables.Dossier.id).limit(LONG)
        return list(session.scalars(ids))


def _create(server: URL, name: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        there = connection.scalar(text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": name})
        if not there:
            connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE template0")
    engine.dispose()


def _make(url: URL, dossiers: int) -> None:
    """Fill an empty database; one that is filled is left as it is, one half filled is an error."""
    databases.initialise(shown(url), name=first_person())
    desk = desk_of(shown(url))
    there = total(desk, Selection()).count
    if there == 0:
        began = time.perf_counter()
        fill(desk, dossiers, lambda _done, _of: None)
        took = time.perf_counter() - began
        print(f"{dossiers:,} dossiers made, once, in {took:.0f} s", file=sys.stderr)
        _lengthen(desk)
        _let_in(desk)
    desk.database.close()
    if there not in (0, dossiers):
        raise SystemExit(f"{shown(url)} was filled half: remove it")


def _lengthen(desk: Desk) -> None:
    ids = long_dossiers(desk)
    with desk.database.write(Operation(uuid4(), "bench", desk.user.id)) as work:
        note = {
            "kind": EntryKind.NOTE,
            "code": "note.note",
            "text": "Belde terug: betaalt na de vakantie, vraagt om een kopie van de factuur.",
            "day": work.today,
            "at": work.now,
            "user_id": desk.user.id,
            "operation_id": work.key,
        }
        bulk.insert(
            work.connection,
            tables.TimelineEntry,
            [{"dossier_id": id_, **note} for id_ in ids for _ in range(ENTRIES)],
        )
        work.commit()


def _let_in(desk: Desk) -> None:
    with desk.database.engine.begin() as connection:
        make_login(connection, CLERK, "clerk")
        if desk.database.on_server:
            connection.exec_driver_sql("ANALYZE")
