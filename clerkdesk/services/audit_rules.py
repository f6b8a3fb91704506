"""The rules that an amount, a regime, a day of contact or a limitation can rest on.

The rules of the procedure are not among them: they decide what comes next, never what is owed.
"""

from collections.abc import Iterator
from functools import cache
from types import ModuleType

from clerkdesk.domain import award, conduct, conduct_rules, course, explain, limitation, regime
from clerkdesk.domain.law.be import business as be_business
from clerkdesk.domain.law.be import consumer as be_consumer
from clerkdesk.domain.law.be import consumer_2002 as be_consumer_2002
from clerkdesk.domain.law.be import first_reminder, indemnity, payment_term, reminder_costs
from clerkdesk.domain.law.be import interest as be_interest
from clerkdesk.domain.law.be import limitation as be_limitation
from clerkdesk.domain.law.nl import (
    business_costs,
    collection_costs,
    consumer_costs,
    fourteen_days,
    instalments,
    recalculation,
)
from clerkdesk.domain.law.nl import interest as nl_interest
from clerkdesk.domain.law.nl import limitation as nl_limitation
from clerkdesk.domain.law.nl import payment_term as nl_payment_term
from clerkdesk.domain.rule import Rule

MODULES: tuple[ModuleType, ...] = (
    explain,
    course,
    award,
    regime,
    conduct,
    conduct_rules,
    limitation,
    nl_interest,
    collection_costs,
    consumer_costs,
    business_costs,
    fourteen_days,
    instalments,
    recalculation,
    nl_payment_term,
    nl_limitation,
    be_interest,
    be_business,
    be_consumer,
    be_consumer_2002,
    indemnity,
    first_reminder,
    reminder_costs,
    payment_term,
    be_limitation,
)
"""The modules that hold the rules of a statement; a module that is left out fails a test."""


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule of a statement once, by code."""
    found = {rule.code: rule for module in MODULES for rule in _held_by(module)}
    return tuple(found[code] for code in sorted(found))


def _held_by(module: ModuleType) -> Iterator[Rule]:
    for value in vars(module).values():
        for one in value.values() if isinstance(value, dict) else (value,):
            if isinstance(one, Rule):
                yield one
