"""What a business owes by law for each late invoice in Belgium (art. 5 and 6 law of 2 August 2002)."""

from collections.abc import Iterator

from clerkdesk.domain.books import Because, Books, Charge, Happening
from clerkdesk.domain.case import Case
from clerkdesk.domain.clause import clause_amount
from clerkdesk.domain.law.be import payment_term
from clerkdesk.domain.law.be.interest import business_plan
from clerkdesk.domain.money import ZERO, Money
from clerkdesk.domain.problems import Parameter
from clerkdesk.domain.rule import Rule

FORTY = Rule("be.costs.forty", "be.law-2002-08-02.6", "art. 6 wet van 2 augustus 2002", ("claim", "amount"))
CLAUSE = Rule("be.costs.clause", "be.bw.5.88", "art. 5.88 BW; voorwaarden", ("claim", "base", "amount"))


def happenings(case: Case, books: Books) -> Iterator[Happening]:
    """Yield interest and compensation for each invoice from the day after its last day to pay."""
    books.missing += payment_term.remarks(case.claims)
    for index in range(len(case.claims)):
        yield _late(case, index)


def _late(case: Case, index: int) -> Happening:
    claim = case.claims[index]
    first = claim.due.toordinal() + 1
    agreed = case.facts.creditor.terms.interest

    def fall_due(books: Books) -> None:
        account = books.accounts[index]
        if not account.principal:
            return
        plan = business_plan(
            first, claim.contract or claim.due, agreed, case.choices.on(claim.due).day_count, case.tariffs
        )
        account.begin(plan, first)
        for amount, because in _compensation(case, index, account.principal):
            books.charges.append(Charge(frozenset((index,)), first, amount, 0, because))

    return Happening(first, 0, index, fall_due)


def _compensation(case: Case, index: int, base: int) -> Iterator[tuple[Money, Because]]:
    """Yield 40 euro per invoice, or the clause where it gives more; both only where the office says so."""
    claim = case.claims[index]
    clause = case.facts.creditor.terms.collection_costs
    scale = case.tariffs.scale("be.flat_compensation", claim.contract or claim.due)
    forty = ZERO if scale is None else scale.amounts["per_invoice"]
    agreed = clause_amount(clause, base) if clause is not None else ZERO
    both = case.choices.on(claim.due).be_forty_on_top_of_clause
    if agreed and (agreed > forty or both):
        yield agreed, Because(CLAUSE, {"claim": claim.id, "base": base, "amount": agreed})
    if forty and scale and (agreed <= forty or both):
        params: dict[str, Parameter] = {"claim": claim.id, "amount": forty}
        yield forty, Because(FORTY, params, scale.version)
