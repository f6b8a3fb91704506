"""Reads ``resources/law/sources.toml``: the official text behind each rule, and how sure we are of it."""

import tomllib
from dataclasses import dataclass
from functools import cache

from clerkdesk.paths import resources

SURE = ("high", "medium", "low", "house")
_PARTS = ":."


@dataclass(frozen=True)
class Source:
    """The official text of a rule. ``confidence`` is one of ``SURE``; ``house`` where no law decides."""

    id: str
    title: str
    article: str
    confidence: str
    published: str = ""
    decisions: tuple[str, ...] = ()
    uncertain: str = ""
    url: str = ""

    def serves(self, rule: str) -> bool:
        """Return whether this is the source of a rule: its own id, or one that starts with it."""
        return rule == self.id or (rule.startswith(self.id) and rule[len(self.id)] in _PARTS)


@cache
def sources() -> dict[str, Source]:
    """Return every source by the id of its rule; an unknown field is a ``TypeError``."""
    path = resources() / "law" / "sources.toml"
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        name: Source(**{"id": name, **fields, "decisions": tuple(fields.get("decisions", ()))})
        for name, fields in read.items()
    }


def source_of(rule: str) -> Source | None:
    """Return the source of a rule, the one that is most its own, none where there is none."""
    serving = [source for source in sources().values() if source.serves(rule)]
    return max(serving, key=lambda source: len(source.id), default=None)
