"""Reads what is owed and what happened: claims, notices, payments, costs and events."""

from collections.abc import Collection
from datetime import date

from clerkdesk.domain.claim import (
    Channel,
    Claim,
    Cost,
    Event,
    EventKind,
    Nature,
    Notice,
    NoticeKind,
    Payment,
    ReceivedBy,
)
from clerkdesk.domain.money import ZERO
from clerkdesk.domain.payment_term import due_by_law
from clerkdesk.services.case_reading import Reading
from clerkdesk.services.json_places import printable

LONGEST_TERM = 365
_SOME_DAY = date(2024, 1, 1)


def read_claims(top: Reading, term_by_law: str | None = None) -> tuple[Claim, ...]:
    """Return the claims, of which there is at least one, each with an id of its own.

    Between businesses the law ``term_by_law`` gives the last day to pay of an invoice that has none.
    """
    claims: list[Claim] = []
    readings = top.parts("claims")
    if not readings and top.raw("claims") in (None, []):
        top.wrong("case.no_claims", "claims")
    for place, reading in enumerate(readings):
        claim = _claim(reading, str(place + 1), term_by_law)
        _own_id(reading, claim.id, {other.id for other in claims})
        claims.append(claim)
    return tuple(claims)


def _own_id(reading: Reading, id_: str, others: Collection[str]) -> None:
    if id_ in others:
        reading.wrong("case.double_id", "id", found=printable(id_))


def _claim(reading: Reading, default_id: str, term_by_law: str | None) -> Claim:
    principal = reading.amount("principal", None)
    disputed = reading.amount("disputed", ZERO)
    if principal is not None and disputed > principal:
        reading.wrong("case.disputed_too_much", "disputed")
    due, invoiced = reading.day("due", None), reading.day("invoiced", None)
    by_law = term_by_law is not None and invoiced is not None and not reading.has("due")
    if by_law and invoiced is not None and term_by_law is not None:
        due = due_by_law(invoiced, term_by_law)
    claim = Claim(
        id=reading.text("id", default_id),
        principal=reading.must(principal, "principal", ZERO),
        due=reading.must(due, "due", _SOME_DAY),
        invoiced=invoiced,
        contract=reading.day("contract", None),
        nature=reading.one_of("nature", Nature, None),
        disputed=disputed,
        recurring=reading.flag("recurring", None),
        title=reading.day("title", None),
        term_by_law=by_law,
    )
    reading.done()
    return claim


def read_notices(top: Reading, known: frozenset[str]) -> tuple[Notice, ...]:
    """Return the notices, about claims among ``known``."""
    return tuple(_notice(reading, known) for reading in top.parts("notices"))


def _notice(reading: Reading, known: frozenset[str]) -> Notice:
    sent, delivered = reading.day("sent", None), reading.day("delivered", None)
    if sent is not None and delivered is not None and delivered < sent:
        reading.wrong("case.delivered_before_sent", "delivered")
    kind = reading.one_of("kind", NoticeKind, None)
    notice = Notice(
        kind=reading.must(kind, "kind", NoticeKind.FORMAL_NOTICE),
        sent=reading.must(sent, "sent", _SOME_DAY),
        channel=reading.one_of("channel", Channel, Channel.POST),
        claims=_claims_named(reading, known),
        delivered=delivered,
        term_days=reading.whole("term_days", 14, least=1, most=LONGEST_TERM),
        announced_costs=reading.amount("announced_costs", None),
        invalid_because=_invalid_because(reading),
        cost=reading.amount("cost", ZERO),
    )
    reading.done()
    return notice


def _invalid_because(reading: Reading) -> str | None:
    """Return why the sender says that the notice has no effect, none when it has."""
    valid, reason = reading.flag("valid", True), reading.text("reason", None)
    if valid and reason is not None:
        reading.wrong("case.reason_of_valid", "reason")
    return None if valid else reason or "—"


def _claims_named(reading: Reading, known: frozenset[str]) -> tuple[str, ...]:
    names = reading.texts("claims")
    for name in names:
        if name not in known:
            listed = reading.raw("claims")
            place = listed.index(name) if isinstance(listed, list) else 0
            reading.wrong("case.unknown_claim", f"claims.{place}", found=printable(name))
    return names


def read_payments(top: Reading, known: frozenset[str]) -> tuple[Payment, ...]:
    """Return the payments, for claims among ``known``, each with an id of its own."""
    payments: list[Payment] = []
    for place, reading in enumerate(top.parts("payments")):
        payment = Payment(
            id=reading.text("id", f"P{place + 1}"),
            on=reading.must(reading.day("on", None), "on", _SOME_DAY),
            amount=reading.must(reading.amount("amount", None), "amount", ZERO),
            claims=_claims_named(reading, known),
            received_by=reading.one_of("received_by", ReceivedBy, ReceivedBy.AGENCY),
        )
        _own_id(reading, payment.id, {other.id for other in payments})
        reading.done()
        payments.append(payment)
    return tuple(payments)


def read_costs(top: Reading) -> tuple[Cost, ...]:
    """Return the costs outside the collection costs of the law."""
    return tuple(_cost(reading) for reading in top.parts("costs"))


def _cost(reading: Reading) -> Cost:
    on, interest_from = reading.day("on", None), reading.day("interest_from", None)
    if on is not None and interest_from is not None and interest_from < on:
        reading.wrong("case.interest_before_cost", "interest_from")
    cost = Cost(
        kind=reading.must(reading.text("kind", None), "kind", ""),
        on=reading.must(on, "on", _SOME_DAY),
        amount=reading.must(reading.amount("amount", None), "amount", ZERO),
        interest_from=interest_from,
    )
    reading.done()
    return cost


def read_events(top: Reading) -> tuple[Event, ...]:
    """Return the events."""
    return tuple(_event(reading) for reading in top.parts("events"))


def _event(reading: Reading) -> Event:
    kind = reading.one_of("kind", EventKind, None)
    on, ended = reading.day("on", None), reading.day("ended", None)
    if on is not None and ended is not None and ended < on:
        reading.wrong("case.ended_before_start", "ended")
    event = Event(
        reading.must(kind, "kind", EventKind.PLAN_REQUEST),
        reading.must(on, "on", _SOME_DAY),
        ended,
    )
    reading.done()
    return event
