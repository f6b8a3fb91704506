"""What it would cost to bring a dossier before the judge, for the advice to the creditor (row B30)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clerkdesk.domain.court_costs import court_costs, endings
from clerkdesk.domain.court_lines import CourtCosts
from clerkdesk.domain.money import Money
from clerkdesk.domain.statement import statement
from clerkdesk.domain.tariff import Scale, Tariffs
from clerkdesk.persistence.queries.case_files import case_file
from clerkdesk.services.context import Desk
from clerkdesk.services.standing_facts import facts_of


@dataclass(frozen=True, slots=True)
class CourtEstimate:
    """The costs of a lawsuit about ``claim`` on ``on``, once for each way in which it can end.

    ``courses`` is empty where nothing is open. ``tables`` are the tables that the amounts come from, by the
    version that their reasons name.
    """

    number: str
    debtor: str
    creditor: str
    on: date
    claim: Money
    courses: tuple[CourtCosts, ...]
    tables: Mapping[str, Scale]


def court_estimate(desk: Desk, dossier_id: int, on: date | None = None) -> CourtEstimate:
    """Return what a lawsuit begun on ``on``, today by default, would cost; ``LookupError`` if unknown.

    The claim is principal, interest and costs of that day with what is disputed, for the judge decides that.
    """
    day = on or desk.today()
    with desk.database.read() as session:
        file = case_file(session, dossier_id, day)
    facts = facts_of(file, day)
    stated = statement(facts, day, desk.tariffs, file.choices)
    claim = Money(stated.totals.due + stated.totals.disputed)
    regime = stated.regime.id
    ways = endings(regime) if claim > 0 else ()
    courses = tuple(court_costs(facts, regime, claim, way, day, desk.tariffs) for way in ways)
    head, tables = file.head, _tables(courses, day, desk.tariffs)
    return CourtEstimate(head.number, head.debtor_name, head.creditor_name, day, claim, courses, tables)


def _tables(courses: tuple[CourtCosts, ...], on: date, tariffs: Tariffs) -> dict[str, Scale]:
    versions = {line.because.tariff for course in courses for line in course.lines if line.because.tariff}
    scales = (tariffs.scale(version.partition("@")[0], on) for version in versions)
    return {scale.version: scale for scale in scales if scale is not None}
