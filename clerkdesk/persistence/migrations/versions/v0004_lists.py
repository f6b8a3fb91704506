"""What lists, counts and search read."""

import sqlalchemy as sa
from alembic import op

from clerkdesk.persistence.migrations.spelling import BIG, SORTED

revision = "0004"
down_revision = "0003"
_TABLES = (
    "worklist",
    "count_delta",
    "term",
)


def upgrade() -> None:
    """Make the tables."""
    _worklist()
    _worklist_indexes()
    _count_delta()
    _term()


def downgrade() -> None:
    """Drop the tables."""
    for table in reversed(_TABLES):
        op.drop_table(table)


def _worklist() -> None:
    op.create_table(
        "worklist",
        sa.Column("dossier_id", BIG, sa.ForeignKey("dossier.id"), primary_key=True, autoincrement=False),
        sa.Column("team_id", sa.BigInteger(), nullable=False),
        sa.Column("handler_id", sa.BigInteger()),
        sa.Column("creditor_id", sa.BigInteger(), nullable=False),
        sa.Column("run_id", sa.BigInteger()),
        sa.Column("number", SORTED, nullable=False),
        sa.Column("debtor", sa.Text(), nullable=False),
        sa.Column("debtor_key", SORTED, nullable=False),
        sa.Column("creditor", sa.Text(), nullable=False),
        sa.Column("creditor_key", SORTED, nullable=False),
        sa.Column("handler", sa.Text(), nullable=False),
        sa.Column("handler_key", SORTED, nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("place_key", SORTED, nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("open", sa.BigInteger(), nullable=False),
        sa.Column("computed_on", sa.Date(), nullable=False),
        sa.Column("next_step", sa.Text()),
        sa.Column("next_on", sa.Date()),
        sa.Column("term_ends_on", sa.Date()),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("noted", sa.Boolean(), nullable=False),
        sa.Column("abroad", sa.Boolean(), nullable=False),
    )


def _worklist_indexes() -> None:
    op.create_index("ix_worklist_creditor_id_status_number", "worklist", ["creditor_id", "status", "number"])
    op.create_index("ix_worklist_handler_id_status_number", "worklist", ["handler_id", "status", "number"])
    op.create_index("ix_worklist_run_id", "worklist", ["run_id"])
    op.create_index("ix_worklist_team_id_next_step_next_on", "worklist", ["team_id", "next_step", "next_on"])
    op.create_index("ix_worklist_team_id_number", "worklist", ["team_id", "number"])
    op.create_index(
        "ix_worklist_team_id_status_debtor_key_dossier_id",
        "worklist",
        ["team_id", "status", "debtor_key", "dossier_id"],
    )
    op.create_index(
        "ix_worklist_team_id_status_next_on_dossier_id",
        "worklist",
        ["team_id", "status", "next_on", "dossier_id"],
    )
    op.create_index("ix_worklist_team_id_status_number", "worklist", ["team_id", "status", "number"])
    for column in ("creditor_key", "handler_key", "place_key", "opened_on", "next_step"):
        op.create_index(
            f"ix_worklist_team_id_status_{column}_dossier_id",
            "worklist",
            ["team_id", "status", column, "dossier_id"],
        )
    op.create_index("ix_worklist_team_id_status_dossier_id", "worklist", ["team_id", "status", "dossier_id"])
    op.create_index(
        "ix_worklist_team_id_status_open_dossier_id", "worklist", ["team_id", "status", "open", "dossier_id"]
    )


def _count_delta() -> None:
    op.create_table(
        "count_delta",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("team_id", sa.BigInteger(), nullable=False),
        sa.Column("handler_id", sa.BigInteger()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_count_delta_team_id_status", "count_delta", ["team_id", "status"])


def _term() -> None:
    op.create_table(
        "term",
        sa.Column("team_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("term", SORTED, primary_key=True),
        sa.Column("dossier_id", sa.BigInteger(), primary_key=True, autoincrement=False),
    )
    op.create_index("ix_term_dossier_id", "term", ["dossier_id"])
