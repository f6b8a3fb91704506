"""The parts of a statement: lines with their reasons, collection costs, totals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from clerkdesk.domain.money import ZERO, Money
from clerkdesk.domain.problems import Parameter


class Group(StrEnum):
    """The part of a statement that a line belongs to, in the order of showing."""

    PRINCIPAL = "principal"
    COLLECTION_COSTS = "collection_costs"
    VAT = "vat"
    INTEREST = "interest"
    OTHER_COSTS = "other_costs"
    PAYMENT = "payment"


class Reason(NamedTuple):
    """Why something is what it is, to be said in any language. A named tuple: there are many of them.

    ``code`` names the sentence in the catalogue ``reasons`` (``<code>.sentence`` explains, ``<code>.formula``
    shows the sum with its numbers, ``<code>.phone`` says it plainly); ``params`` fill it. ``rule`` is the
    id of the rule, ``article`` the place in the law, ``tariff`` the version of the rate or scale.
    """

    code: str
    rule: str
    article: str
    params: Mapping[str, Parameter] = MappingProxyType({})
    tariff: str | None = None


class Line(NamedTuple):
    """One line of a statement. ``start`` and ``end`` are inclusive; payments have a negative amount."""

    group: Group
    amount: Money
    reason: Reason
    claim: str | None = None
    start: date | None = None
    end: date | None = None
    days: int | None = None
    base: Money | None = None
    percent: Decimal | None = None


class CostState(StrEnum):
    """Whether collection costs may be claimed."""

    NOT_CLAIMABLE = "not_claimable"
    ANNOUNCED = "announced"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class CollectionCost:
    """Collection costs of one notice or act, with what they are for and when they become due."""

    amount: Money
    claims: tuple[str, ...]
    state: CostState
    because: Reason
    due_from: date | None = None
    vat: Money = ZERO


@dataclass(frozen=True, slots=True)
class AllocatedPayment:
    """Where a payment went: collection and other costs, interest, principal; the surplus is nobody's yet."""

    id: str
    on: date
    amount: Money
    to_costs: Money
    to_interest: Money
    to_principal: Money
    surplus: Money


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of a statement. ``due`` is what may be claimed on the day; ``disputed`` is left out of it."""

    principal: Money
    interest: Money
    collection_costs: Money
    vat: Money
    other_costs: Money
    paid: Money
    due: Money
    disputed: Money = ZERO


class RegimeId(StrEnum):
    """Which law governs the money of a dossier."""

    NL_CONSUMER = "nl-consumer"
    NL_BUSINESS = "nl-business"
    BE_CONSUMER_XIX = "be-consumer-xix"
    BE_CONSUMER_2002 = "be-consumer-2002"
    BE_BUSINESS = "be-business"


@dataclass(frozen=True, slots=True)
class ClaimRegime:
    """Which law governs the money of one claim and which rules govern contact about it, each with why."""

    claim: str
    id: RegimeId
    because: Reason
    conduct: str
    conduct_because: Reason


@dataclass(frozen=True, slots=True)
class Regime:
    """A money regime, why it applies, and which facts were missing and assumed protectively.

    ``claims`` says the same claim by claim; a dossier holds claims of one regime.
    """

    id: RegimeId
    because: Reason
    assumed: tuple[Reason, ...] = ()
    claims: tuple[ClaimRegime, ...] = ()


@dataclass(frozen=True, slots=True)
class NextAllowed:
    """From which day an act is allowed, and why not before; without a day it is not, as things stand."""

    act: str
    start: date | None
    because: Reason


@dataclass(frozen=True, slots=True)
class Conduct:
    """Which rules of conduct govern contact with the debtor, and when acts are next allowed."""

    id: str
    next_allowed: tuple[NextAllowed, ...] = ()


@dataclass(frozen=True, slots=True)
class Limitation:
    """The last day on which a claim can be enforced: the term it had by itself, and what moved its end."""

    claim: str
    on: date
    because: Reason
    moved: tuple[Reason, ...] = ()
