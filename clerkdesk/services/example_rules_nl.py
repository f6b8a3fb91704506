"""Dutch rules of law applied to the inputs of a worked example (law/README.md)."""

from datetime import date, datetime, time
from enum import StrEnum

from clerkdesk.domain.claim import Channel
from clerkdesk.domain.dates import DAY
from clerkdesk.domain.dossier import Creditor
from clerkdesk.domain.law.nl import limitation
from clerkdesk.domain.law.nl.collection_costs import statutory_costs
from clerkdesk.domain.law.nl.contact_window import may_approach
from clerkdesk.domain.law.nl.court_fee import Plaintiff, court_fee
from clerkdesk.domain.law.nl.fourteen_days import last_free_day
from clerkdesk.domain.law.nl.instalments import instalment_costs
from clerkdesk.domain.money import Money, to_text
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.services.case_reading import Reading
from clerkdesk.services.example_inputs import Answer, day_of_scales, listed, needed_amount, needed_day

_MOST_INSTALMENTS = 1000
_SOME_MOMENT = datetime.combine(date(2000, 1, 3), time(12))


class _Approached(StrEnum):
    """Who is called: the window protects natural persons only (art. 4.2 Bki)."""

    NATURAL_PERSON = "natural_person"
    COMPANY = "company"


def collection_costs(reading: Reading, tariffs: Tariffs) -> Answer:
    """Return the costs of one letter about several principals (art. 6:96 lid 5 and 7 BW)."""
    principals = reading.amounts("principals")
    reading.must_hold_some("principals")
    vat = reading.flag("vat", False)
    creditor = Creditor(vat_deductible=not vat, declares_vat=vat)
    costs = statutory_costs(principals, day_of_scales(reading), creditor, tariffs)
    if costs is None:
        return {"costs": "0.00", "vat": "0.00", "total": "0.00"}
    total = Money(costs.amount + costs.vat)
    return {"costs": to_text(costs.amount), "vat": to_text(costs.vat), "total": to_text(total)}


def instalments(reading: Reading, tariffs: Tariffs) -> Answer:
    """Return the costs of instalments within six months, nothing where no rule for them applies."""
    each = needed_amount(reading, "instalment")
    count = reading.must(reading.whole("count", None, 1, _MOST_INSTALMENTS), "count", 1)
    costs = instalment_costs(each, count, day_of_scales(reading), tariffs)
    return {} if costs is None else listed(costs)


def notice_term(reading: Reading, tariffs: Tariffs) -> Answer:
    """Return the last day of the term of a 14-day letter and the first day after it."""
    del tariffs
    days = reading.must(reading.whole("days", None, 1, 365), "days", 1)
    last = last_free_day(needed_day(reading, "delivered"), days)
    return {"last_day": last.isoformat(), "due_from": (last + DAY).isoformat()}


def contact_window(reading: Reading, tariffs: Tariffs) -> Answer:
    """Return whether the debtor may be approached at a moment, whatever the channel."""
    del tariffs
    at = reading.must(reading.moment("at", None), "at", _SOME_MOMENT)
    debtor = reading.one_of("debtor", _Approached, None)
    reading.one_of("channel", Channel, None)
    approached = reading.must(debtor, "debtor", _Approached.NATURAL_PERSON)
    return {"allowed": may_approach(at, approached is _Approached.NATURAL_PERSON)}


def limited(reading: Reading, tariffs: Tariffs) -> Answer:
    """Return the last day of the term of limitation (art. 3:307 and following, 7:28 BW)."""
    del tariffs
    kind = reading.one_of("kind", limitation.Debt, None)
    debt = reading.must(kind, "kind", limitation.Debt.CONTRACT)
    days = [reading.day(name, None) for name in ("interrupted", "acknowledged")]
    renewed = tuple(day for day in days if day is not None)
    return {"on": limitation.expires(debt, needed_day(reading, "due"), renewed).isoformat()}


def fee_of_court(reading: Reading, tariffs: Tariffs) -> Answer:
    """Return the court fee by the table of a year."""
    plaintiff = reading.must(reading.one_of("plaintiff", Plaintiff, None), "plaintiff", Plaintiff.LEGAL)
    first = tariffs.scales[f"nl.court_fee.{plaintiff}"][0].start.year
    year = reading.must(reading.whole("year", None, first, 2199), "year", first)
    fee = court_fee(needed_amount(reading, "claim"), plaintiff, date(year, 1, 1), tariffs)
    return {} if fee is None else {"fee": to_text(fee)}
