"""Choices of the law per creditor; settings that name their operation; more facts about claims and events."""

import sqlalchemy as sa
from alembic import op

from clerkdesk.persistence.migrations.spelling import BIG

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table of choices, give settings a key of their own, and add the columns of facts."""
    _creditor_choice()
    kept = _settings()
    op.drop_table("office_setting")
    _office_setting()
    _keep(kept)
    op.add_column("claim", sa.Column("recurring", sa.Boolean()))
    op.add_column("claim", sa.Column("title_on", sa.Date()))
    op.add_column("notice", sa.Column("cost", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("ledger_entry", sa.Column("interest_from", sa.Date()))
    op.add_column("person_event", sa.Column("ended", sa.Date()))


def downgrade() -> None:
    """Take away what was added; what settings say is kept."""
    for table, column in (
        ("person_event", "ended"),
        ("ledger_entry", "interest_from"),
        ("notice", "cost"),
        ("claim", "title_on"),
        ("claim", "recurring"),
    ):
        op.drop_column(table, column)
    kept = _settings()
    op.drop_table("office_setting")
    op.create_table(
        "office_setting",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("valid_from", sa.Date(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
    _keep(kept)
    op.drop_table("creditor_choice")


def _creditor_choice() -> None:
    op.create_table(
        "creditor_choice",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("creditor_id", BIG, sa.ForeignKey("creditor.id"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("value", sa.Text()),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id"), nullable=False),
        sa.UniqueConstraint("creditor_id", "name", "valid_from"),
    )


def _office_setting() -> None:
    """Make the table again: its rows had no key by which the audit can name them."""
    op.create_table(
        "office_setting",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id")),
        sa.UniqueConstraint("name", "valid_from"),
    )


def _settings() -> list[dict[str, object]]:
    rows = op.get_bind().execute(sa.select(_plain()).order_by("valid_from", "name"))
    return [dict(row) for row in rows.mappings()]


def _keep(rows: list[dict[str, object]]) -> None:
    if rows:
        op.bulk_insert(_plain(), rows)


def _plain() -> sa.TableClause:
    """Return the table with the columns that it has before and after."""
    return sa.table(
        "office_setting",
        sa.column("name", sa.Text()),
        sa.column("valid_from", sa.Date()),
        sa.column("value", sa.Text()),
    )
