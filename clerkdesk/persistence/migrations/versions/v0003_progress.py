"""The timeline, files and letters, notices, steps, disputes and holds."""

import sqlalchemy as sa
from alembic import op

from clerkdesk.persistence.migrations.spelling import BIG, INSTANT

revision = "0003"
down_revision = "0002"
ONE_SUBJECT = (
    "(CASE WHEN person_id IS NULL THEN 0 ELSE 1 END)"
    " + (CASE WHEN dossier_id IS NULL THEN 0 ELSE 1 END)"
    " + (CASE WHEN claim_id IS NULL THEN 0 ELSE 1 END)"
    " = 1"
)
_TABLES = (
    "run_row",
    "blob",
    "letter",
    "timeline_entry",
    "attachment",
    "notice",
    "notice_claim",
    "step_done",
    "dispute",
    "hold",
)


def upgrade() -> None:
    """Make the tables."""
    _run_row()
    _blob()
    _letter()
    _timeline_entry()
    _attachment()
    _notice()
    _notice_claim()
    _step_done()
    _dispute()
    _hold()


def downgrade() -> None:
    """Drop the tables."""
    for table in reversed(_TABLES):
        op.drop_table(table)


def _run_row() -> None:
    op.create_table(
        "run_row",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("run_id", BIG, sa.ForeignKey("run.id"), nullable=False),
        sa.Column("row", sa.BigInteger(), nullable=False),
        sa.Column("dossier_id", BIG, sa.ForeignKey("dossier.id")),
        sa.Column("step", sa.Text()),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("struck", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("result", sa.Text()),
        sa.UniqueConstraint("run_id", "dossier_id", "step"),
        sa.UniqueConstraint("run_id", "row"),
    )
    op.create_index("ix_run_row_dossier_id", "run_row", ["dossier_id"])


def _blob() -> None:
    op.create_table(
        "blob",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("dossier_id", BIG, sa.ForeignKey("dossier.id"), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint("dossier_id", "sha256"),
    )


def _letter() -> None:
    op.create_table(
        "letter",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("dossier_id", BIG, sa.ForeignKey("dossier.id"), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("template_version", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("docx_blob_id", BIG, sa.ForeignKey("blob.id")),
        sa.Column("pdf_blob_id", BIG, sa.ForeignKey("blob.id")),
        sa.Column("pages", sa.BigInteger(), nullable=False),
        sa.Column("run_id", BIG, sa.ForeignKey("run.id")),
        sa.Column("run_row_id", BIG, sa.ForeignKey("run_row.id"), unique=True),
        sa.Column("user_id", BIG, sa.ForeignKey("app_user.id")),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id"), nullable=False),
    )
    op.create_index("ix_letter_dossier_id", "letter", ["dossier_id"])
    op.create_index("ix_letter_run_id", "letter", ["run_id"])


def _timeline_entry() -> None:
    op.create_table(
        "timeline_entry",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("dossier_id", BIG, sa.ForeignKey("dossier.id"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("params", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("user_id", BIG, sa.ForeignKey("app_user.id")),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("visible_to_creditor", sa.Boolean(), nullable=False),
        sa.Column("letter_id", BIG, sa.ForeignKey("letter.id")),
        sa.Column("run_id", BIG, sa.ForeignKey("run.id")),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id"), nullable=False),
    )
    op.create_index("ix_timeline_entry_dossier_id_day", "timeline_entry", ["dossier_id", "day"])


def _attachment() -> None:
    op.create_table(
        "attachment",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("dossier_id", BIG, sa.ForeignKey("dossier.id"), nullable=False),
        sa.Column("entry_id", BIG, sa.ForeignKey("timeline_entry.id"), nullable=False),
        sa.Column("blob_id", BIG, sa.ForeignKey("blob.id"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id"), nullable=False),
    )
    op.create_index("ix_attachment_dossier_id", "attachment", ["dossier_id"])
    op.create_index("ix_attachment_entry_id", "attachment", ["entry_id"])


def _notice() -> None:
    op.create_table(
        "notice",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("dossier_id", BIG, sa.ForeignKey("dossier.id"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sent", sa.Date(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("delivered", sa.Date()),
        sa.Column("presumed", sa.Date()),
        sa.Column("term_days", sa.BigInteger(), nullable=False),
        sa.Column("announced_costs", sa.BigInteger()),
        sa.Column("invalid_because", sa.Text()),
        sa.Column("letter_id", BIG, sa.ForeignKey("letter.id")),
        sa.Column("undone_by", sa.Uuid(), sa.ForeignKey("operation.id")),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id"), nullable=False),
    )
    op.create_index("ix_notice_dossier_id", "notice", ["dossier_id"])


def _notice_claim() -> None:
    op.create_table(
        "notice_claim",
        sa.Column("notice_id", BIG, sa.ForeignKey("notice.id"), primary_key=True, autoincrement=False),
        sa.Column("claim_id", BIG, sa.ForeignKey("claim.id"), primary_key=True, autoincrement=False),
    )


def _step_done() -> None:
    op.create_table(
        "step_done",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("dossier_id", BIG, sa.ForeignKey("dossier.id"), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("claims", sa.Text(), nullable=False),
        sa.Column("delivered", sa.Date()),
        sa.Column("term_ends_on", sa.Date()),
        sa.Column("letter_id", BIG, sa.ForeignKey("letter.id")),
        sa.Column("entry_id", BIG, sa.ForeignKey("timeline_entry.id")),
        sa.Column("undone_by", sa.Uuid(), sa.ForeignKey("operation.id")),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id"), nullable=False),
    )
    op.create_index("ix_step_done_dossier_id", "step_done", ["dossier_id"])


def _dispute() -> None:
    op.create_table(
        "dispute",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("dossier_id", BIG, sa.ForeignKey("dossier.id"), nullable=False),
        sa.Column("claim_id", BIG, sa.ForeignKey("claim.id"), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger()),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("channel", sa.Text()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("opened_by", BIG, sa.ForeignKey("app_user.id")),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("closed_on", sa.Date()),
        sa.Column("closed_because", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text()),
        sa.Column("closed_by", BIG, sa.ForeignKey("app_user.id")),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_dispute_claim_id", "dispute", ["claim_id"])
    op.create_index("ix_dispute_dossier_id", "dispute", ["dossier_id"])


def _hold() -> None:
    op.create_table(
        "hold",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("person_id", BIG, sa.ForeignKey("person.id")),
        sa.Column("dossier_id", BIG, sa.ForeignKey("dossier.id")),
        sa.Column("claim_id", BIG, sa.ForeignKey("claim.id")),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("until", sa.Date()),
        sa.Column("blocks", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("placed_by", BIG, sa.ForeignKey("app_user.id")),
        sa.Column("placed_at", INSTANT, nullable=False),
        sa.Column("lifted_on", sa.Date()),
        sa.Column("lifted_because", sa.Text(), nullable=False),
        sa.Column("lifted_by", BIG, sa.ForeignKey("app_user.id")),
        sa.Column("operation_id", sa.Uuid(), sa.ForeignKey("operation.id"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(ONE_SUBJECT, name="one_subject"),
    )
    op.create_index("ix_hold_claim_id", "hold", ["claim_id"])
    op.create_index("ix_hold_dossier_id", "hold", ["dossier_id"])
    op.create_index("ix_hold_person_id", "hold", ["person_id"])
