"""What a judge awards for collection, in the place of what the rules would give (art. 242 Rv; 5.88 BW BE)."""

from collections.abc import Callable, Iterator

from clerkdesk.domain.allocation import Split
from clerkdesk.domain.books import Because, Books, Charge, Happening, Receipt
from clerkdesk.domain.case import Case
from clerkdesk.domain.claim import Payment
from clerkdesk.domain.dossier import Award
from clerkdesk.domain.lines import Group
from clerkdesk.domain.rule import Rule

AWARDED = Rule("award.costs", "house.judicial", "art. 242 Rv; art. 5.88 BW (BE)", ("on", "amount"))
_AFTER_ALL_OTHERS = 1_000_000

Received = list[tuple[Payment, Split]]


def happenings(case: Case, received: Received) -> Iterator[Happening]:
    """Yield each award at the start of its day; ``received`` are the payments booked so far."""
    for order, award in enumerate(case.facts.awards):
        if award.on <= case.on:
            yield Happening(award.on.toordinal(), 0, _AFTER_ALL_OTHERS + order, _award(case, award, received))


def _award(case: Case, award: Award, received: Received) -> Callable[[Books], None]:
    named = [i for i, claim in enumerate(case.claims) if not award.claims or claim.id in award.claims]
    claims, day = frozenset(named), award.on.toordinal()

    def decide(books: Books) -> None:
        replaced = [c for c in books.charges if c.group is Group.COLLECTION_COSTS and c.claims & claims]
        books.charges = [charge for charge in books.charges if charge not in replaced]
        books.unclaimed = [cost for cost in books.unclaimed if not cost.claims & claims]
        about = claims.union(*(charge.claims for charge in replaced))
        paid = sum(charge.paid for charge in replaced)
        because = Because(AWARDED, {"on": award.on, "amount": award.collection_costs})
        kept = min(paid, award.collection_costs)
        books.charges.append(Charge(about, day, award.collection_costs, 0, because, paid=kept))
        if paid > kept:
            _book_again(books, day, paid - kept, received)

    return decide


def _book_again(books: Books, day: int, over: int, received: Received) -> None:
    """Let what was paid on costs that the judge denied go to the rest of the debt, latest payments first."""
    for place in range(len(received) - 1, -1, -1):
        payment, split = received[place]
        back = min(over, split.to_costs)
        if not back:
            continue
        again = books.receive(Receipt(day, back))
        received[place] = (
            payment,
            Split(
                split.to_costs - back + again.to_costs,
                split.to_interest + again.to_interest,
                split.to_principal + again.to_principal,
                split.surplus + again.surplus,
            ),
        )
        over -= back
