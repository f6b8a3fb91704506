"""Sectors with rules of their own beside Book XIX: energy, water, telecom, consumer credit (R5).

The rules are dated data of ``resources/law``; here they are only looked up.
"""

from datetime import date

from clerkdesk.domain.claim import Nature
from clerkdesk.domain.money import Money
from clerkdesk.domain.tariff import Scale, Tariffs


def sector(nature: Nature | None, tariffs: Tariffs, on: date | None = None) -> Scale | None:
    """Return the rules of a sector in force on ``on``, by default the newest; none where there are none."""
    rows = tariffs.scales.get(f"be.sector.{nature}") if nature is not None else None
    if not rows:
        return None
    return rows[-1] if on is None else tariffs.scale(rows[0].kind, on)


def interest_at_legal_rate(nature: Nature | None, tariffs: Tariffs) -> bool:
    """Return whether interest may not pass the legal rate in civil matters."""
    rules = sector(nature, tariffs)
    return rules is not None and rules.words.get("interest_cap") == "be_legal"


def indemnity_scale(nature: Nature | None, on: date, tariffs: Tariffs) -> str:
    """Return the kind of the scale that caps the lump sum: that of Book XIX unless the sector has its own."""
    rules = sector(nature, tariffs, on)
    return "be.indemnity_cap" if rules is None else rules.words.get("indemnity", "be.indemnity_cap")


def letter_maximum(nature: Nature | None, letter: str, on: date, postage: Money, tariffs: Tariffs) -> Money:
    """Return the most that a ``further`` reminder or a ``formal_notice`` may cost, in cents.

    Book XIX allows 7.50 euro and postage for a further reminder, nothing for a formal notice (XIX.2, XIX.4).
    """
    rules = sector(nature, tariffs, on) or tariffs.scale("be.reminder", on)
    if rules is None or letter not in rules.amounts:
        return Money(0)
    with_postage = rules.kind == "be.reminder" or rules.words.get("postage") == "yes"
    return Money(rules.amounts[letter] + (postage if with_postage and letter == "further" else 0))
