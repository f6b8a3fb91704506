"""Runs, persons, dossiers with their claims, and the ledger."""

import sqlalchemy as sa
from alembic import op

from clerkdesk.persistence.migrations.spelling import BIG, INSTANT, SORTED

revision = "0002"
down_revision = "0001"
_TABLES = (
    "run",
    "person",
    "contact",
    "person_event",
    "dossier",
    "party",
    "claim",
    "ledger_entry",
)


def upgrade() -> None:
    """Make the tables."""
    _run()
    _person()
    _contact()
    _person_event()
    _dossier()
    _party()
    _claim()
    _ledger_entry()


def downgrade() -> None:
    """Drop the tables."""
    for table in reversed(_TABLES):
        op.drop_table(table)


def _run() -> None:
    op.create_table(
        "run",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("team_id", BIG, sa.ForeignKey("team.id"), nullable=False),
        sa.Column("creditor_id", BIG, sa.ForeignKey("creditor.id")),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text()),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("settings", sa.Text()),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("proposed_by", BIG, sa.ForeignKey("app_user.id")),
        sa.Column("proposed_at", INSTANT, nullable=False),
        sa.Column("posted_by", BIG, sa.ForeignKey("app_user.id")),
        sa.Column("posted_at", INSTANT),
        sa.Column("reversed_by", BIG, sa.ForeignKey("app_user.id")),
        sa.Column("reversed_at", INSTANT),
        sa.Column("reversed_because", sa.Text(), nullable=False),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_run_kind_id", "run", ["kind", "id"])
    where = sa.text("kind = 'import' AND state = 'posted'")
    op.create_index(
        "uq_run_posted_list",
        "run",
        ["creditor_id", "fingerprint"],
        unique=True,
        postgresql_where=where,
        sqlite_where=where,
    )


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", SORTED, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("kind_assumed", sa.Boolean(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_person_name_key", "person", ["name_key"])


def _contact() -> None:
    op.create_table(
        "contact",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("person_id", BIG, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("key", SORTED, nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("creditor_id", BIG, sa.ForeignKey("creditor.id")),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("valid", sa.Boolean(), nullable=False),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id"), nullable=False),
    )
    op.create_index("ix_contact_key_kind", "contact", ["key", "kind"])
    op.create_index("ix_contact_person_id", "contact", ["person_id"])


def _person_event() -> None:
    op.create_table(
        "person_event",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("person_id", BIG, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("valid", sa.Boolean(), nullable=False),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id"), nullable=False),
    )
    op.create_index("ix_person_event_person_id", "person_event", ["person_id"])


def _dossier() -> None:
    op.create_table(
        "dossier",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("number", SORTED, nullable=False, unique=True),
        sa.Column("payment_reference", sa.Text(), nullable=False),
        sa.Column("creditor_id", BIG, sa.ForeignKey("creditor.id"), nullable=False),
        sa.Column("team_id", BIG, sa.ForeignKey("team.id"), nullable=False),
        sa.Column("handler_id", BIG, sa.ForeignKey("app_user.id")),
        sa.Column("regime", sa.Text(), nullable=False),
        sa.Column("regime_because", sa.Text(), nullable=False),
        sa.Column("regime_assumed", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("closed_on", sa.Date()),
        sa.Column("closed_because", sa.Text()),
        sa.Column("awaiting_creditor_on", sa.Date()),
        sa.Column("judicial_on", sa.Date()),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("run_id", BIG, sa.ForeignKey("run.id")),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_dossier_creditor_id_closed_on", "dossier", ["creditor_id", "closed_on"])
    op.create_index("ix_dossier_run_id", "dossier", ["run_id"])


def _party() -> None:
    op.create_table(
        "party",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("dossier_id", BIG, sa.ForeignKey("dossier.id"), nullable=False),
        sa.Column("person_id", BIG, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Text(), nullable=False),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.UniqueConstraint("dossier_id", "person_id", "role"),
    )
    op.create_index("ix_party_person_id", "party", ["person_id"])
    where = sa.text("role = 'debtor'")
    op.create_index(
        "uq_party_debtor", "party", ["dossier_id"], unique=True, postgresql_where=where, sqlite_where=where
    )


def _claim() -> None:
    op.create_table(
        "claim",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("dossier_id", BIG, sa.ForeignKey("dossier.id"), nullable=False),
        sa.Column("invoice", sa.Text(), nullable=False),
        sa.Column("invoice_key", SORTED, nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("nature", sa.Text()),
        sa.Column("invoiced", sa.Date()),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("contract", sa.Date()),
        sa.Column("principal", sa.BigInteger(), nullable=False),
        sa.Column("original", sa.BigInteger()),
        sa.Column("run_id", BIG, sa.ForeignKey("run.id")),
        sa.Column("source_row", sa.BigInteger()),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.UniqueConstraint("run_id", "source_row"),
    )
    op.create_index("ix_claim_dossier_id", "claim", ["dossier_id"])
    op.create_index("ix_claim_invoice_key", "claim", ["invoice_key"])


def _ledger_entry() -> None:
    op.create_table(
        "ledger_entry",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("uuid", sa.Uuid(), nullable=False, unique=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("dossier_id", BIG, sa.ForeignKey("dossier.id"), nullable=False),
        sa.Column("claim_id", BIG, sa.ForeignKey("claim.id")),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("value_date", sa.Date(), nullable=False),
        sa.Column("booked_at", INSTANT, nullable=False),
        sa.Column("received_by", sa.Text(), nullable=False),
        sa.Column("cost_kind", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("claims", sa.Text(), nullable=False),
        sa.Column("tariff_version", sa.Text()),
        sa.Column("reverses", BIG, sa.ForeignKey("ledger_entry.id"), unique=True),
        sa.Column("user_id", BIG, sa.ForeignKey("app_user.id")),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id"), nullable=False),
    )
    op.create_index("ix_ledger_entry_dossier_id", "ledger_entry", ["dossier_id"])
