"""What a lawsuit costs, by court, ending and day; what no table holds stays unknown (rows A15, B30)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.claim import Claim, Nature
from clerkdesk.domain.court_costs import court_costs, endings
from clerkdesk.domain.court_lines import CourtCosts, Ending, Item, Side
from clerkdesk.domain.dossier import Creditor, Facts
from clerkdesk.domain.law.nl.court_costs import most_points
from clerkdesk.domain.law.nl.court_fee import Court, Plaintiff, court_fee
from clerkdesk.domain.lines import RegimeId
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Debtor, DebtorKind
from clerkdesk.wording import SPOKEN, Wording
from tests.domain.given import TARIFFS, TODAY, euro

NL, NL_B2B, BE, BE_B2B = (
    RegimeId.NL_CONSUMER,
    RegimeId.NL_BUSINESS,
    RegimeId.BE_CONSUMER_XIX,
    RegimeId.BE_BUSINESS,
)


def facts(regime: RegimeId, nature: Nature | None = None, vat_deductible: bool = True) -> Facts:
    """Return a dossier of one claim under ``regime``."""
    kind = DebtorKind.COMPANY if regime in (NL_B2B, BE_B2B) else DebtorKind.CONSUMER
    country = "NL" if regime in (NL, NL_B2B) else "BE"
    claim = Claim("F-1", euro(1000), date(2025, 6, 30), nature=nature)
    return Facts(Debtor(kind, country), Creditor(country, vat_deductible=vat_deductible), (claim,))


def costs(
    regime: RegimeId,
    claim: int,
    ending: Ending = Ending.DEFAULT,
    on: date = TODAY,
    nature: Nature | None = None,
) -> CourtCosts:
    """Return the costs of bringing ``claim`` euro."""
    return court_costs(facts(regime, nature), regime, euro(claim), ending, on, TARIFFS)


def amounts(found: CourtCosts) -> dict[str, int | None]:
    """Return what each item costs in cents."""
    return {line.item.value: line.amount for line in found.lines}


def test_a_dutch_default_judgment_to_the_cent() -> None:
    """7.1 to 7.3, 2026: fee 350, one point of 144, half of it after; the summons of 2026 is not known."""
    found = costs(NL, 1200)
    assert found.court.code == "nl.court.kanton_amount"
    assert amounts(found) == {
        "court_fee": 350_00,
        "summons": None,
        "salary": 144_00,
        "after_costs": 72_00,
    }
    assert found.total(Side.BEFOREHAND) == 350_00 and not found.is_whole(Side.BEFOREHAND)
    assert found.total(Side.WON) == 566_00
    assert found.total(Side.LOST) == 350_00


def test_a_defence_costs_a_point_more_and_can_be_lost() -> None:
    found = costs(NL, 1200, Ending.DEFENDED)
    assert amounts(found)["salary"] == amounts(found)["opponent"] == 288_00
    assert found.total(Side.LOST) == 350_00 + 288_00
    assert found.total(Side.WON) == 350_00 + 288_00 + 72_00


def test_the_summons_of_2025_with_and_without_vat() -> None:
    """Btag 119.40; a creditor that cannot deduct it pays 21 % on top."""
    on = date(2025, 6, 1)
    assert amounts(costs(NL, 1200, on=on))["summons"] == 119_40
    found = court_costs(facts(NL, vat_deductible=False), NL, euro(1200), Ending.DEFAULT, on, TARIFFS)
    assert amounts(found)["summons"] == 144_47
    assert found.is_whole(Side.BEFOREHAND)


@pytest.mark.parametrize(
    ("regime", "nature", "claim", "court"),
    [
        (NL, None, 25_000, "nl.court.kanton_amount"),
        (NL, None, 25_001, "nl.court.civil"),
        (NL, Nature.GOODS, 30_000, "nl.court.kanton_nature"),
        (NL_B2B, Nature.GOODS, 30_000, "nl.court.civil"),
        (NL_B2B, Nature.RENT, 30_000, "nl.court.kanton_nature"),
        (BE, None, 5_000, "be.court.peace_amount"),
        (BE, None, 5_001, "be.court.first_instance"),
        (BE, Nature.TELECOM, 6_000, "be.court.peace_nature"),
        (BE_B2B, None, 100, "be.court.enterprise"),
        (BE_B2B, Nature.TELECOM, 100, "be.court.enterprise"),
    ],
)
def test_which_court_hears_a_claim(regime: RegimeId, nature: Nature | None, claim: int, court: str) -> None:
    assert costs(regime, claim, nature=nature).court.code == court


def test_before_the_civil_chamber_a_lawyer_is_needed_whose_price_nobody_knows() -> None:
    """2026: fee 3,083 up to 100,000; tariff III has 836 a point; costs after the judgment 189."""
    found = costs(NL_B2B, 30_000, Ending.DEFENDED)
    assert amounts(found) == {
        "court_fee": 3083_00,
        "summons": None,
        "lawyer": None,
        "salary": 1672_00,
        "after_costs": 189_00,
        "opponent": 1672_00,
    }
    assert found.is_whole(Side.WON) is False and found.is_whole(Side.LOST) is False


@pytest.mark.parametrize(
    ("on", "unknown"),
    [
        (date(2026, 1, 31), {"summons"}),
        (date(2022, 6, 1), {"summons", "salary", "after_costs"}),
        (date(2020, 1, 1), {"court_fee", "after_costs"}),
    ],
)
def test_what_the_tables_of_a_day_do_not_hold_is_unknown(on: date, unknown: set[str]) -> None:
    found = costs(NL, 1200, on=on)
    assert {item for item, amount in amounts(found).items() if amount is None} == unknown


def test_the_tables_change_on_their_day() -> None:
    """Fee on 1 January, salary on 1 February."""
    assert amounts(costs(NL, 1200, on=date(2025, 12, 31)))["court_fee"] == 340_00
    assert amounts(costs(NL, 1200, on=date(2026, 1, 31)))["court_fee"] == 350_00
    assert amounts(costs(NL, 1200, on=date(2026, 1, 31)))["salary"] == 135_00
    assert amounts(costs(NL, 1200, on=date(2026, 2, 1)))["salary"] == 144_00
    assert amounts(costs(NL, 4000, on=date(2026, 1, 31)))["after_costs"] == 135_00
    assert amounts(costs(NL, 4000, on=date(2026, 2, 1)))["after_costs"] == 144_00


@pytest.mark.parametrize(
    ("year", "plaintiff", "court", "fee"),
    [
        (2024, Plaintiff.INDIGENT, Court.KANTON, 87),
        (2025, Plaintiff.INDIGENT, Court.KANTON, 90),
        (2026, Plaintiff.INDIGENT, Court.CIVIL, 93),
        (2026, Plaintiff.NATURAL, Court.KANTON, 93),
        (2026, Plaintiff.LEGAL, Court.KANTON, 139),
        (2024, Plaintiff.LEGAL, Court.CIVIL, 688),
        (2026, Plaintiff.LEGAL, Court.CIVIL, 735),
        (2026, Plaintiff.NATURAL, Court.CIVIL, 341),
    ],
)
def test_a_claim_without_a_value_has_its_own_fee(
    year: int, plaintiff: Plaintiff, court: Court, fee: int
) -> None:
    assert court_fee(None, plaintiff, date(year, 3, 1), TARIFFS, court) == euro(fee)


@pytest.mark.parametrize(
    ("claim", "natural", "legal"),
    [(100_000, 1414, 3083), (100_001, 2803, 7062), (1_000_001, 2803, 10_487)],
)
def test_the_bands_of_the_civil_chamber_in_2026(claim: int, natural: int, legal: int) -> None:
    on = date(2026, 3, 1)
    assert court_fee(euro(claim), Plaintiff.NATURAL, on, TARIFFS, Court.CIVIL) == euro(natural)
    assert court_fee(euro(claim), Plaintiff.LEGAL, on, TARIFFS, Court.CIVIL) == euro(legal)


@pytest.mark.parametrize(
    ("claim", "most"),
    [(250, 3), (251, 4), (500, 4), (1250, 5), (3750, 5), (3751, 6), (10_000, 6), (20_000, 7), (100_000, 10)],
)
def test_the_most_points_that_a_judge_awards(claim: int, most: int) -> None:
    assert most_points(euro(claim)) == most
    assert most_points(euro(100_001)) is None


@pytest.mark.parametrize(
    ("ending", "indemnity", "won", "lost"),
    [
        (Ending.DEFAULT, 313_95, 387_95, 74_00),
        (Ending.DEFENDED, 627_91, 701_91, 701_91),
        (Ending.PAID, 156_98, 230_98, 74_00),
    ],
)
def test_a_belgian_lawsuit_by_its_ending(ending: Ending, indemnity: int, won: int, lost: int) -> None:
    """6.2 and 6.4: roll fee 50 and contribution 24; minimum when absent, base when defended, a quarter when
    paid after the enrolment."""
    found = costs(BE, 1000, ending)
    assert amounts(found)["indemnity"] == indemnity
    assert (amounts(found)["roll_fee"], amounts(found)["contribution"]) == (50_00, 24_00)
    assert found.total(Side.BEFOREHAND) == 24_00
    assert (found.total(Side.WON), found.total(Side.LOST)) == (won, lost)
    assert amounts(found)["summons"] is None


def test_the_quarter_has_a_maximum() -> None:
    assert amounts(costs(BE, 2_000_000, Ending.PAID))["indemnity"] == 1569_77


@pytest.mark.parametrize(
    ("on", "base", "least", "most"),
    [
        (date(2010, 12, 31), 400_00, 200_00, 1000_00),
        (date(2022, 11, 1), 600_00, 300_00, 1500_00),
        (date(2025, 2, 28), 600_00, 300_00, 1500_00),
        (date(2025, 3, 1), 627_91, 313_95, 1569_77),
    ],
)
def test_the_indemnity_of_each_day(on: date, base: int, least: int, most: int) -> None:
    line = next(line for line in costs(BE, 1000, Ending.DEFENDED, on).lines if line.item is Item.INDEMNITY)
    assert (line.amount, line.because.params["minimum"], line.because.params["maximum"]) == (
        base,
        least,
        most,
    )


def test_the_indemnity_between_2011_and_2022_is_not_guessed() -> None:
    """It was indexed in those years to amounts that the papers do not hold."""
    assert amounts(costs(BE, 1000, on=date(2016, 1, 1)))["indemnity"] is None


def test_only_belgium_lays_down_what_paying_halfway_costs() -> None:
    assert endings(NL) == (Ending.DEFAULT, Ending.DEFENDED)
    assert endings(BE_B2B) == (Ending.DEFAULT, Ending.DEFENDED, Ending.PAID)


@given(
    st.sampled_from((NL, NL_B2B, BE, BE_B2B)),
    st.none() | st.sampled_from(Nature),
    st.integers(1, 300_000_000).map(Money),
    st.sampled_from(Ending),
    st.dates(date(2008, 1, 1), date(2031, 12, 31)),
)
def test_every_line_can_be_said_and_no_amount_is_made_up(
    regime: RegimeId, nature: Nature | None, claim: Money, ending: Ending, on: date
) -> None:
    if ending not in endings(regime):
        return
    found = court_costs(facts(regime, nature), regime, claim, ending, on, TARIFFS)
    assert len({line.item for line in found.lines}) == len(found.lines)
    for line in found.lines:
        assert (line.amount is None) == (line.because.tariff is None)
        assert line.amount is None or line.amount > 0
    for reason in (found.court, *(line.because for line in found.lines)):
        for language in SPOKEN:
            for part in ("sentence", "formula", "phone"):
                assert Wording(language)(f"reasons.{reason.code}.{part}", **reason.params)


@given(st.integers(1, 5_000_000), st.integers(1, 5_000_000), st.sampled_from((NL, BE)))
def test_a_larger_claim_never_costs_less_before_the_same_court(
    one: int, other: int, regime: RegimeId
) -> None:
    small, large = sorted((Money(one), Money(other)))
    case = replace(facts(regime), claims=())
    found = [court_costs(case, regime, c, Ending.DEFAULT, TODAY, TARIFFS) for c in (small, large)]
    assert found[0].court.code != found[1].court.code or found[0].total(Side.WON) <= found[1].total(Side.WON)
