"""What a creditor's own cost clause gives, before any cap of the law."""

from clerkdesk.domain.dossier import AgreedCosts
from clerkdesk.domain.money import Money, half_up
from clerkdesk.domain.tariff import MICRO, micro


def clause_amount(clause: AgreedCosts, base: int) -> Money:
    """Return what ``clause`` gives over ``base`` cents: its bands or lump sum within its own limits.

    A clause at the statutory maximum gives nothing by itself; the law that caps it says how much.
    """
    if base <= 0:
        return Money(0)
    amount = clause.lump_sum if clause.lump_sum is not None else _bands(clause, base)
    if clause.minimum is not None:
        amount = max(amount, clause.minimum)
    return Money(amount if clause.maximum is None else min(amount, clause.maximum))


def _bands(clause: AgreedCosts, base: int) -> int:
    exact = 0
    below = 0
    for band in clause.bands:
        top = base if band.up_to is None else min(base, band.up_to)
        exact += max(0, top - below) * micro(band.percent)
        below = max(below, top)
    return half_up(exact, 100 * MICRO)
