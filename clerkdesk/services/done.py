"""What a write answers: what was done and what changed by it, or why nothing was done."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from clerkdesk.domain.problems import Problem
from clerkdesk.persistence.changes import Change, Subject

__all__ = ["Change", "Done", "Refused", "Subject"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """A write that was committed: its answer and what screens have to read again."""

    value: T
    changes: frozenset[Change] = frozenset()


@dataclass(frozen=True, slots=True)
class Refused:
    """A write that was not done; nothing has changed."""

    problems: tuple[Problem, ...]
