"""The triggers of SQLite. A file has no users and no rights; it does have append-only tables and an audit."""

from sqlalchemy import Connection, text

from clerkdesk.persistence.enforcement.rules import (
    AUDITED,
    AUDITED_FROM_BIRTH,
    ONLY_GROWS,
    columns,
    frozen,
    quoted,
)


def dropping(connection: Connection) -> list[str]:
    """Return what takes every trigger of the program away."""
    found = connection.scalars(
        text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'cd_%'")
    )
    return [f'DROP TRIGGER "{name}"' for name in found]


def restoring() -> list[str]:
    """Return what puts the triggers in place."""
    made = []
    for table in ONLY_GROWS:
        made += [_no_delete(table), _no_update(table)]
    made.append(_sealed_once())
    for table in AUDITED:
        made += [_audit(table, "update"), _audit(table, "delete")]
        if table in AUDITED_FROM_BIRTH:
            made.append(_audit(table, "insert"))
    return made


def _no_delete(table: str) -> str:
    return (
        f"CREATE TRIGGER cd_{table}_stays BEFORE DELETE ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
    )


def _no_update(table: str) -> str:
    return (
        f"CREATE TRIGGER cd_{table}_frozen BEFORE UPDATE OF {quoted(frozen(table))} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
    )


def _sealed_once() -> str:
    return (
        "CREATE TRIGGER cd_operation_sealed BEFORE UPDATE ON operation WHEN OLD.changes IS NOT NULL"
        " BEGIN SELECT RAISE(ABORT, 'operation only grows'); END"
    )


def _audit(table: str, action: str) -> str:
    row = "OLD" if action == "delete" else "NEW"
    difference = _difference(table, action)
    return (
        f"CREATE TRIGGER cd_{table}_{action}_audit AFTER {action.upper()} ON {table} BEGIN"
        " INSERT INTO audit_row (operation_id, table_name, row_id, action, actor, at, hash)"
        f" VALUES (clerkdesk_operation(), '{table}', {row}.id, '{action}', clerkdesk_actor(),"
        f" strftime('%Y-%m-%d %H:%M:%f000', 'now'), clerkdesk_hash({difference}));"
        " INSERT INTO audit_detail (audit_id, salt, difference)"
        f" VALUES (last_insert_rowid(), clerkdesk_salt(), {difference}); END"
    )


def _difference(table: str, action: str) -> str:
    was = "NULL" if action == "insert" else 'OLD."{0}"'
    now = "NULL" if action == "delete" else 'NEW."{0}"'
    rows = " UNION ALL ".join(
        f"SELECT '{name}' AS name, {was.format(name)} AS was, {now.format(name)} AS now"
        for name in columns(table)
    )
    return f"(SELECT json_group_object(name, json_array(was, now)) FROM ({rows}) WHERE was IS NOT now)"
