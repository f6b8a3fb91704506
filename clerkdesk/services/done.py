"""What a write answers: what was done and what changed by it, or why nothing was done."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from clerkdesk.domain.problems import Problem

T = TypeVar("T")


class Subject(StrEnum):
    """A kind of thing that screens show and that an operation can change."""

    DOSSIER = "dossier"
    WORKLIST = "worklist"
    RUN = "run"
    CREDITOR = "creditor"
    PERSON = "person"
    USER = "user"
    TARIFF = "tariff"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed; without ``id`` any number of that subject may have."""

    subject: Subject
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """A write that was committed: its answer and what screens have to read again."""

    value: T
    changes: frozenset[Change] = frozenset()


@dataclass(frozen=True, slots=True)
class Refused:
    """A write that was not done; nothing has changed."""

    problems: tuple[Problem, ...]
