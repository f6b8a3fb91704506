"""Who bears a cost, its VAT and its invoice; judgments; the consent of the creditor to go to court."""

import sqlalchemy as sa
from alembic import op

from clerkdesk.persistence.migrations.spelling import BIG

revision = "0007"
down_revision = "0005"
_CONSENT = ("consent_on", "consent_by", "consent_channel")
_COST = ("borne_by", "vat", "attachment_id", "judgment_id")


def upgrade() -> None:
    """Make the table of judgments, and add the columns of costs and of the consent."""
    _judgment()
    op.add_column("ledger_entry", sa.Column("borne_by", sa.Text(), nullable=False, server_default="debtor"))
    op.add_column("ledger_entry", sa.Column("vat", sa.BigInteger(), nullable=False, server_default="0"))
    for table in ("attachment", "judgment"):
        _refer(table)
    op.add_column("dossier", sa.Column("consent_on", sa.Date()))
    op.add_column("dossier", sa.Column("consent_by", sa.Text(), nullable=False, server_default=""))
    op.add_column("dossier", sa.Column("consent_channel", sa.Text()))


def downgrade() -> None:
    """Take away what was added."""
    for table, columns in (("dossier", _CONSENT), ("ledger_entry", _COST)):
        with op.batch_alter_table(table) as batch:
            for column in columns:
                batch.drop_column(column)
    op.drop_table("judgment")


def _refer(table: str) -> None:
    """Add a column that refers to ``table``; in one command, because SQLite adds no constraint afterwards."""
    kind = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    name = f"fk_ledger_entry_{table}_id_{table}"
    op.execute(
        f"ALTER TABLE ledger_entry ADD COLUMN {table}_id {kind} CONSTRAINT {name} REFERENCES {table} (id)"
    )


def _judgment() -> None:
    op.create_table(
        "judgment",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("dossier_id", BIG, sa.ForeignKey("dossier.id"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("court", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("claims", sa.Text(), nullable=False),
        sa.Column("collection_costs", sa.BigInteger()),
        sa.Column("interest_from", sa.Date()),
        sa.Column("user_id", BIG, sa.ForeignKey("app_user.id")),
        sa.Column("undone_by", sa.Uuid(), sa.ForeignKey("operation.id")),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id"), nullable=False),
    )
    op.create_index("ix_judgment_dossier_id", "judgment", ["dossier_id"])
