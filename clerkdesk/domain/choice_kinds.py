"""What kind of value each legal choice has, and within which limits it is believed."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple, get_type_hints

from clerkdesk.domain.choices import LegalChoices
from clerkdesk.domain.money import Money


class Kind(StrEnum):
    """What a person gives for a choice."""

    YES_NO = "yes_no"
    NUMBER = "number"
    DAY = "day"
    AMOUNT = "amount"
    WORD = "word"


class Limits(NamedTuple):
    """The least and the most that is believed, both included."""

    least: Any
    most: Any


_TYPES: Mapping[str, Any] = MappingProxyType(get_type_hints(LegalChoices))
_PLAIN = {bool: Kind.YES_NO, int: Kind.NUMBER, date: Kind.DAY, Money: Kind.AMOUNT}
LIMITS: Mapping[str, Limits] = MappingProxyType(
    {
        "nl_post_delivery_days": Limits(1, 10),
        "be_old_contract_cutoff": Limits(date(2023, 9, 1), date(2023, 12, 1)),
        "be_postage": Limits(Money(0), Money(20_00)),
        "be_plan_request_interest_days": Limits(0, 365),
        "be_mediation_suspension_days": Limits(0, 365),
        "waiting_days_call": Limits(0, 90),
        "waiting_days_demand": Limits(0, 90),
        "waiting_days_final": Limits(0, 90),
        "waiting_days_advice": Limits(0, 90),
    }
)
"""Of every number, day and amount; beyond them a value is a slip of the finger."""


def kind_of(name: str) -> Kind:
    """Return what kind of value the choice has; an unknown name is a ``LookupError``."""
    return _PLAIN.get(_type_of(name), Kind.WORD)


def words_of(name: str) -> tuple[StrEnum, ...]:
    """Return what a choice among words offers; nothing for the other kinds."""
    return tuple(_type_of(name)) if kind_of(name) is Kind.WORD else ()


def typed(name: str, value: object) -> object:
    """Return ``value`` as the choice has it, from the plain value that is kept.

    An unknown name is a ``LookupError``, a value of another kind a ``ValueError``.
    """
    kind = kind_of(name)
    if kind is Kind.WORD:
        return _type_of(name)(value)
    wanted = {Kind.YES_NO: bool, Kind.DAY: date}.get(kind, int)
    if type(value) is not wanted:
        raise ValueError(f"not a value of {name}: {value!r}")
    return value


def believed(name: str, value: object) -> bool:
    """Return whether ``value`` is of the kind of the choice and within its limits."""
    try:
        found: Any = typed(name, value)
    except ValueError:
        return False
    limits = LIMITS.get(name)
    return limits is None or bool(limits.least <= found <= limits.most)


def law_of_choice(name: str) -> str | None:
    """Return whose law the choice is about, ``NL`` or ``BE``; none when it is about both."""
    country = name.partition("_")[0].upper()
    return country if country in ("NL", "BE") else None


def _type_of(name: str) -> Any:
    if name not in _TYPES:
        raise LookupError(f"no choice {name}")
    return _TYPES[name]
