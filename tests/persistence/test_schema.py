"""The tables that migrations make are the tables that the program knows, on both databases."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from clerkdesk.persistence import schema, tables
from clerkdesk.persistence.engine import Database


def test_migrated_from_empty_the_tables_are_those_of_the_program(fresh_database: Database) -> None:
    with fresh_database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, tables.Record.metadata)
    assert differences == []


def test_the_program_knows_the_last_revision(fresh_database: Database) -> None:
    with fresh_database.read() as session:
        assert schema.revision(session.connection()) == schema.HEAD


def test_migrating_again_changes_nothing(fresh_database: Database) -> None:
    before = sorted(inspect(fresh_database.engine).get_table_names())
    schema.upgrade(fresh_database.engine)
    assert sorted(inspect(fresh_database.engine).get_table_names()) == before
