"""Runs the revisions on the connection that ``clerkdesk.persistence.schema`` opened and locked."""

from alembic import context

from clerkdesk.persistence.tables import Record

_connection = context.config.attributes["connection"]
context.configure(
    connection=_connection,
    target_metadata=Record.metadata,
    render_as_batch=_connection.dialect.name == "sqlite",
    compare_type=True,
)
context.run_migrations()
