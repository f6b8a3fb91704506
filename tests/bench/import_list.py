"""How long a claim list takes into PostgreSQL, beside reading its cells and copying the rows it becomes.

The list is read, judged, matched, proposed as a run and posted by the services, in a fresh process. In the
same run python-calamine reads the same cells, and COPY writes the same rows into the same tables of a clone.
"""

import argparse
import resource
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from sqlalchemy import URL, create_engine, select

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from clerkdesk.desk import open_desk
from clerkdesk.domain.parties import DebtorKind, Language
from clerkdesk.persistence import tables
from clerkdesk.services import creditors, databases, imports
from clerkdesk.services.context import Desk
from clerkdesk.services.demo.fill import fill, first_person
from clerkdesk.services.demo.people import Invented
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.parties import ContactKind
from clerkdesk.settings import Settings
from tests.bench.claim_lists import write_list
from tests.bench.copied_rows import copy_into, mark, written_since
from tests.fixtures.servers import a_server

_CREDITOR = "Gezond Wonen BV"
_MB = 1024

Stages = list[tuple[str, float]]


def main() -> None:
    """Read the command line, measure, and print a table and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000, help="rows of the list")
    parser.add_argument("--existing", type=int, default=10_000, help="dossiers that are there before")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="clerkdesk-bench-") as folder, _filled(options.existing) as url:
        path = Path(folder) / "claims.xlsx"
        _make_list(url, path, options.rows)
        with _clone_of(url) as clone:
            since = mark(url)
            with ProcessPoolExecutor(1, get_context("spawn")) as importer:
                stages, peak, reader = importer.submit(_import, _shown(url), str(path)).result()
            read = _read_cells(path)
            written = written_since(url, since)
            copied = copy_into(clone, written)
    rows = sum(len(found) for _, found in written.values())
    _tell(stages, read, copied, rows, path_rows=options.rows)
    seconds = sum(taken for _, taken in stages)
    print(f"memory of the desk at most {peak} MB, of the reader {reader} MB")
    print(f"seconds={seconds:.2f} ratio={seconds / (read + copied):.2f} peak_mb={peak}")


def _tell(stages: Stages, read: float, copied: float, rows: int, path_rows: int) -> None:
    print(f"{'import of ' + format(path_rows, ',') + ' rows':<44}{'seconds':>10}")
    for name, taken in stages:
        print(f"  {name:<42}{taken:>10.2f}")
    print(f"{'the least it could take':<44}")
    print(f"  {'python-calamine reads the cells':<42}{read:>10.2f}")
    print(f"  {'COPY of ' + format(rows, ',') + ' rows':<42}{copied:>10.2f}")


def _import(url: str, file: str) -> tuple[Stages, int, int]:
    """Return how long each stage took, and the most memory of the desk and of its reader in MB."""
    desk = _desk(url)
    creditor_id = next(row.id for row in creditors.creditors(desk) if row.name == _CREDITOR)
    began = time.perf_counter()
    read = imports.read_list(Path(file))
    assert not isinstance(read, Refused), read
    was_read = time.perf_counter()
    mapping = imports.propose_mapping(read)
    assert not isinstance(mapping, Refused), mapping
    proposed = imports.propose_import(desk, uuid4(), creditor_id, read, mapping)
    assert isinstance(proposed, Done), proposed
    was_proposed = time.perf_counter()
    run_id = proposed.value.run_id
    posted = imports.post_import(desk, uuid4(), run_id, lambda _done, _of: None, lambda: False)
    assert isinstance(posted, Done), posted
    was_posted = time.perf_counter()
    stages = [
        ("read in the worker", was_read - began),
        ("judge, match, keep as a proposed run", was_proposed - was_read),
        (f"post: {posted.value.dossiers:,} new, {posted.value.joined:,} joined", was_posted - was_proposed),
    ]
    desk.database.close()
    return stages, _peak(resource.RUSAGE_SELF), _peak(resource.RUSAGE_CHILDREN)


def _peak(who: int) -> int:
    return resource.getrusage(who).ru_maxrss // _MB


def _read_cells(path: Path) -> float:
    from python_calamine import CalamineWorkbook

    began = time.perf_counter()
    for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows():
        assert row
    return time.perf_counter() - began


@contextmanager
def _filled(existing: int) -> Iterator[URL]:
    with a_server(durable=True) as server, _database(server, "template0") as url:
        databases.initialise(_shown(url), name=first_person())
        desk = _desk(_shown(url))
        fill(desk, max(existing, 1), lambda _done, _of: None)
        desk.database.close()
        yield url


@contextmanager
def _clone_of(url: URL) -> Iterator[URL]:
    with _database(url.set(database="postgres"), str(url.database)) as clone:
        yield clone


@contextmanager
def _database(server: URL, template: str) -> Iterator[URL]:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    name = f"clerkdesk_bench_{uuid4().hex[:8]}"
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield server.set(database=name)
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    engine.dispose()


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=False)


def _desk(url: str) -> Desk:
    desk = open_desk(replace(Settings(), database=url))
    assert not isinstance(desk, Refused), desk
    return desk


def _make_list(url: URL, path: Path, rows: int) -> None:
    desk = _desk(_shown(url))
    write_list(path, rows, _with_us(desk), desk.today())
    desk.database.close()


def _with_us(desk: Desk) -> list[Invented]:
    """Return people the database knows, as a list would tell of them."""
    contact, person = tables.Contact, tables.Person
    details: dict[int, dict[str, str]] = {}
    with desk.database.read() as session:
        people = session.execute(
            select(person.id, person.name, person.kind, person.country, person.language)
        ).all()
        kept = select(contact.person_id, contact.kind, contact.value, contact.street, contact.postcode)
        for person_id, kind, value, street, postcode in session.execute(kept):
            details.setdefault(person_id, {})[kind] = value
            if kind == ContactKind.ADDRESS:
                details[person_id] |= {"street": street, "postcode": postcode}
    return [_invented(details[row[0]], *row[1:]) for row in people]


def _invented(
    details: dict[str, str], name: str, kind: DebtorKind, country: str, language: Language
) -> Invented:
    return Invented(
        region="",
        kind=kind,
        name=name,
        street=details["street"],
        postcode=details["postcode"],
        city=details[ContactKind.ADDRESS].rpartition(details["postcode"])[2].strip(),
        country=country,
        language=language,
        email=details[ContactKind.EMAIL],
        telephone=details[ContactKind.TELEPHONE],
        enterprise_number=details.get(ContactKind.ENTERPRISE_NUMBER, ""),
        iban=details[ContactKind.IBAN],
    )


if __name__ == "__main__":
    main()
