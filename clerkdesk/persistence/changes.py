"""What a commit changed, as screens hear of it."""

from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """A kind of thing that screens show and that an operation can change."""

    DOSSIER = "dossier"
    WORKLIST = "worklist"
    RUN = "run"
    CREDITOR = "creditor"
    PERSON = "person"
    USER = "user"
    TARIFF = "tariff"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed; without ``id`` any number of that subject may have."""

    subject: Subject
    id: int | None = None
