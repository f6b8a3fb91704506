"""Who may do what on a server: group roles that carry the database's name, grants, and rows per team."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection

from clerkdesk.persistence.enforcement.rules import ONLY_GROWS, quoted
from clerkdesk.persistence.tables import Record

ROLES: Final = ("clerk", "team_lead", "auditor", "administrator")

_FOR_AUDITORS = frozenset({"audit_row", "audit_detail"})
_FOR_LEADS = frozenset({"creditor", "creditor_choice", "creditor_terms", "import_profile"})
_FOR_ADMINISTRATORS = frozenset({"app_user", "team", "tariff_row", "office_setting"})
_REWRITTEN = ("count_delta", "term", "worklist")
_WITH_TEAM = ("count_delta", "dossier", "run", "term", "worklist")
_BY_DOSSIER = (
    "attachment",
    "blob",
    "claim",
    "dispute",
    "judgment",
    "ledger_entry",
    "letter",
    "notice",
    "party",
    "step_done",
    "timeline_entry",
)
_TEAMS = """
    CREATE OR REPLACE FUNCTION clerkdesk_teams() RETURNS bigint[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT array_agg(t.id) FROM team t JOIN app_user u
        ON u.login = session_user AND u.active AND (u.team_id = t.id OR u.role <> 'clerk')
    $$
"""


def role(database: str, name: str) -> str:
    """Return the group role of ``name`` for ``database``."""
    return f"{database}_{name}"


def dropping(connection: Connection) -> list[str]:
    """Return what takes the policies of the program away."""
    found = connection.exec_driver_sql(
        "SELECT policyname, tablename FROM pg_policies WHERE starts_with(policyname, 'cd_')"
    )
    return [f'DROP POLICY "{name}" ON "{table}"' for name, table in found]


def restoring(connection: Connection) -> list[str]:
    """Return what makes the roles that are missing, and puts grants and policies in place."""
    database = str(connection.exec_driver_sql("SELECT current_database()").scalar_one())
    there = set(connection.exec_driver_sql("SELECT rolname FROM pg_roles").scalars())
    wanted = {name: role(database, name) for name in ROLES}
    made = [f'CREATE ROLE "{name}" NOLOGIN' for name in wanted.values() if name not in there]
    return [*made, *_grants(database, wanted), _TEAMS, *_policies()]


def _grants(database: str, roles: Mapping[str, str]) -> list[str]:
    everyone = ", ".join(f'"{name}"' for name in roles.values())
    auditors = f'"{roles["auditor"]}", "{roles["administrator"]}"'
    writers = f'"{roles["clerk"]}", "{roles["team_lead"]}", "{roles["administrator"]}"'
    made = [
        f'GRANT CONNECT ON DATABASE "{database}" TO {everyone}',
        f"GRANT USAGE ON SCHEMA public TO {everyone}",
        f"GRANT SELECT ON alembic_version TO {everyone}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {writers}",
    ]
    for table in Record.metadata.tables:
        made.append(f"GRANT SELECT ON {table} TO {auditors if table in _FOR_AUDITORS else everyone}")
        if table not in _FOR_AUDITORS:
            made.append(_writing(table, _writers(table, roles)))
    return made + [f"GRANT DELETE ON {table} TO {writers}" for table in _REWRITTEN]


def _writing(table: str, writers: str) -> str:
    if table not in ONLY_GROWS:
        return f"GRANT INSERT, UPDATE ON {table} TO {writers}"
    changing = ONLY_GROWS[table]
    update = f", UPDATE ({quoted(tuple(sorted(changing)))})" if changing else ""
    return f"GRANT INSERT{update} ON {table} TO {writers}"


def _writers(table: str, roles: Mapping[str, str]) -> str:
    names = ["administrator"]
    if table not in _FOR_ADMINISTRATORS:
        names.append("team_lead")
    if table not in _FOR_ADMINISTRATORS | _FOR_LEADS:
        names.append("clerk")
    return ", ".join(f'"{roles[name]}"' for name in names)


def _policies() -> list[str]:
    mine = "team_id = ANY ((SELECT clerkdesk_teams())::bigint[])"
    seen = "EXISTS (SELECT FROM dossier d WHERE d.id = dossier_id)"
    made = []
    for table, condition in [*((t, mine) for t in _WITH_TEAM), *((t, seen) for t in _BY_DOSSIER)]:
        made += [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"CREATE POLICY cd_{table}_team ON {table} USING ({condition}) WITH CHECK ({condition})",
        ]
    return made
