"""Random cases in the words of design 9: believable dossiers of all five money regimes, 2019 to 2026."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.domain.second_road.newer_cases import add_newer_facts
from tests.domain.second_road.scales import Case

FIRST, LAST = date(2019, 1, 1), date(2026, 11, 22)
KINDS = ("nl-consumer", "nl-business", "be-consumer-xix", "be-consumer-2002", "be-business")
NOTICES = {
    "nl-consumer": "fourteen_day_letter",
    "be-consumer-xix": "first_reminder",
    "be-consumer-2002": "formal_notice",
}


def text(amount: int) -> str:
    """Return cents as an amount in euro."""
    return f"{amount // 100}.{amount % 100:02}"


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw one case: 1-4 claims, 0-2 notices, 0-3 payments, terms, costs, a bankruptcy now and then."""
    kind = draw(st.sampled_from(KINDS))
    start = draw(st.dates(date(2023, 8, 25) if kind == "be-consumer-xix" else FIRST, _last_start(kind)))
    claims = draw(_claims(kind, start))
    names = [claim["id"] for claim in claims]
    case: Case = {
        "debtor": {"kind": draw(_debtor_kind(kind)), "country": "NL" if kind.startswith("nl") else "BE"},
        "creditor": draw(_creditor(kind)),
        "claims": claims,
        "notices": draw(_notices(kind, names, start)),
        "payments": draw(_payments(claims, names, start)),
        "on": draw(_from(start, 1500)),
    }
    if draw(_seldom()):
        kind_of_cost = draw(st.sampled_from(("summons", "file_cost")))
        case["costs"] = [{"kind": kind_of_cost, "on": draw(_from(start, 900)), "amount": "119.40"}]
    if draw(_seldom()):
        case["events"] = [{"kind": draw(_event(kind)), "on": draw(_from(start, 900))}]
    if draw(_seldom()):
        case["settings"] = draw(_settings())
    if kind.endswith("business") and draw(_seldom()):
        _cross_the_border(draw, case)
    add_newer_facts(draw, kind, case)
    return case


def _cross_the_border(draw: st.DrawFn, case: Case) -> None:
    """Let a business buy in the other country, under the law of the seller or that of the terms."""
    case["debtor"]["country"] = draw(st.sampled_from(("NL", "BE")))
    if draw(st.booleans()):
        terms = case["creditor"].setdefault("terms", {})
        terms["law"] = draw(st.sampled_from(("NL", "BE")))


def _last_start(kind: str) -> date:
    return date(2023, 8, 31) if kind == "be-consumer-2002" else date(2026, 9, 1)


def _seldom() -> st.SearchStrategy[bool]:
    return st.sampled_from((False, False, False, False, True))


def _from(start: date, days: int) -> st.SearchStrategy[str]:
    """Return days from ``start`` on, near ones more often than far ones."""
    near = st.integers(0, 60)
    span = near | st.integers(0, days) | st.sampled_from((0, 1, 365, 366, 730, 731))
    return span.map(lambda number: min(start + timedelta(days=number), LAST).isoformat())


@st.composite
def _claims(draw: st.DrawFn, kind: str, start: date) -> list[dict[str, Any]]:
    claims = []
    for place in range(draw(st.integers(1, 4))):
        days = draw(st.sampled_from((0, 0, 10, 30, 61)))
        latest = _last_start(kind) if kind == "be-consumer-2002" else LAST
        due = min(start + timedelta(days=days), latest)
        amount = draw(_amount())
        claim = {"id": f"F-{place + 1}", "principal": text(amount), "due": due.isoformat()}
        if kind != "be-consumer-xix" or not draw(_seldom()):
            claim["contract"] = _contract(draw, kind, start)
        if draw(_seldom()):
            claim["invoiced"] = (due - timedelta(days=14)).isoformat()
        if draw(_seldom()):
            claim["disputed"] = text(draw(st.sampled_from((amount, amount // 3))))
        if kind == "nl-consumer":
            claim["nature"] = draw(st.sampled_from(("goods", "services", "goods", "credit", "energy")))
        claims.append(claim)
    return claims


def _contract(draw: st.DrawFn, kind: str, start: date) -> str:
    if kind == "be-consumer-2002":
        return min(start, date(2023, 8, 31)).isoformat()
    if kind == "be-consumer-xix" and start > date(2023, 9, 1):
        return draw(st.sampled_from((date(2023, 9, 1), date(2022, 5, 3), start))).isoformat()
    return max(
        start - timedelta(days=30), date(2023, 9, 1) if kind == "be-consumer-xix" else FIRST
    ).isoformat()


def _amount() -> st.SearchStrategy[int]:
    edges = st.sampled_from((1, 100_00, 150_00, 150_01, 266_66, 266_67, 500_00, 2_500_00, 10_000_00))
    return edges | st.integers(1, 1_000_00) | st.integers(1, 50_000_00)


def _debtor_kind(kind: str) -> st.SearchStrategy[str]:
    return st.just("consumer") if "consumer" in kind else st.sampled_from(("company", "sole_trader"))


@st.composite
def _creditor(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    creditor: dict[str, Any] = {
        "country": "NL" if kind.startswith("nl") else "BE",
        "sme": draw(st.booleans()),
        "vat_deductible": draw(st.booleans()),
        "declares_vat": draw(st.booleans()),
    }
    terms = {}
    if draw(st.booleans()):
        terms["interest"] = draw(_interest())
    if draw(st.booleans()):
        terms["collection_costs"] = draw(_collection_costs())
    if terms:
        creditor["terms"] = terms
    return creditor


def _interest() -> st.SearchStrategy[dict[str, str]]:
    compounding = st.sampled_from(("none", "yearly", "monthly"))
    return st.one_of(
        st.just({"at": "statutory_maximum"}),
        st.just({"at": "statutory_maximum"}),
        st.fixed_dictionaries(
            {
                "percent_per_year": st.sampled_from(("1", "5", "8", "11", "15")),
                "compounding": compounding,
            }
        ),
        st.fixed_dictionaries(
            {"percent_per_month": st.sampled_from(("0.5", "1", "1.5")), "compounding": compounding}
        ),
        st.fixed_dictionaries(
            {"percent_above_statutory": st.sampled_from(("1", "2.5")), "compounding": compounding}
        ),
    )


@st.composite
def _collection_costs(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(("at", "at", "percent", "lump_sum", "bands")))
    if kind == "at":
        return {"at": "statutory_maximum"}
    if kind == "lump_sum":
        return {"lump_sum": draw(st.sampled_from(("15.00", "20.00", "75.00", "900.00")))}
    costs: dict[str, Any] = {"percent": draw(st.sampled_from(("3", "10.00", "15.00")))}
    if kind == "bands":
        percents = draw(st.tuples(st.sampled_from(("5.00", "20.00")), st.sampled_from(("4.00", "15.00"))))
        costs = {"bands": [{"up_to": "500.00", "percent": percents[0]}, {"percent": percents[1]}]}
    if draw(st.booleans()):
        costs["minimum"] = draw(st.sampled_from(("15.00", "40.00")))
    if draw(st.booleans()):
        costs["maximum"] = draw(st.sampled_from(("60.00", "500.00")))
    return costs


@st.composite
def _notices(draw: st.DrawFn, kind: str, names: list[str], start: date) -> list[dict[str, Any]]:
    notices: list[dict[str, Any]] = []
    for _ in range(draw(st.integers(0, 2)) if kind in NOTICES else 0):
        sent = draw(_from(start + timedelta(days=1), 400))
        notice = {
            "kind": NOTICES[kind],
            "sent": sent,
            "channel": draw(st.sampled_from(("post", "post", "email", "registered", "sms"))),
            "term_days": draw(st.sampled_from((14, 14, 14, 15, 21, 13))),
            "claims": draw(st.just(names) | st.lists(st.sampled_from(names), min_size=1, unique=True)),
        }
        if draw(_seldom()):
            days = timedelta(days=draw(st.integers(0, 5)))
            notice["delivered"] = (date.fromisoformat(sent) + days).isoformat()
        if draw(_seldom()) and draw(st.booleans()):
            notice |= {"valid": False, "reason": "no description of the service"}
        if draw(_seldom()):
            notice["announced_costs"] = draw(st.sampled_from(("40.00", "20.00", "15.00", "0.00", "150.00")))
        if kind == "be-consumer-xix" and draw(_seldom()):
            amount = draw(st.sampled_from(("7.50", "9.00", "5.00")))
            notice |= {"kind": "further_reminder", "announced_costs": amount}
        notices.append(notice)
    return notices


@st.composite
def _payments(
    draw: st.DrawFn, claims: list[dict[str, Any]], names: list[str], start: date
) -> list[dict[str, Any]]:
    payments = []
    for place in range(draw(st.integers(0, 3))):
        principal = int(draw(st.sampled_from(claims))["principal"].replace(".", ""))
        amount = draw(st.sampled_from((principal, max(1, principal // 3))) | _amount())
        named = draw(st.just([]) | st.lists(st.sampled_from(names), max_size=2, unique=True))
        payments.append(
            {"id": f"P-{place + 1}", "on": draw(_from(start, 900)), "amount": text(amount), "claims": named}
        )
    return payments


def _event(kind: str) -> st.SearchStrategy[str]:
    return st.sampled_from(
        ("bankruptcy", "plan_request", "wsnp" if kind.startswith("nl") else "collective_settlement")
    )


def _settings() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {},
        optional={
            "day_count": st.just("actual/actual"),
            "nl_post_delivery_days": st.sampled_from((1, 3)),
            "be_safe_waiting_period": st.just(False),
            "be_clause_above_cap": st.just("reduced"),
            "be_forty_on_top_of_clause": st.just(True),
            "be_postage": st.just("1.50"),
        },
    )
