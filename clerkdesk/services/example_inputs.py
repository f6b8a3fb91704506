"""What the rules of the worked examples share: their shape, and the days and amounts that all need."""

from collections.abc import Callable, Sequence
from datetime import date

from clerkdesk.domain.money import ZERO, Money, to_text
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.services.case_reading import Reading

Answer = dict[str, object]
Rule = Callable[[Reading, Tariffs], Answer]
"""Reads the inputs of an example and answers; an answer to inputs with problems means nothing."""
KNOWN_UNTIL = date(2026, 11, 22)
"""Examples without a day of their own mean the scales of the state of knowledge of the law papers."""
_SOME_DAY = date(2000, 1, 1)


def needed_amount(reading: Reading, name: str) -> Money:
    """Return an amount that has to be there."""
    return reading.must(reading.amount(name, None), name, ZERO)


def needed_day(reading: Reading, name: str) -> date:
    """Return a day that has to be there."""
    return reading.must(reading.day(name, None), name, _SOME_DAY)


def day_of_scales(reading: Reading) -> date:
    """Return the day whose scales count."""
    return reading.day("on", KNOWN_UNTIL)


def listed(costs: Sequence[Money]) -> Answer:
    """Return costs one by one and together."""
    return {"costs": [to_text(cost) for cost in costs], "total": to_text(Money(sum(costs)))}


def validity(check: Callable[[str], bool], name: str) -> Rule:
    """Return the rule that asks ``check`` about the text called ``name``."""

    def rule(reading: Reading, tariffs: Tariffs) -> Answer:
        del tariffs
        return {"valid": check(reading.must(reading.text(name, None), name, ""))}

    return rule
