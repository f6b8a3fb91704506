"""Random facts for the newer rules, put into a drawn case: instalments, old contracts, awarded costs."""

from datetime import date, timedelta

from hypothesis import strategies as st

from tests.domain.second_road.scales import Case, cents

ORDERS = ("costs_interest_principal", "interest_costs_principal", "principal_interest_costs")


def add_newer_facts(draw: st.DrawFn, kind: str, case: Case) -> None:
    """Put into ``case`` what newer rules turn on, each now and then."""
    if kind == "nl-consumer" and draw(st.integers(0, 2)) == 0:
        _instalments(draw, case)
    if kind == "nl-business" and draw(st.booleans()):
        _old_contracts(draw, case)
    if kind.startswith("be-consumer") and draw(st.integers(0, 3)) == 0:
        _credit(case)
    if draw(st.integers(0, 3)) == 0:
        case.setdefault("settings", {})["allocation_order"] = draw(st.sampled_from(ORDERS))
    for payment in case["payments"]:
        payment["received_by"] = draw(st.sampled_from(("agency", "creditor", "bailiff")))
    if draw(st.integers(0, 2)) == 0:
        _awarded(draw, case)
    if kind == "be-consumer-xix" and draw(st.integers(0, 3)) == 0:
        _request(draw, case)


def _instalments(draw: st.DrawFn, case: Case) -> None:
    """Let the case be one of months of a running contract, with a letter for most of them."""
    first = date.fromisoformat(case["claims"][0]["due"])
    sorts: tuple[Case, ...] = ({"recurring": True}, {"nature": "energy"}, {"nature": "water"})
    sort = draw(st.sampled_from(sorts))
    step = draw(st.sampled_from((7, 30, 31, 95)))
    case["claims"], case["notices"] = [], []
    for place in range(draw(st.integers(2, 8))):
        due, name = first + timedelta(days=step * place), f"F-{place + 1}"
        amount = draw(st.sampled_from(("266.67", "50.00", "119.99")))
        case["claims"].append({"id": name, "principal": amount, "due": due.isoformat(), **sort})
        about = [claim["id"] for claim in case["claims"][-draw(st.sampled_from((1, 1, 1, 3))) :]]
        sent = due + timedelta(days=draw(st.sampled_from((1, 5, 20))))
        if draw(st.integers(0, 5)):
            case["notices"].append(_letter(draw, sent, about))
    last = date.fromisoformat(case["claims"][-1]["due"])
    case["on"] = max(date.fromisoformat(case["on"]), last + timedelta(days=40)).isoformat()
    names = {claim["id"] for claim in case["claims"]}
    for payment in case["payments"]:
        payment["claims"] = [name for name in payment["claims"] if name in names]


def _letter(draw: st.DrawFn, sent: date, about: list[str]) -> Case:
    days = draw(st.sampled_from((14, 15)))
    return {
        "kind": "fourteen_day_letter",
        "sent": sent.isoformat(),
        "channel": draw(st.sampled_from(("post", "email"))),
        "term_days": days,
        "claims": about,
    }


def _old_contracts(draw: st.DrawFn, case: Case) -> None:
    """Let the contracts be of a time that keeps its own rate; a clause on costs has a minimum of its own."""
    case["creditor"].get("terms", {}).pop("collection_costs", None)
    for claim in case["claims"]:
        days = ("2002-08-07", "2002-08-08", "2013-03-15", "2013-03-16", claim["due"])
        claim["contract"] = draw(st.sampled_from(days))


def _credit(case: Case) -> None:
    """Let every claim be credit without interest or indemnity: those have caps of their own."""
    case["creditor"].pop("terms", None)
    for claim in case["claims"]:
        claim["nature"] = "credit"


def _awarded(draw: st.DrawFn, case: Case) -> None:
    """Let a summons bear interest from its own day or a later one on."""
    first = date.fromisoformat(min(claim["due"] for claim in case["claims"]))
    on = first + timedelta(days=draw(st.integers(1, 500)))
    bears = on + timedelta(days=draw(st.sampled_from((0, 14, 100))))
    amount = draw(st.integers(1, 2_000_00))
    cost = {"kind": "summons", "on": on.isoformat(), "amount": f"{amount // 100}.{amount % 100:02}"}
    assert cents(cost["amount"]) == amount
    case["costs"] = [*case.get("costs", []), {**cost, "interest_from": bears.isoformat()}]


def _request(draw: st.DrawFn, case: Case) -> None:
    """Let the debtor have asked for a plan, and the creditor have decided in time, late or never."""
    on = date.fromisoformat(case["claims"][0]["due"]) + timedelta(days=draw(st.integers(20, 200)))
    event = {"kind": "plan_request", "on": on.isoformat()}
    decided = draw(st.sampled_from((None, 0, 29, 30, 31, 32, 90)))
    if decided is not None:
        event["ended"] = (on + timedelta(days=decided)).isoformat()
    case["events"] = [*case.get("events", []), event]
