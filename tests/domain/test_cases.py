"""Cases as JSON: what is understood, what is refused in words, and the shape of the answer."""

import copy
from datetime import date
from enum import StrEnum
from typing import Any

import pytest

from clerkdesk.domain.choices import DayCount, Declared, LegalChoices, declared
from clerkdesk.domain.claim import Claim, EventKind, ReceivedBy
from clerkdesk.domain.dossier import Creditor, Facts
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Debtor, DebtorKind, Language
from clerkdesk.services.cases import AskedCase, read_case
from clerkdesk.services.statements import Answer, answer_case
from clerkdesk.wording import SPOKEN, Wording
from tests.domain.given import TARIFFS, TODAY

CASE: dict[str, Any] = {
    "debtor": {"kind": "consumer", "country": "NL"},
    "creditor": {
        "country": "NL",
        "sme": False,
        "vat_deductible": True,
        "declares_vat": False,
        "terms": {
            "law": None,
            "interest": {"percent_per_year": "12.00", "compounding": "yearly"},
            "collection_costs": {
                "bands": [{"up_to": "500.00", "percent": "20.00"}, {"percent": "15.00"}],
                "minimum": "40.00",
            },
        },
    },
    "settings": {"day_count": "actual/365"},
    "claims": [
        {
            "id": "F-1",
            "principal": "1000.00",
            "invoiced": "2024-02-13",
            "due": "2024-03-14",
            "contract": "2023-10-01",
            "nature": "goods",
            "disputed": "0.00",
        }
    ],
    "notices": [
        {
            "kind": "fourteen_day_letter",
            "sent": "2024-04-02",
            "channel": "post",
            "delivered": "2024-04-04",
            "term_days": 14,
            "announced_costs": "150.00",
            "claims": ["F-1"],
        }
    ],
    "payments": [{"id": "P-1", "on": "2024-05-01", "amount": "200.00", "claims": []}],
    "costs": [{"kind": "summons", "on": "2024-06-01", "amount": "119.40"}],
    "events": [{"kind": "bankruptcy", "on": "2024-09-01"}],
    "on": "2026-04-21",
}


def answered(case: object) -> Answer:
    """Return the answer of a case that can be read."""
    answer = answer_case(case, TODAY, TARIFFS)
    assert isinstance(answer, dict), answer
    return answer


def changed(path: str, value: object) -> dict[str, Any]:
    """Return the case of design 9 with the value at a dotted path changed."""
    case = copy.deepcopy(CASE)
    *way, last = path.split(".")
    place: Any = case
    for name in way:
        place = place[int(name)] if isinstance(place, list) else place[name]
    place[int(last) if isinstance(place, list) else last] = value
    return case


def test_the_case_of_the_design_is_answered_in_its_shape() -> None:
    answer = answered(CASE)
    assert set(answer) == {
        "on",
        "regime",
        "lines",
        "collection_costs",
        "conduct",
        "payments",
        "totals",
        "limitation",
    }
    assert answer["totals"] == {
        "principal": "1000.00",
        "interest": "54.52",
        "collection_costs": "150.00",
        "vat": "0.00",
        "other_costs": "119.40",
        "paid": "200.00",
        "due": "1123.92",
        "disputed": "0.00",
    }
    interest = [line for line in answer["lines"] if line["group"] == "interest"]  # type: ignore[attr-defined]
    assert [(line["from"], line["to"], line["percent"]) for line in interest] == [
        ("2024-03-15", "2024-05-01", "12.00"),
        ("2024-05-02", "2024-08-31", "12.00"),
    ]


def test_absent_and_null_mean_none_and_the_day_asked_for_is_the_default() -> None:
    small = {
        "debtor": {"kind": "company", "country": "BE"},
        "creditor": None,
        "claims": [{"principal": "100.00", "due": "2026-01-31"}],
        "notices": None,
    }
    assert answered(small)["on"] == "2026-11-22"


WRONG = [
    ("claims.0.principal", 1000, "case.amount_is_number"),
    ("claims.0.principal", 1000.5, "case.amount_is_number"),
    ("claims.0.principal", "1.000,00", "case.amount"),
    ("claims.0.principal", "1000.005", "case.beyond_cents"),
    ("claims.0.principal", "-5.00", "case.negative"),
    ("claims.0.principal", "NaN", "case.amount"),
    ("claims.0.principal", True, "case.amount"),
    ("claims.0.principal", "99999999999999999999999.00", "case.amount_too_large"),
    ("claims.0.principal", None, "case.missing"),
    ("claims.0.due", "14-03-2024", "case.day"),
    ("claims.0.due", 20240314, "case.day"),
    ("claims.0.due", "2024-W11-4", "case.day"),
    ("claims.0.due", "2024-02-30", "case.no_such_day"),
    ("claims.0.due", "0001-01-01", "case.day_out_of_range"),
    ("claims.0.due", "2925-01-01", "case.day_out_of_range"),
    ("claims.0.nature", "pets", "case.word"),
    ("claims.0.nature", "good", "case.word_near"),
    ("claims.0.disputed", "1000.01", "case.disputed_too_much"),
    ("claims.0.recurring", "yes", "case.flag"),
    ("claims.0.title", "soon", "case.day"),
    ("claims.0.id", "", "case.text"),
    ("claims.0.id", "\ud800", "case.text"),
    ("claims.0.id", "F" * 201, "case.text_too_long"),
    ("claims.0.principle", "5.00", "case.name_near"),
    ("claims.0.due_date", "2024-03-14", "case.name_near"),
    ("claims.0", "F-1", "case.object"),
    ("claims", [], "case.no_claims"),
    ("claims", {}, "case.list"),
    ("debtor.kind", None, "case.missing"),
    ("debtor.kind", "Consumer", "case.word_near"),
    ("debtor.country", "Nederland", "case.country"),
    ("debtor.country", "nl", "case.country"),
    ("creditor.sme", "no", "case.flag"),
    ("creditor.sme", 0, "case.flag"),
    ("creditor.terms.law", "DE", "case.word"),
    ("creditor.terms.reminder_costs", "7.50", "case.flag"),
    ("creditor.terms.interest", {"compounding": "yearly"}, "case.one_of"),
    ("creditor.terms.interest.percent_per_month", "1", "case.one_of"),
    ("creditor.terms.interest.at", "the_maximum", "case.word"),
    ("creditor.terms.interest.percent_per_year", "12%", "case.percent"),
    ("creditor.terms.interest.percent_per_year", "1e3", "case.percent"),
    ("creditor.terms.interest.percent_per_year", 12, "case.percent_is_number"),
    ("creditor.terms.interest.percent_per_year", "-1", "case.percent_out_of_range"),
    ("creditor.terms.interest.percent_per_year", "1200", "case.percent_out_of_range"),
    ("creditor.terms.collection_costs.lump_sum", "40.00", "case.one_of"),
    ("creditor.terms.collection_costs.maximum", "39.99", "case.minimum_over_maximum"),
    ("creditor.terms.collection_costs.bands.1.up_to", "500.00", "case.bands_not_rising"),
    ("creditor.terms.collection_costs.bands.0.up_to", None, "case.band_after_rest"),
    ("creditor.terms.collection_costs.bands.0.percent", None, "case.missing"),
    ("creditor.terms.collection_costs.bands", [], "case.empty_list"),
    ("notices.0.claims", ["F-9"], "case.unknown_claim"),
    ("notices.0.claims", [9], "case.text"),
    ("notices.0.claims", "F-1", "case.list"),
    ("notices.0.delivered", "2024-04-01", "case.delivered_before_sent"),
    ("notices.0.term_days", 14.5, "case.number"),
    ("notices.0.term_days", "14", "case.number"),
    ("notices.0.term_days", 0, "case.number"),
    ("notices.0.cost", 7.5, "case.amount_is_number"),
    ("notices.0.reason", "unreadable", "case.reason_of_valid"),
    ("payments.0.amount", "٣", "case.amount"),
    ("payments.0.received_by", "bank", "case.word"),
    ("payments.0.claims", ["F-1", "F-2"], "case.unknown_claim"),
    ("costs.0.interest_from", "2024-05-31", "case.interest_before_cost"),
    ("events.0.ended", "2024-08-31", "case.ended_before_start"),
    ("events.0.kind", "bancruptcy", "case.word_near"),
    ("settings.day_count", "30/360", "case.word"),
    ("settings.be_postage", 1.5, "case.amount_is_number"),
    ("settings.nl_post_delivery_days", "2", "case.number"),
    ("settings.be_old_contract_cutoff", True, "case.day"),
    ("settings.nl_post_delivery_day", 2, "case.name_near"),
    ("settings.day_count", [], "case.empty_list"),
    ("settings.day_count", [{"from": "2025-01-01"}], "case.missing"),
    ("settings.day_count", [{"value": "actual/365"}], "case.missing"),
    ("settings.be_postage", [{"from": "2025-01-01", "value": "1"}] * 2, "case.days_not_rising"),
    ("on", "tomorrow", "case.day"),
    ("id", {"number": 7}, "case.text"),
]


@pytest.mark.parametrize(("path", "value", "code"), WRONG)
def test_what_is_wrong_is_said_with_its_path(path: str, value: object, code: str) -> None:
    problems = answer_case(changed(path, value), TODAY, TARIFFS)
    assert isinstance(problems, list)
    found = [problem.about or "" for problem in problems if problem.code == code]
    assert path.split(".")[:2] in [about.split(".")[:2] for about in found], problems
    for problem in problems:
        for language in SPOKEN:
            assert Wording(language)(f"problems.{problem.code}", **problem.params)


def test_every_problem_of_a_case_is_named_at_once() -> None:
    case = changed("claims.0.principal", "ten")
    case["debtor"] = {}
    case["payments"][0]["on"] = "2024-13-01"
    problems = answer_case(case, TODAY, TARIFFS)
    assert isinstance(problems, list)
    places = {problem.about for problem in problems}
    assert places == {"claims.0.principal", "debtor.kind", "payments.0.on"}


@pytest.mark.parametrize("country", ["NL", "BE"])
def test_a_business_debt_from_before_the_acts_of_2002_bears_the_ordinary_rate(country: str) -> None:
    """Art. 6:120 lid 1 BW and the act of 5 May 1865; points on top of the statutory rate are on top of it."""
    case = changed("claims.0", {"id": "F-1", "principal": "500.00", "due": "1999-12-31"})
    case["debtor"] = {"kind": "company", "country": country}
    case["creditor"] = {"country": country, "terms": {"interest": {"percent_above_statutory": "2"}}}
    lines = [line for line in answered(case)["lines"] if line["group"] == "interest"]  # type: ignore[attr-defined]
    assert lines[0]["percent"] == {"NL": "8", "BE": "9.00"}[country]


@pytest.mark.parametrize(("country", "due"), [("NL", "2025-04-04"), ("BE", "2025-04-05")])
def test_between_businesses_the_law_gives_the_last_day_to_pay_where_none_was_agreed(
    country: str, due: str
) -> None:
    """Art. 6:119a lid 2 BW; art. 4 law of 2 August 2002: 30 days from the day after presumed receipt."""
    case = changed("claims.0", {"id": "F-1", "principal": "500.00", "invoiced": "2025-03-03"})
    case["debtor"] = {"kind": "company", "country": country}
    case["creditor"] = {"country": country}
    answer = answered(case)
    (line,) = [line for line in answer["lines"] if line["group"] == "principal"]  # type: ignore[attr-defined]
    assert line["from"] == due
    assert "30" in answer["regime"]["assumed"][0]  # type: ignore[index]
    case["debtor"]["kind"] = "consumer"
    problems = answer_case(case, TODAY, TARIFFS)
    assert isinstance(problems, list)
    assert [(p.code, p.about) for p in problems if p.code == "case.missing"] == [
        ("case.missing", "claims.0.due")
    ]


def test_something_foreign_is_named_and_stops_nothing() -> None:
    case = changed("claims.0.customer_number", "K-77")
    case["colour"] = {"of": "money"}
    answer = answered(case)
    assert answer["ignored"] == ["claims.0.customer_number", "colour"]
    assert answer["totals"] == answered(CASE)["totals"]


def test_a_letter_of_the_other_country_is_named_and_starts_no_term() -> None:
    """A first reminder does nothing under Dutch law, and a 14-day letter nothing under Belgian law."""
    dutch = answered(changed("notices.0.kind", "first_reminder"))
    assert dutch["ignored"] == ["notices.0.kind"]
    assert dutch["totals"]["collection_costs"] == "0.00"  # type: ignore[index]
    belgian = answered(changed("debtor", {"kind": "consumer", "country": "BE"}))
    assert belgian["ignored"] == ["notices.0.kind"]


@pytest.mark.parametrize("id_", ["case-7", 7])
def test_the_id_of_a_case_comes_back(id_: object) -> None:
    assert answered(changed("id", id_))["id"] == id_
    assert "id" not in answered(CASE)


def read(case: object) -> AskedCase:
    """Return what is understood of a case."""
    asked = read_case(case, TODAY)
    assert isinstance(asked, AskedCase), asked
    return asked


def test_the_facts_that_sector_rules_titles_and_reminders_turn_on_are_read() -> None:
    case = copy.deepcopy(CASE)
    case["claims"][0] |= {"recurring": True, "title": "2025-01-15"}
    case["notices"][0] |= {"cost": "7.50", "valid": False, "reason": "no description of the service"}
    case["payments"][0]["received_by"] = "bailiff"
    case["costs"][0]["interest_from"] = "2024-07-01"
    case["creditor"]["terms"]["reminder_costs"] = False
    case["events"] = [{"kind": kind, "on": "2024-09-01", "ended": "2025-09-01"} for kind in EventKind]
    facts = read(case).facts
    assert (facts.claims[0].recurring, facts.claims[0].title) == (True, date(2025, 1, 15))
    assert facts.notices[0].cost == 750
    assert facts.notices[0].invalid_because == "no description of the service"
    assert facts.payments[0].received_by is ReceivedBy.BAILIFF
    assert facts.costs[0].interest_from == date(2024, 7, 1)
    assert facts.creditor.terms.reminder_costs is False
    assert [event.kind for event in facts.events] == list(EventKind)
    assert {event.ended for event in facts.events} == {date(2025, 9, 1)}


def test_what_is_absent_is_what_it_always_was() -> None:
    asked = read({"debtor": {"kind": "consumer"}, "claims": [{"principal": "5.00", "due": "2026-01-31"}]})
    assert asked.facts == Facts(
        Debtor(DebtorKind.CONSUMER, "NL"), Creditor(), (Claim("1", Money(500), date(2026, 1, 31)),)
    )
    assert (asked.on, asked.choices, asked.id, asked.warnings) == (TODAY, LegalChoices(), None, ())


def another(default: object) -> tuple[object, object]:
    """Return a value that is not the default, as it is written and as it is read."""
    if isinstance(default, bool):
        return not default, not default
    if isinstance(default, StrEnum):
        other = next(word for word in type(default) if word is not default)
        return other.value, other
    if isinstance(default, date):
        return "2024-05-06", date(2024, 5, 6)
    return 9, 9


@pytest.mark.parametrize("choice", list(declared()), ids=lambda choice: choice.name)
def test_every_declared_choice_is_a_setting_of_a_case(choice: Declared) -> None:
    """A plain value counts always, a dated one from its day on, and before that the default."""
    written, value = another(choice.default)
    if choice.name == "be_postage":
        written, value = "1.50", 150
    plain = read(changed("settings", {choice.name: written})).choices
    assert getattr(plain.on(date(1999, 1, 1)), choice.name) == value
    rows = [{"from": "2025-01-01", "value": written}]
    dated = read(changed("settings", {choice.name: rows})).choices
    assert getattr(dated.on(date(2024, 12, 31)), choice.name) == choice.default
    assert getattr(dated.on(date(2025, 1, 1)), choice.name) == value


def test_plain_and_dated_settings_stand_beside_each_other() -> None:
    rows = [{"from": "2024-01-01", "value": 3}, {"from": "2025-01-01", "value": 4}]
    choices = read(changed("settings", {"day_count": "actual/actual", "nl_post_delivery_days": rows})).choices
    assert [choices.on(date(year, 6, 1)).nl_post_delivery_days for year in (2023, 2024, 2025)] == [2, 3, 4]
    assert {choices.on(date(year, 6, 1)).day_count for year in (2023, 2025)} == {DayCount.ACTUAL_ACTUAL}


@pytest.mark.parametrize("case", [None, [], "text", 7, {}])
def test_what_is_no_case_is_refused(case: object) -> None:
    assert isinstance(answer_case(case, TODAY, TARIFFS), list)


def test_two_claims_cannot_have_one_id() -> None:
    case = changed("claims", [CASE["claims"][0], CASE["claims"][0]])
    problems = answer_case(case, TODAY, TARIFFS)
    assert isinstance(problems, list)
    assert [(problem.code, problem.about) for problem in problems] == [("case.double_id", "claims.1.id")]


def test_the_explanation_follows_the_language() -> None:
    answer = answer_case(CASE, date(2026, 1, 1), TARIFFS, Language.NL)
    assert isinstance(answer, dict)
    lines = answer["lines"]
    assert isinstance(lines, list)
    assert lines[0]["explanation"].startswith("Hoofdsom van factuur F-1")
