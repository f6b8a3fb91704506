"""The journal, the people at the desks, creditors and rates."""

import sqlalchemy as sa
from alembic import op

from clerkdesk.persistence.migrations.spelling import BIG, INSTANT, SORTED

revision = "0001"
down_revision = None
_TABLES = (
    "team",
    "app_user",
    "operation",
    "audit_row",
    "audit_detail",
    "office_setting",
    "creditor",
    "creditor_terms",
    "import_profile",
    "tariff_row",
)


def upgrade() -> None:
    """Make the tables."""
    _team()
    _app_user()
    _operation()
    _audit_row()
    _audit_detail()
    _office_setting()
    _creditor()
    _creditor_terms()
    _import_profile()
    _tariff_row()


def downgrade() -> None:
    """Drop the tables."""
    for table in reversed(_TABLES):
        op.drop_table(table)


def _team() -> None:
    op.create_table(
        "team",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("name", sa.Text(), nullable=False, unique=True),
    )


def _app_user() -> None:
    op.create_table(
        "app_user",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False, unique=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("team_id", BIG, sa.ForeignKey("team.id"), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
    )


def _operation() -> None:
    op.create_table(
        "operation",
        sa.Column("seq", BIG, primary_key=True),
        sa.Column("id", sa.Uuid(), nullable=False, unique=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("actor_id", BIG, sa.ForeignKey("app_user.id")),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("payload_hash", sa.Text(), nullable=False),
        sa.Column("reverses", sa.Uuid(), sa.ForeignKey("operation.id"), unique=True),
        sa.Column("run_id", sa.BigInteger()),
        sa.Column("result", sa.Text()),
        sa.Column("changes", sa.Text()),
    )


def _audit_row() -> None:
    op.create_table(
        "audit_row",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("operation_id", sa.Text()),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", sa.BigInteger(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
    )
    op.create_index("ix_audit_row_table_name_row_id", "audit_row", ["table_name", "row_id"])


def _audit_detail() -> None:
    op.create_table(
        "audit_detail",
        sa.Column("audit_id", BIG, sa.ForeignKey("audit_row.id"), primary_key=True, autoincrement=False),
        sa.Column("salt", sa.Text()),
        sa.Column("difference", sa.Text()),
    )


def _office_setting() -> None:
    op.create_table(
        "office_setting",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("valid_from", sa.Date(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )


def _creditor() -> None:
    op.create_table(
        "creditor",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", SORTED, nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("enterprise_number", sa.Text(), nullable=False),
        sa.Column("vat_number", sa.Text(), nullable=False),
        sa.Column("iban", sa.Text(), nullable=False),
        sa.Column("telephone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("sme", sa.Boolean(), nullable=False),
        sa.Column("vat_deductible", sa.Boolean(), nullable=False),
        sa.Column("declares_vat", sa.Boolean(), nullable=False),
        sa.Column("supplies", sa.Text(), nullable=False),
        sa.Column("handler_id", BIG, sa.ForeignKey("app_user.id")),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_creditor_name_key", "creditor", ["name_key"])


def _creditor_terms() -> None:
    op.create_table(
        "creditor_terms",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("creditor_id", BIG, sa.ForeignKey("creditor.id"), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id"), nullable=False),
        sa.UniqueConstraint("creditor_id", "valid_from"),
    )


def _import_profile() -> None:
    op.create_table(
        "import_profile",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("creditor_id", BIG, sa.ForeignKey("creditor.id"), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id"), nullable=False),
        sa.UniqueConstraint("creditor_id", "fingerprint"),
    )


def _tariff_row() -> None:
    op.create_table(
        "tariff_row",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("rate_table", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date()),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("added_by", BIG, sa.ForeignKey("app_user.id")),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id"), nullable=False),
        sa.UniqueConstraint("rate_table", "line", "valid_from"),
    )
