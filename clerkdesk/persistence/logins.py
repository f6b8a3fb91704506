"""Database roles of people: everyone signs in to a server under a name of their own."""

from sqlalchemy import Connection, text

from clerkdesk.persistence.enforcement.rights import role

_AS_IS = {"no_parameters": True}


def make_login(connection: Connection, login: str, group: str) -> bool:
    """Make the database role ``login`` a member of ``group``; returns whether the role had to be made.

    ``group`` is ``clerk``, ``team_lead``, ``auditor`` or ``administrator``. A password is set by the
    administrator with the tools of the server, so that it passes through no program of ours. On a file
    there is nothing to make.
    """
    if connection.dialect.name != "postgresql":
        return False
    database = str(connection.scalar(text("SELECT current_database()")))
    there = connection.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :login"), {"login": login})
    quote = connection.dialect.identifier_preparer.quote_identifier
    if not there:
        connection.exec_driver_sql(f"CREATE ROLE {quote(login)} LOGIN", execution_options=_AS_IS)
    connection.exec_driver_sql(
        f"GRANT {quote(role(database, group))} TO {quote(login)}", execution_options=_AS_IS
    )
    return not there
