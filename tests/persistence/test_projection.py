"""Lists, counts and terms follow the facts in the transaction that changed them."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import Money
from clerkdesk.persistence import projection, tables
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.projection import Projected
from clerkdesk.persistence.queries import counts
from tests.fixtures.databases import TODAY
from tests.persistence.records import some_dossiers


def _listed(dossier_id: int, status: Status = Status.NEW, amount: int = 10_000, *terms: str) -> Projected:
    return Projected(
        dossier_id=dossier_id,
        team_id=1,
        handler_id=1,
        creditor_id=1,
        run_id=None,
        number=f"26-{dossier_id:06d}",
        debtor="Jansen",
        debtor_key="jansen",
        creditor="Bakkerij Zon BV",
        creditor_key="bakkerij zon bv",
        handler="Sanne de Boer",
        handler_key="sanne de boer",
        place="Breda",
        place_key="breda",
        postcode="4811 AB",
        country="NL",
        status=status,
        open=Money(amount),
        computed_on=TODAY,
        next_step="fourteen_day_letter",
        next_on=TODAY,
        term_ends_on=None,
        opened_on=TODAY,
        disputed=False,
        held=False,
        noted=False,
        abroad=False,
        terms=frozenset(terms),
    )


def _project(database: Database, rows: Sequence[Projected]) -> None:
    with database.write(Operation(uuid4(), "project", 1)) as work:
        projection.project(work.session, rows)
        work.commit()


def _counts(database: Database) -> dict[Status, tuple[int, Money]]:
    with database.read() as session:
        return counts.by_status(session, team_id=1)


@pytest.mark.parametrize("many", [3, 120], ids=["a few", "a list"])
def test_a_dossier_counts_where_it_stands_and_only_there(fresh_database: Database, many: int) -> None:
    """Row S5: statuses with their counts."""
    ids = some_dossiers(fresh_database, many)
    rows = [_listed(id_) for id_ in ids]
    _project(fresh_database, rows)
    assert _counts(fresh_database) == {Status.NEW: (many, 10_000 * many)}
    _project(fresh_database, [replace(rows[0], status=Status.DISPUTED, open=Money(4_000))])
    _project(fresh_database, [replace(rows[0], status=Status.DISPUTED, open=Money(4_000))])
    assert _counts(fresh_database) == {
        Status.NEW: (many - 1, 10_000 * (many - 1)),
        Status.DISPUTED: (1, 4_000),
    }


def test_folding_keeps_the_counts_and_takes_fewer_rows(fresh_database: Database) -> None:
    ids = some_dossiers(fresh_database, 4)
    for status in (Status.NEW, Status.DEMAND, Status.HELD, Status.DEMAND):
        _project(fresh_database, [_listed(id_, status) for id_ in ids])
    before = _counts(fresh_database)
    with fresh_database.write(Operation(uuid4(), "fold", 1)) as work:
        assert projection.fold(work.session) > 0
        work.commit()
    assert _counts(fresh_database) == before == {Status.DEMAND: (4, 40_000)}
    with fresh_database.read() as session:
        assert session.scalar(select(func.count()).select_from(tables.CountDelta)) == 1


def test_terms_follow_what_a_dossier_is_called(fresh_database: Database) -> None:
    """Rows S6, A11."""
    (first, second) = some_dossiers(fresh_database, 2)
    _project(
        fresh_database,
        [_listed(first, Status.NEW, 1, "jansen", "breda"), _listed(second, Status.NEW, 1, "jansen")],
    )
    _project(fresh_database, [_listed(first, Status.NEW, 1, "janssen", "breda")])
    with fresh_database.read() as session:
        found = session.execute(
            select(tables.Term.term, tables.Term.dossier_id).order_by(tables.Term.term)
        ).all()
    assert [tuple(row) for row in found] == [("breda", first), ("jansen", second), ("janssen", first)]


def test_a_forgotten_dossier_is_in_no_list_count_or_search(fresh_database: Database) -> None:
    ids = some_dossiers(fresh_database, 2)
    _project(fresh_database, [_listed(id_, Status.NEW, 500, "jansen") for id_ in ids])
    with fresh_database.write(Operation(uuid4(), "forget", 1)) as work:
        projection.forget(work.session, ids[:1])
        work.commit()
    assert _counts(fresh_database) == {Status.NEW: (1, 500)}
    with fresh_database.read() as session:
        assert session.scalars(select(tables.Worklist.dossier_id)).all() == ids[1:]
        assert session.scalars(select(tables.Term.dossier_id)).all() == ids[1:]
