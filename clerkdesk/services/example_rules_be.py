"""Belgian rules of law applied to the inputs of a worked example (law/README.md)."""

from clerkdesk.domain import references
from clerkdesk.domain.choices import DEFAULTS
from clerkdesk.domain.claim import Channel
from clerkdesk.domain.dates import DAY
from clerkdesk.domain.law.be import indemnity, reminder_costs, waiting_period
from clerkdesk.domain.money import ZERO, to_text
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.services.case_reading import Reading
from clerkdesk.services.example_inputs import Answer, day_of_scales, listed, needed_amount, needed_day
from clerkdesk.services.json_places import printable

_MOST_REMINDERS = 1000
_WAYS_OF_COUNTING = ("count", "periodic_unpaid_due_dates")


def cap(reading: Reading, tariffs: Tariffs) -> Answer:
    """Return the most that a clause may ask of a consumer (art. XIX.4 WER)."""
    return _cap(reading, tariffs, credit=False)


def credit_cap(reading: Reading, tariffs: Tariffs) -> Answer:
    """Return the most that a lender may ask of a consumer (art. VII.106 WER)."""
    return _cap(reading, tariffs, credit=True)


def _cap(reading: Reading, tariffs: Tariffs, *, credit: bool) -> Answer:
    balance, on = needed_amount(reading, "balance"), day_of_scales(reading)
    return {"maximum": to_text(indemnity.cap(balance, on, tariffs, credit)[0])}


def waiting_days(reading: Reading, tariffs: Tariffs) -> Answer:
    """Return the last day without costs after a first reminder, and the first with (art. XIX.2 WER)."""
    del tariffs
    channel = reading.must(reading.one_of("channel", Channel, None), "channel", Channel.POST)
    last = waiting_period.last_free_day(needed_day(reading, "sent"), channel, DEFAULTS)
    return {"last_free_day": last.isoformat(), "claim_from": (last + DAY).isoformat()}


def costs_of_reminders(reading: Reading, tariffs: Tariffs) -> Answer:
    """Return what reminders of one debt, or of the due dates of a contract, may cost (art. XIX.2 WER)."""
    postage = reading.amount("postage", ZERO)
    count, months = reading.whole("count", None, 1, _MOST_REMINDERS), reading.months(_WAYS_OF_COUNTING[1])
    on = day_of_scales(reading)
    if sum(reading.has(name) for name in _WAYS_OF_COUNTING) != 1:
        reading.wrong("case.one_of", "", names=", ".join(_WAYS_OF_COUNTING))
    if count is None:
        return listed(reminder_costs.periodic(months, postage, tariffs))
    return listed(reminder_costs.reminders(count, on, postage, tariffs))


def ogm(reading: Reading, tariffs: Tariffs) -> Answer:
    """Return the structured communication of ten digits."""
    del tariffs
    base = reading.must(reading.text("base", None), "base", "0000000001")
    try:
        return {"ogm": references.ogm(base)}
    except ValueError:
        reading.wrong("example.ogm_base", "base", found=printable(base))
        return {}
