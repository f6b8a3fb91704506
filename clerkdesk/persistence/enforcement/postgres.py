"""The triggers and functions of PostgreSQL; grants and row security are in ``rights``."""

from sqlalchemy import Connection

from clerkdesk.persistence.enforcement import rights
from clerkdesk.persistence.enforcement.rules import (
    AUDITED,
    AUDITED_FROM_BIRTH,
    ONLY_GROWS,
    frozen,
    quoted,
)

CHANNEL = "clerkdesk"
"""On which commits are announced, each with the sequence number of its operation."""

_FUNCTIONS = (
    """
    CREATE OR REPLACE FUNCTION clerkdesk_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '% only grows', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    f"""
    CREATE OR REPLACE FUNCTION clerkdesk_announce() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM pg_notify('{CHANNEL}', NEW.seq::text);
        RETURN NULL;
    END $$
    """,
    """
    CREATE OR REPLACE FUNCTION clerkdesk_audit() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE
        was jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}'::jsonb ELSE to_jsonb(OLD) END;
        become jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}'::jsonb ELSE to_jsonb(NEW) END;
        difference text;
        salt text := gen_random_uuid()::text;
        audit bigint;
    BEGIN
        SELECT jsonb_object_agg(key, jsonb_build_array(o.value, n.value))::text INTO difference
        FROM jsonb_each(was) o FULL JOIN jsonb_each(become) n USING (key)
        WHERE o.value IS DISTINCT FROM n.value;
        IF difference IS NULL THEN RETURN NULL; END IF;
        INSERT INTO audit_row (operation_id, table_name, row_id, action, actor, at, hash)
        VALUES (
            nullif(current_setting('clerkdesk.operation', true), ''),
            TG_TABLE_NAME, coalesce(become ->> 'id', was ->> 'id')::bigint, lower(TG_OP), session_user, now(),
            encode(sha256(convert_to(salt || difference, 'UTF8')), 'hex')
        ) RETURNING id INTO audit;
        INSERT INTO audit_detail (audit_id, salt, difference) VALUES (audit, salt, difference);
        RETURN NULL;
    END $$
    """,
)


def dropping(connection: Connection) -> list[str]:
    """Return what takes every trigger and policy of the program away."""
    triggers = connection.exec_driver_sql(
        "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE NOT t.tgisinternal AND starts_with(t.tgname, 'cd_')"
    )
    return [f'DROP TRIGGER "{name}" ON "{table}"' for name, table in triggers] + rights.dropping(connection)


def restoring(connection: Connection) -> list[str]:
    """Return what puts functions, triggers, policies and grants in place."""
    made = list(_FUNCTIONS)
    for table in ONLY_GROWS:
        made += [_no_delete(table), _no_truncate(table), _no_update(table)]
    made += _operation()
    made += [_audit(table) for table in AUDITED]
    return made + rights.restoring(connection)


def _no_delete(table: str) -> str:
    return (
        f"CREATE TRIGGER cd_{table}_stays BEFORE DELETE ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION clerkdesk_only_grows()"
    )


def _no_truncate(table: str) -> str:
    return (
        f"CREATE TRIGGER cd_{table}_not_emptied BEFORE TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION clerkdesk_only_grows()"
    )


def _no_update(table: str) -> str:
    return (
        f"CREATE TRIGGER cd_{table}_frozen BEFORE UPDATE OF {quoted(frozen(table))} ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION clerkdesk_only_grows()"
    )


def _operation() -> list[str]:
    return [
        "CREATE TRIGGER cd_operation_sealed BEFORE UPDATE ON operation FOR EACH ROW"
        " WHEN (OLD.changes IS NOT NULL) EXECUTE FUNCTION clerkdesk_only_grows()",
        "CREATE TRIGGER cd_operation_announced AFTER UPDATE ON operation FOR EACH ROW"
        " WHEN (NEW.changes IS NOT NULL) EXECUTE FUNCTION clerkdesk_announce()",
    ]


def _audit(table: str) -> str:
    actions = "INSERT OR UPDATE OR DELETE" if table in AUDITED_FROM_BIRTH else "UPDATE OR DELETE"
    return (
        f"CREATE TRIGGER cd_{table}_audit AFTER {actions} ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION clerkdesk_audit()"
    )
