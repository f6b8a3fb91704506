"""Cases as JSON: what is understood, what is refused in words, and the shape of the answer."""

import copy
from datetime import date
from typing import Any

import pytest

from clerkdesk.domain.parties import Language
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


def test_what_nobody_understands_is_named_and_not_used() -> None:
    assert answered(changed("claims.0.principle", "5.00"))["ignored"] == ["claims.0.principle"]


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("claims.0.principal", 1000, "case.amount"),
        ("claims.0.principal", "1.000,00", "case.amount"),
        ("claims.0.principal", "-5.00", "case.amount"),
        ("claims.0.principal", None, "case.missing"),
        ("claims.0.due", "14-03-2024", "case.day"),
        ("claims.0.due", "2024-02-30", "case.day"),
        ("claims.0.due", "0001-01-01", "case.day"),
        ("claims.0.nature", "pets", "case.word"),
        ("claims.0.disputed", "1000.01", "case.disputed_too_much"),
        ("claims.0", "F-1", "case.object"),
        ("claims", [], "case.no_claims"),
        ("claims", {}, "case.list"),
        ("debtor.kind", None, "case.missing"),
        ("debtor.country", "Nederland", "case.country"),
        ("creditor.sme", "no", "case.flag"),
        ("creditor.terms.law", "DE", "case.word"),
        ("creditor.terms.interest", {"compounding": "yearly"}, "case.one_of"),
        ("creditor.terms.interest.percent_per_year", "12%", "case.percent"),
        ("creditor.terms.interest.percent_per_year", "1e3", "case.percent"),
        ("notices.0.claims", ["F-9"], "case.unknown_claim"),
        ("notices.0.claims", [9], "case.text"),
        ("notices.0.delivered", "2024-04-01", "case.delivered_before_sent"),
        ("notices.0.term_days", 14.5, "case.number"),
        ("payments.0.amount", "٣", "case.amount"),
        ("settings.day_count", "30/360", "case.word"),
        ("on", "tomorrow", "case.day"),
    ],
)
def test_what_is_wrong_is_said_with_its_path(path: str, value: object, code: str) -> None:
    problems = answer_case(changed(path, value), TODAY, TARIFFS)
    assert isinstance(problems, list)
    assert code in [problem.code for problem in problems]
    for problem in problems:
        assert problem.about is not None
        for language in SPOKEN:
            assert Wording(language)(f"problems.{problem.code}", **problem.params)


@pytest.mark.parametrize("case", [None, [], "text", 7, {}])
def test_what_is_no_case_is_refused(case: object) -> None:
    assert isinstance(answer_case(case, TODAY, TARIFFS), list)


def test_two_claims_cannot_have_one_id() -> None:
    case = changed("claims", [CASE["claims"][0], CASE["claims"][0]])
    problems = answer_case(case, TODAY, TARIFFS)
    assert isinstance(problems, list)
    assert [problem.code for problem in problems] == ["case.double_id"]


def test_the_explanation_follows_the_language() -> None:
    answer = answer_case(CASE, date(2026, 1, 1), TARIFFS, Language.NL)
    assert isinstance(answer, dict)
    lines = answer["lines"]
    assert isinstance(lines, list)
    assert lines[0]["explanation"].startswith("Hoofdsom van factuur F-1")
