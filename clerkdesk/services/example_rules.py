"""Every rule that a worked example may name, by its name in law/README.md."""

from collections.abc import Mapping

from clerkdesk.domain import references
from clerkdesk.domain.allocation import pro_rata, split
from clerkdesk.domain.money import Money, to_text
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.services import example_rules_be as be
from clerkdesk.services import example_rules_nl as nl
from clerkdesk.services.case_reading import Reading
from clerkdesk.services.example_inputs import Answer, Rule, needed_amount, validity
from clerkdesk.services.example_interest import belgian_interest, dutch_interest
from clerkdesk.services.json_places import printable


def _allocation(reading: Reading, tariffs: Tariffs) -> Answer:
    del tariffs
    payment = needed_amount(reading, "payment")
    costs, interest, principal = (needed_amount(reading, name) for name in ("costs", "interest", "principal"))
    parts = split(payment, costs, interest, principal)
    amounts = {
        "to_costs": parts.to_costs,
        "to_interest": parts.to_interest,
        "to_principal": parts.to_principal,
        "surplus": parts.surplus,
        "left_costs": costs - parts.to_costs,
        "left_interest": interest - parts.to_interest,
        "left_principal": principal - parts.to_principal,
    }
    return {name: to_text(Money(amount)) for name, amount in amounts.items()}


def _allocation_of_claims(reading: Reading, tariffs: Tariffs) -> Answer:
    del tariffs
    payment = needed_amount(reading, "payment")
    open_by_claim: dict[str, Money] = {}
    for part in reading.parts("claims"):
        name = part.must(part.text("id", None), "id", "")
        if name in open_by_claim:
            part.wrong("case.double_id", "id", found=printable(name))
        open_by_claim[name] = needed_amount(part, "open")
        part.done()
    reading.must_hold_some("claims")
    if not open_by_claim:
        return {}
    weights = list(open_by_claim.values())
    if payment > sum(weights) and not reading.findings.problems:
        reading.wrong("example.more_than_open", "payment", open=sum(weights))
    return {
        name: to_text(share) for name, share in zip(open_by_claim, pro_rata(payment, weights), strict=True)
    }


RULES: Mapping[str, Rule] = {
    "nl.collection_costs": nl.collection_costs,
    "nl.collection_costs.instalments": nl.instalments,
    "nl.interest": dutch_interest,
    "be.interest": belgian_interest,
    "allocation": _allocation,
    "allocation.claims": _allocation_of_claims,
    "nl.notice_term": nl.notice_term,
    "nl.contact_window": nl.contact_window,
    "nl.limitation": nl.limited,
    "nl.court_fee": nl.fee_of_court,
    "nl.payment_reference": validity(references.is_payment_reference, "reference"),
    "be.cap": be.cap,
    "be.credit_cap": be.credit_cap,
    "be.waiting_period": be.waiting_days,
    "be.reminder_costs": be.costs_of_reminders,
    "be.ogm": be.ogm,
    "be.enterprise_number": validity(references.is_enterprise_number, "number"),
    "iban": validity(references.is_iban, "iban"),
}
"""What each rule asks of the law; ``statement`` is answered as a case."""
