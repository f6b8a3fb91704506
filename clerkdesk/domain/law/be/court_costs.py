"""What a lawsuit about a Belgian claim costs, and which court hears it (art. 568 to 591, 1022 Ger.W.)."""

from collections.abc import Iterator
from datetime import date

from clerkdesk.domain.claim import Nature
from clerkdesk.domain.court_lines import AT_RISK, AWARDED, EVERY_SIDE, CourtLine, Ending, Item, Side
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.lines import Reason
from clerkdesk.domain.money import Money, half_up
from clerkdesk.domain.parties import DebtorKind
from clerkdesk.domain.problems import Parameter
from clerkdesk.domain.rule import Rule
from clerkdesk.domain.tariff import Scale, Tariffs

PEACE_LIMIT = Money(5_000_00)
PEACE, ENTERPRISE, FIRST_INSTANCE = "peace", "enterprise", "first_instance"
_BY_NATURE = frozenset({Nature.ENERGY, Nature.WATER, Nature.TELECOM, Nature.RENT})
_AT_THE_END = frozenset({Side.WON, Side.LOST})

BY_AMOUNT = Rule("be.court.peace_amount", "be.gerw.590", "art. 590 Ger.W.", ("claim", "limit"))
BY_NATURE = Rule("be.court.peace_nature", "be.gerw.591", "art. 591, 1° en 25° Ger.W.")
BUSINESS = Rule("be.court.enterprise", "be.gerw.573", "art. 573 Ger.W.")
CIVIL = Rule("be.court.first_instance", "be.gerw.568", "art. 568 Ger.W.", ("claim", "limit"))
ROLL_FEE = Rule("be.court.roll_fee", "be.wreg.269", "art. 269/1 W.Reg.", ("amount",))
CONTRIBUTION = Rule("be.court.contribution", "be.law-2017-03-19", "art. 4 wet van 19 maart 2017", ("amount",))
SUMMONS_UNKNOWN = Rule("be.court.summons_unknown", "be.kb-1976-11-30", "KB van 30 november 1976")
_ARTICLE = "art. 1022 Ger.W.; KB van 26 oktober 2007"
IF_ABSENT = Rule("be.court.indemnity_default", "be.gerw.1022", _ARTICLE, ("claim", "base", "amount"))
IF_DEFENDED = Rule(
    "be.court.indemnity_defended", "be.gerw.1022", _ARTICLE, ("claim", "minimum", "maximum", "amount")
)
IF_PAID = Rule("be.court.indemnity_paid", "be.gerw.1022", _ARTICLE, ("base", "most", "amount"))
OPPONENT = Rule("be.court.opponent", "be.gerw.1022", _ARTICLE, ("claim", "amount"))
UNKNOWN = Rule("be.court.unknown", "be.gerw.1018", "art. 1018 Ger.W.", ("on",))


def court_of(facts: Facts, claim: Money) -> tuple[str, Reason]:
    """Return which court hears ``claim``, and why; between enterprises the amount makes no difference."""
    if facts.debtor.kind is not DebtorKind.CONSUMER:
        return ENTERPRISE, BUSINESS.because()
    if facts.claims and all(one.nature in _BY_NATURE for one in facts.claims):
        return PEACE, BY_NATURE.because()
    params: dict[str, Parameter] = {"claim": claim, "limit": PEACE_LIMIT}
    if claim <= PEACE_LIMIT:
        return PEACE, BY_AMOUNT.because(params)
    return FIRST_INSTANCE, CIVIL.because(params)


def court_lines(claim: Money, court: str, ending: Ending, on: date, tariffs: Tariffs) -> Iterator[CourtLine]:
    """Yield the costs of bringing ``claim`` on ``on``. The tariff of bailiffs is not known to us.

    Since 2019 the roll fee is asked at the end, of who loses.
    """
    yield _fixed(Item.ROLL_FEE, "be.roll_fee", court, _AT_THE_END, ROLL_FEE, on, tariffs)
    yield _fixed(Item.CONTRIBUTION, "be.fund_contribution", "claimant", EVERY_SIDE, CONTRIBUTION, on, tariffs)
    yield CourtLine(Item.SUMMONS, None, EVERY_SIDE, SUMMONS_UNKNOWN.because())
    base = tariffs.scale("be.procedural_indemnity.base", on)
    minimum = tariffs.scale("be.procedural_indemnity.minimum", on)
    maximum = tariffs.scale("be.procedural_indemnity.maximum", on)
    if base is None or minimum is None or maximum is None or not base.brackets:
        yield CourtLine(Item.INDEMNITY, None, AWARDED, UNKNOWN.because({"on": on}))
        return
    least, most = minimum.of(claim), maximum.of(claim)
    yield _indemnity(claim, ending, base, least, most)
    if ending is Ending.DEFENDED:
        amount = base.of(claim)
        reason = OPPONENT.because({"claim": claim, "amount": amount}, base.version)
        yield CourtLine(Item.OPPONENT, amount, AT_RISK, reason)


def _indemnity(claim: Money, ending: Ending, base: Scale, minimum: Money, maximum: Money) -> CourtLine:
    """Who never appeared owes the minimum; who paid after the enrolment a quarter, up to a maximum."""
    whole = base.of(claim)
    params: dict[str, Parameter]
    if ending is Ending.DEFAULT:
        amount, rule, params = minimum, IF_ABSENT, {"claim": claim, "base": whole}
    elif ending is Ending.PAID:
        most = base.amounts["quarter_maximum"]
        amount, rule, params = Money(min(half_up(whole, 4), most)), IF_PAID, {"base": whole, "most": most}
    else:
        amount, rule, params = whole, IF_DEFENDED, {"claim": claim, "minimum": minimum, "maximum": maximum}
    reason = rule.because({**params, "amount": amount}, base.version)
    return CourtLine(Item.INDEMNITY, amount, AWARDED, reason)


def _fixed(
    item: Item, kind: str, name: str, sides: frozenset[Side], rule: Rule, on: date, tariffs: Tariffs
) -> CourtLine:
    scale = tariffs.scale(kind, on)
    if scale is None:
        return CourtLine(item, None, sides, UNKNOWN.because({"on": on}))
    amount = scale.amounts[name]
    return CourtLine(item, amount, sides, rule.because({"amount": amount}, scale.version))
