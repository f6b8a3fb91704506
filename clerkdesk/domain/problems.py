"""What is wrong with something a person gave us: a code with parameters, never an exception."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

Parameter = str | int | Decimal | date
"""A value that wording can put into a sentence: text, number or cents, percentage, day."""


class Severity(StrEnum):
    """Whether a problem stops the thing or only needs to be seen."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem as a code of the catalogue ``problems`` with the parameters of its sentence.

    ``about`` names where it is: a column of a list, a field of a form, a path in a file.
    """

    code: str
    severity: Severity = Severity.ERROR
    about: str | None = None
    params: Mapping[str, Parameter] = field(default_factory=dict)
