"""When a Dutch consumer owes collection costs, and over what (art. 6:96 lid 5 to 7 BW)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from clerkdesk.domain.books import Because, Books, Charge, Happening, Unclaimed
from clerkdesk.domain.case import Case
from clerkdesk.domain.claim import Nature, Notice, NoticeKind
from clerkdesk.domain.dates import DAY
from clerkdesk.domain.law.nl import fourteen_days
from clerkdesk.domain.law.nl.collection_costs import Costs
from clerkdesk.domain.law.nl.instalments import Fee, letter_costs, unknown
from clerkdesk.domain.lines import CostState
from clerkdesk.domain.problems import Parameter
from clerkdesk.domain.rule import Rule

_LETTER = "art. 6:96 lid 6 BW"
NO_NOTICE = Rule("nl.costs.no_notice", "nl.bw.6:96:6", _LETTER)
ANNOUNCED = Rule("nl.costs.announced", "nl.bw.6:96:6", _LETTER, ("sent", "delivered", "due_from", "amount"))
PAID_IN_TIME = Rule("nl.costs.paid_in_time", "nl.bw.6:96:6", _LETTER, ("sent", "last_free_day"))
CREDIT = Rule("nl.costs.credit", "nl.bw.7:76", "art. 7:76 lid 2 BW", ("claim",))
TOO_OLD = Rule("nl.costs.before_2012", "nl.besluit-bik.3", "art. 3 Besluit BIK", ("claim", "due"))

FIRST_DEFAULT = date(2012, 7, 1)


class _Letter(NamedTuple):
    """A 14-day letter with the claims for which it can bear costs, and when.

    ``earlier`` are the letters before it, ``fees`` what all of them bear for instalments. ``right`` are the
    costs it could rightly name, ``interest_paid`` what each claim had paid of its interest when it was sent;
    both are noted on that day.
    """

    notice: Notice
    claims: frozenset[int]
    due_from: date
    earlier: tuple["_Letter", ...]
    fees: list[Fee]
    right: list[Costs]
    interest_paid: dict[int, int]


def happenings(case: Case, books: Books) -> Iterator[Happening]:
    """Yield what the 14-day letters do to the books; letters without effect are noted at once."""
    letters = case.notices(NoticeKind.FOURTEEN_DAY_LETTER)
    bearing = _bearing(case)
    earlier: tuple[_Letter, ...] = ()
    fees: list[Fee] = []
    if len(case.claims) > 1:
        books.missing += unknown(case, case.on)
    for order, notice in enumerate(letters):
        claims = case.covered(notice) & bearing
        named = tuple(c for c in case.claims if not notice.claims or c.id in notice.claims)
        defect = fourteen_days.defect(notice, named)
        if defect is not None or not claims:
            if defect is not None:
                books.unclaimed.append(Unclaimed(claims, CostState.NOT_CLAIMABLE, defect))
            continue
        due_from = fourteen_days.due_from(notice, case.choices)
        letter = _Letter(notice, claims, due_from, earlier, fees, [], {})
        yield from _of_letter(case, letter, order)
        earlier = (*earlier, letter)
    if not letters and bearing:
        books.unclaimed.append(Unclaimed(bearing, CostState.NOT_CLAIMABLE, Because(NO_NOTICE)))
    for index in range(len(case.claims)) if len(bearing) < len(case.claims) else ():
        if index in bearing:
            continue
        books.unclaimed.append(Unclaimed(frozenset((index,)), CostState.NOT_CLAIMABLE, _bars(case, index)))


def _bearing(case: Case) -> frozenset[int]:
    """Return the claims that can bear costs: no credit, default not before 1 July 2012."""
    claims = enumerate(case.claims)
    return frozenset([i for i, c in claims if c.nature is not Nature.CREDIT and c.due >= FIRST_DEFAULT])


def _bars(case: Case, index: int) -> Because:
    claim = case.claims[index]
    if claim.nature is Nature.CREDIT:
        return Because(CREDIT, {"claim": claim.id})
    return Because(TOO_OLD, {"claim": claim.id, "due": claim.due})


def _of_letter(case: Case, letter: _Letter, order: int) -> Iterator[Happening]:
    sent = letter.notice.sent.toordinal()
    if letter.notice.announced_costs is not None:
        for rank in (0, 2):
            yield Happening(sent, rank, order, lambda books: letter.right.extend(_right(case, letter, books)))
    if case.facts.payments:
        yield Happening(sent, 0, order, lambda books: _note_interest_paid(letter, books))
    yield Happening(
        letter.due_from.toordinal(),
        0,
        order,
        lambda books: _fall_due(case, letter, books),
        lambda books: _announce(case, letter, books),
    )


def _note_interest_paid(letter: _Letter, books: Books) -> None:
    letter.interest_paid.update({index: books.accounts[index].paid_interest for index in letter.claims})


def _unpaid(letter: _Letter, books: Books, borne: frozenset[int]) -> frozenset[int]:
    """Return the claims still open that bear the costs of the letter, besides those ``borne`` by another.

    None once as much was paid since the letter as their principal was: what is then left of the principal
    is no more than the interest to which those payments went first (art. 6:44 BW).
    """
    claims = letter.claims - borne
    before = letter.interest_paid
    if before:
        accounts = [books.accounts[index] for index in claims]
        to_interest = sum(account.paid_interest - before[account.index] for account in accounts)
        if books.principal_of(claims) <= to_interest:
            return frozenset()
    return books.open_of(claims)


def _right(case: Case, letter: _Letter, books: Books) -> list[Costs]:
    """Return the costs that the letter could rightly name: over all that was open, or all undisputed.

    Claims that an earlier good letter was about, or that bear costs already, may be counted in or left out;
    an instalment may be a first one, or a next one after an earlier letter that still runs.
    """
    good = (before for before in letter.earlier if _judged(before.notice, before.right)[1] is None)
    earlier = frozenset[int]().union(*(before.claims for before in good))
    running = Fee(letter.due_from.toordinal(), 0)
    before: list[tuple[Fee, ...]] = [(), tuple(letter.fees)]
    if letter.earlier:
        before.append((*letter.fees, running))
    found: list[Costs | None] = []
    for claims in {letter.claims, letter.claims - earlier, letter.claims - books.charged()}:
        undisputed = {index: books.accounts[index].principal for index in claims}
        whole = {index: open_ + case.claims[index].disputed for index, open_ in undisputed.items()}
        for principals in (undisputed, whole):
            found += [_costs(case, letter, principals, fees) for fees in before]
    return [costs for costs in found if costs is not None]


def _judged(notice: Notice, right: list[Costs]) -> tuple[bool, Because | None]:
    """Return whether VAT was announced too, and why the letter has no effect if it named a wrong amount."""
    announced = notice.announced_costs
    if announced is None or any(announced == costs.amount + costs.vat for costs in right):
        return True, None
    if any(announced == costs.amount for costs in right):
        return False, None
    rightly = max((costs.amount + costs.vat for costs in right), default=0)
    params: dict[str, Parameter] = {"sent": notice.sent, "announced": announced, "right": rightly}
    return False, Because(fourteen_days.WRONG_COSTS, params)


def _fall_due(case: Case, letter: _Letter, books: Books) -> None:
    found = _bearing_now(case, letter, books, books.charged())
    if found is None:
        return
    claims, costs = found
    with_vat, _ = _judged(letter.notice, letter.right)
    vat, vat_because = (costs.vat, costs.vat_because) if with_vat else (0, None)
    base = 0 if costs.fee else books.principal_of(claims)
    since = letter.due_from.toordinal()
    books.charges.append(Charge(claims, since, costs.amount, vat, costs.because, vat_because, base))


def _announce(case: Case, letter: _Letter, books: Books) -> None:
    found = _bearing_now(case, letter, books, books.charged() | books.announced())
    if found is None:
        return
    claims, costs = found
    params: dict[str, Parameter] = {
        "sent": letter.notice.sent,
        "delivered": fourteen_days.delivered(letter.notice, case.choices),
        "due_from": letter.due_from,
        "amount": costs.amount,
    }
    because = Because(ANNOUNCED, params, costs.because.tariff)
    since = letter.due_from.toordinal()
    books.unclaimed.append(Unclaimed(claims, CostState.ANNOUNCED, because, costs.amount, costs.vat, since))


def _bearing_now(
    case: Case, letter: _Letter, books: Books, borne: frozenset[int]
) -> tuple[frozenset[int], Costs] | None:
    """Return the costs that the letter bears and for which claims; where it bears none, note why not."""
    _, wrong = _judged(letter.notice, letter.right)
    claims = _unpaid(letter, books, borne)
    costs = _borne(case, letter, books, claims) if wrong is None else None
    if costs is not None and costs.amount:
        return claims, costs
    if costs is not None:
        books.unclaimed.append(Unclaimed(claims, CostState.NOT_CLAIMABLE, costs.because))
    elif wrong is not None or not letter.claims & borne:
        because = wrong or _paid_in_time(letter)
        books.unclaimed.append(Unclaimed(letter.claims, CostState.NOT_CLAIMABLE, because))
    return None


def _costs(case: Case, letter: _Letter, principals: Mapping[int, int], fees: Iterable[Fee]) -> Costs | None:
    return letter_costs(case, principals, letter.notice.sent, letter.due_from.toordinal(), fees)


def _borne(case: Case, letter: _Letter, books: Books, claims: frozenset[int]) -> Costs | None:
    """Return what the letter bears for ``claims``, and note the fee of the instalments among them.

    Where it named the lower fee of a next instalment, it bears no more than that.
    """
    principals = {index: books.accounts[index].principal for index in claims}
    costs = _costs(case, letter, principals, letter.fees)
    announced = letter.notice.announced_costs
    if costs is not None and announced is not None and costs.fee and announced < costs.amount:
        since = letter.due_from.toordinal()
        costs = _costs(case, letter, principals, [*letter.fees, Fee(since, 0)])
    if costs is not None and costs.fee:
        letter.fees.append(Fee(letter.due_from.toordinal(), costs.fee))
    return costs


def _paid_in_time(letter: _Letter) -> Because:
    return Because(PAID_IN_TIME, {"sent": letter.notice.sent, "last_free_day": letter.due_from - DAY})
