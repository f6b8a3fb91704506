"""The fourteen free days after a first reminder or a formal notice (art. XIX.2 and XIX.7 WER)."""

from datetime import date, timedelta
from functools import cache

from clerkdesk.domain.choices import Choices
from clerkdesk.domain.claim import Channel
from clerkdesk.domain.dates import DAY, add_business_days, by_post, roll_forward

FREE_DAYS = 14


def last_free_day(sent: date, channel: Channel, choices: Choices, days: int = FREE_DAYS) -> date:
    """Return the last day without costs: from the third business day by post, from the next day otherwise.

    The safe reading counts from the day after the third business day; the end moves off days on which no
    business is done (art. 1.7 BW).
    """
    chosen = choices.on(sent)
    saturday = chosen.be_saturday_is_business_day
    return _last_free_day(sent, by_post(channel), days, chosen.be_safe_waiting_period, saturday)


@cache
def _last_free_day(sent: date, posted: bool, days: int, safe: bool, saturday: bool) -> date:
    start = add_business_days(sent, 3, "BE", saturday) if posted else sent
    strict = posted and not safe
    return roll_forward(start + timedelta(days=days - strict), "BE", saturday)


def claim_from(sent: date, channel: Channel, choices: Choices, days: int = FREE_DAYS) -> date:
    """Return the first day on which interest and indemnity may be claimed."""
    return last_free_day(sent, channel, choices, days) + DAY
