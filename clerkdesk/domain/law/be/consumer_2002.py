"""Consumer debts from before Book XIX: what was agreed, once formally asked for (art. 5.231 and 5.240 BW)."""

from collections.abc import Iterator

from clerkdesk.domain.books import Because, Books, Charge, Happening, Unclaimed
from clerkdesk.domain.case import Case
from clerkdesk.domain.claim import Notice, NoticeKind
from clerkdesk.domain.clause import clause_amount
from clerkdesk.domain.law.be.interest import civil_plan
from clerkdesk.domain.law.be.waiting_period import claim_from
from clerkdesk.domain.lines import CostState
from clerkdesk.domain.rule import Rule

NO_NOTICE = Rule("be.costs.no_formal_notice", "be.bw.5.231", "art. 5.231 BW")
CLAUSE = Rule("be.costs.clause_2002", "be.bw.5.88", "art. 5.88 BW; voorwaarden", ("base", "amount"))


def happenings(case: Case, books: Books) -> Iterator[Happening]:
    """Yield interest and clause from the end of the term of the first notice about each claim.

    The old law of 20 December 2002 asks no more of the letter than to be one; the free term is kept as the
    safe choice.
    """
    noticed: frozenset[int] = frozenset()
    kinds = (NoticeKind.FIRST_REMINDER, NoticeKind.FORMAL_NOTICE)
    for order, notice in enumerate(case.notices(*kinds)):
        claims = case.covered(notice) - noticed
        if claims and notice.invalid_because is None:
            noticed |= claims
            yield _of_notice(case, notice, claims, order)
    silent = frozenset(range(len(case.claims))) - noticed
    if silent:
        books.unclaimed.append(Unclaimed(silent, CostState.NOT_CLAIMABLE, Because(NO_NOTICE)))


def _of_notice(case: Case, notice: Notice, claims: frozenset[int], order: int) -> Happening:
    since = claim_from(notice.sent, notice.channel, case.choices, notice.term_days).toordinal()
    first = notice.sent.toordinal() + 1

    def fall_due(books: Books) -> None:
        terms = case.facts.creditor.terms
        plan = civil_plan(first, terms.interest, case.choices.on(notice.sent).day_count, case.tariffs)
        for index in claims:
            if books.accounts[index].principal:
                books.accounts[index].begin(plan, first)
        base = books.principal_of(claims)
        clause = terms.collection_costs
        amount = clause_amount(clause, base) if clause is not None else 0
        if amount:
            because = Because(CLAUSE, {"base": base, "amount": amount})
            books.charges.append(Charge(books.open_of(claims), since, amount, 0, because))

    return Happening(since, 0, order, fall_due)
