"""Where a database is, as the start dialog asks for it and as an address says it."""

from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

DEFAULT_PORT = 5432


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL server and the database on it; ``login`` is the person's own database role."""

    host: str = ""
    port: int = DEFAULT_PORT
    name: str = "clerkdesk"
    login: str = ""

    @property
    def complete(self) -> bool:
        """Return whether there is enough to look for the database."""
        return bool(self.host and self.name and self.login)

    def address(self) -> str:
        """Return the address, without a password."""
        login, name = quote(self.login, safe=""), quote(self.name, safe="")
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"postgresql://{login}@{host}:{self.port}/{name}"


def server_of(address: str | None) -> Server | None:
    """Return the server that ``address`` names; none for a file or nothing."""
    parts = urlsplit(address or "")
    if not parts.scheme.startswith("postgresql"):
        return None
    return Server(
        parts.hostname or "",
        parts.port or DEFAULT_PORT,
        unquote(parts.path.lstrip("/")),
        unquote(parts.username or ""),
    )
