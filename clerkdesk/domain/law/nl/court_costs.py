"""What a lawsuit about a Dutch claim costs, and which court hears it (art. 93 and 237 Rv, Wgbz, Btag)."""

from collections.abc import Iterator, Mapping
from datetime import date

from clerkdesk.domain.claim import Claim, Nature
from clerkdesk.domain.court_lines import AT_RISK, AWARDED, EVERY_SIDE, CourtLine, Ending, Item, Side
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.law.nl.court_fee import Court, Plaintiff, court_fee, fee_scale
from clerkdesk.domain.lines import Reason
from clerkdesk.domain.money import Money, half_up
from clerkdesk.domain.parties import DebtorKind
from clerkdesk.domain.problems import Parameter
from clerkdesk.domain.rule import Rule
from clerkdesk.domain.tariff import MICRO, Scale, Tariffs, micro

KANTON_LIMIT = Money(25_000_00)
_MOST_POINTS = ((250_00, 3), (500_00, 4), (3_750_00, 5), (10_000_00, 6), (20_000_00, 7), (100_000_00, 10))
_POINTS = {Ending.DEFAULT: 1, Ending.DEFENDED: 2}
_SALES = frozenset({Nature.GOODS, Nature.ENERGY})

BY_AMOUNT = Rule("nl.court.kanton_amount", "nl.rv.93:a", "art. 93 sub a Rv", ("claim", "limit"))
BY_NATURE = Rule("nl.court.kanton_nature", "nl.rv.93:c", "art. 93 sub c Rv")
CIVIL = Rule("nl.court.civil", "nl.rv.93", "art. 42 RO en 93 Rv", ("claim", "limit"))
FEE = Rule("nl.court.fee", "nl.wgbz.3", "art. 3 Wgbz", ("claim", "amount", "natural"))
SUMMONS = Rule("nl.court.summons", "nl.btag.2", "art. 2 Btag", ("amount",))
SUMMONS_VAT = Rule(
    "nl.court.summons_vat", "nl.btag.10", "art. 2 en 10 Btag", ("without", "percent", "amount")
)
SUMMONS_UNKNOWN = Rule("nl.court.summons_unknown", "nl.btag.2", "art. 2 Btag", ("on",))
_SALARY = ("claim", "points", "each", "amount")
SALARY = Rule("nl.court.salary", "nl.rv.237", "art. 237 en 238 Rv; liquidatietarief", _SALARY)
OPPONENT = Rule("nl.court.opponent", "nl.rv.237", "art. 237 en 238 Rv; liquidatietarief", _SALARY)
AFTER_KANTON = Rule("nl.court.after_kanton", "nl.rv.237:4", "art. 237 lid 4 Rv", ("each", "amount"))
AFTER_CIVIL = Rule("nl.court.after_civil", "nl.rv.237:4", "art. 237 lid 4 Rv", ("service", "amount"))
LAWYER = Rule("nl.court.lawyer", "nl.rv.79", "art. 79 lid 2 Rv")
UNKNOWN = Rule("nl.court.unknown", "nl.rv.237", "art. 237 Rv", ("on",))


def court_of(facts: Facts, claim: Money) -> tuple[Court, Reason]:
    """Return which court hears ``claim``, interest and costs so far counted, and why."""
    params: dict[str, Parameter] = {"claim": claim, "limit": KANTON_LIMIT}
    if claim <= KANTON_LIMIT:
        return Court.KANTON, BY_AMOUNT.because(params)
    consumer = facts.debtor.kind is DebtorKind.CONSUMER
    if facts.claims and all(_by_nature(one, consumer) for one in facts.claims):
        return Court.KANTON, BY_NATURE.because()
    return Court.CIVIL, CIVIL.because(params)


def _by_nature(claim: Claim, consumer: bool) -> bool:
    return claim.nature is Nature.RENT or (consumer and claim.nature in _SALES)


def court_lines(
    facts: Facts, claim: Money, court: Court, ending: Ending, on: date, tariffs: Tariffs
) -> Iterator[CourtLine]:
    """Yield the costs of bringing ``claim`` on ``on``; the creditor is taken for a legal entity.

    Points of the salary: one for a judgment by default, two where there is a defence and a hearing.
    """
    yield _fee(claim, court, on, tariffs)
    yield _summons(facts, on, tariffs)
    if court is Court.CIVIL:
        yield CourtLine(Item.LAWYER, None, frozenset({Side.BEFOREHAND, Side.LOST}), LAWYER.because())
    scale = tariffs.scale(f"nl.salary.{court}", on)
    points = points_of(claim, ending)
    yield _salary(Item.SALARY, AWARDED, claim, points, on, scale)
    yield _after_costs(court, claim, on, scale, tariffs)
    if ending is Ending.DEFENDED:
        yield _salary(Item.OPPONENT, AT_RISK, claim, points, on, scale)


def most_points(claim: Money) -> int | None:
    """Return how many points the judge awards at most for ``claim``, none where there is no such limit."""
    return next((most for up_to, most in _MOST_POINTS if claim <= up_to), None)


def points_of(claim: Money, ending: Ending) -> int:
    """Return for how many acts the judge awards salary."""
    most = most_points(claim)
    return _POINTS[ending] if most is None else min(_POINTS[ending], most)


def _line(
    item: Item,
    amount: int,
    sides: frozenset[Side],
    rule: Rule,
    params: Mapping[str, Parameter],
    scale: Scale,
) -> CourtLine:
    return CourtLine(item, Money(amount), sides, rule.because({**params, "amount": amount}, scale.version))


def _unknown(item: Item, sides: frozenset[Side], on: date, rule: Rule = UNKNOWN) -> CourtLine:
    return CourtLine(item, None, sides, rule.because({"on": on}))


def _fee(claim: Money, court: Court, on: date, tariffs: Tariffs) -> CourtLine:
    scale = fee_scale(Plaintiff.LEGAL, on, tariffs, court)
    fee = court_fee(claim, Plaintiff.LEGAL, on, tariffs, court)
    natural = court_fee(claim, Plaintiff.NATURAL, on, tariffs, court)
    if scale is None or fee is None or natural is None:
        return _unknown(Item.COURT_FEE, EVERY_SIDE, on)
    return _line(Item.COURT_FEE, fee, EVERY_SIDE, FEE, {"claim": claim, "natural": natural}, scale)


def _summons(facts: Facts, on: date, tariffs: Tariffs) -> CourtLine:
    scale, vat = tariffs.scale("nl.bailiff", on), tariffs.scale("nl.vat", on)
    without = None if scale is None else scale.amounts.get("summons")
    if scale is None or without is None:
        return _unknown(Item.SUMMONS, EVERY_SIDE, on, SUMMONS_UNKNOWN)
    if facts.creditor.vat_deductible or vat is None:
        return _line(Item.SUMMONS, without, EVERY_SIDE, SUMMONS, {}, scale)
    percent = vat.percents["general"]
    amount = without + half_up(without * micro(percent), 100 * MICRO)
    return _line(
        Item.SUMMONS, amount, EVERY_SIDE, SUMMONS_VAT, {"without": without, "percent": percent}, scale
    )


def _salary(
    item: Item, sides: frozenset[Side], claim: Money, points: int, on: date, scale: Scale | None
) -> CourtLine:
    if scale is None or not scale.brackets:
        return _unknown(item, sides, on)
    each = scale.of(claim)
    rule = SALARY if item is Item.SALARY else OPPONENT
    params: dict[str, Parameter] = {"claim": claim, "points": points, "each": each}
    return _line(item, each * points, sides, rule, params, scale)


def _after_costs(court: Court, claim: Money, on: date, salary: Scale | None, tariffs: Tariffs) -> CourtLine:
    """Half a point, at most what the table says; a fixed amount before the civil chamber."""
    scale = tariffs.scale(f"nl.after_costs.{court}", on)
    if scale is None or salary is None or not salary.brackets:
        return _unknown(Item.AFTER_COSTS, AWARDED, on)
    if court is Court.CIVIL:
        fixed, service = scale.amounts["judgment"], scale.amounts["service"]
        return _line(Item.AFTER_COSTS, fixed, AWARDED, AFTER_CIVIL, {"service": service}, scale)
    each = salary.of(claim)
    amount = min(half_up(each, 2), scale.amounts["maximum"])
    return _line(Item.AFTER_COSTS, amount, AWARDED, AFTER_KANTON, {"each": each}, scale)
