"""Interest through the cap lens: the rate of the clause, of the law, and of the cap, over the same days."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from clerkdesk.domain import lens_cells as rules
from clerkdesk.domain.account import Account, Segment
from clerkdesk.domain.claim import Claim
from clerkdesk.domain.dossier import AgreedInterest
from clerkdesk.domain.explain import interest_lines
from clerkdesk.domain.interest import BY_DAY_COUNT, Counting, RateTable, fixed, raised
from clerkdesk.domain.law.be import interest as be
from clerkdesk.domain.law.nl import interest as nl
from clerkdesk.domain.lens_cells import Cell, Comparison, Lens, Outcome, Side, Subject
from clerkdesk.domain.lines import CollectionCost, Reason, RegimeId
from clerkdesk.domain.money import Money, half_up
from clerkdesk.domain.rule import Rule
from clerkdesk.domain.tariff import MICRO

VOID = "be.interest.void"
_AGREED = frozenset(
    {"nl.interest.agreed", "nl.interest.above", "nl.interest.monthly"}
    | {"be.interest.agreed", "be.interest.monthly"}
)


class Looked(NamedTuple):
    """A claim with its running account, and with one at the legal maximum where its own never began."""

    claim: Claim
    account: Account
    at_most: Account


class _Rate(NamedTuple):
    """What one side gives: its percentage on the day and cents over the same days; none gives nothing."""

    rule: Rule
    percent: Decimal | None = None
    cents: int = 0


class _Found(NamedTuple):
    """The comparison of one claim."""

    claim: str
    outcome: Outcome
    winner: Side | None
    because: Reason
    cents: int
    rates: tuple[tuple[Side, _Rate], ...]

    @property
    def alike(self) -> tuple[object, ...]:
        """Return what two claims must share to be shown as one."""
        return (
            self.outcome,
            self.winner,
            self.because.code,
            *((side, rate.rule.code, rate.percent) for side, rate in self.rates),
        )


def interest(lens: Lens, looked: Iterable[Looked], unclaimed: tuple[CollectionCost, ...]) -> list[Comparison]:
    """Return the interest of all claims; those with the same rates and outcome are one comparison.

    What does not apply is counted over the days and amounts of what does.
    """
    groups: dict[tuple[object, ...], list[_Found]] = {}
    for claim in looked:
        one = _of(lens, claim, unclaimed)
        if one is not None:
            groups.setdefault(one.alike, []).append(one)
    return [_joined(alike) for alike in groups.values()]


def _joined(found: list[_Found]) -> Comparison:
    first = found[0]
    cells: dict[Side, Cell] = {}
    for place, (side, rate) in enumerate(first.rates):
        if rate.percent is None:
            cells[side] = Cell(None, rate.rule.because())
            continue
        amount = Money(sum(one.rates[place][1].cents for one in found))
        because = rate.rule.because({"percent": rate.percent, "amount": amount})
        cells[side] = Cell(amount, because, rate.percent)
    return Comparison(
        Subject.INTEREST,
        tuple(one.claim for one in found),
        cells,
        first.outcome,
        first.because,
        Money(sum(one.cents for one in found)),
        first.winner,
    )


def _of(lens: Lens, looked: Looked, unclaimed: tuple[CollectionCost, ...]) -> _Found | None:
    claim, account = looked.claim, looked.account
    lines = interest_lines(account, claim.id)
    why = _why_not(lens, claim, unclaimed)
    if not lines and why is None:
        return None
    outcome, winner, because = Outcome.APPLIES, None, lines[-1].reason if lines else why
    if not lines or because is None:
        outcome = _outcome(lens, claim, why)
        because = why or rules.NOT_LATE.because({"due": claim.due})
    else:
        winner = _winner(lens, claim, because)
    rates = []
    for side, rate in _sides(lens, looked):
        cents = account.accrued if side is winner else rate.cents
        rates.append((side, rate._replace(cents=cents)))
    return _Found(claim.id, outcome, winner, because, account.accrued, tuple(rates))


def _why_not(lens: Lens, claim: Claim, unclaimed: tuple[CollectionCost, ...]) -> Reason | None:
    """Return why no interest runs on ``claim``: a void clause before a notice that is still missing."""
    if claim.due >= lens.on:
        return rules.NOT_LATE.because({"due": claim.due})
    about = [cost.because for cost in unclaimed if claim.id in cost.claims]
    about.sort(key=lambda reason: reason.code != VOID)
    return about[0] if about else None


def _outcome(lens: Lens, claim: Claim, why: Reason | None) -> Outcome:
    if why is not None and why.code == VOID:
        return Outcome.VOID
    needs_clause = lens.regime is RegimeId.BE_CONSUMER_XIX
    if needs_clause and lens.facts.creditor.terms.interest is None:
        return Outcome.NOTHING
    return Outcome.NOT_YET if claim.principal > claim.disputed else Outcome.NOTHING


def _winner(lens: Lens, claim: Claim, last: Reason) -> Side:
    """Return which side gives the rate of the last days."""
    if last.code in _AGREED:
        return Side.CLAUSE
    agreed = lens.facts.creditor.terms.interest
    if lens.regime is not RegimeId.BE_CONSUMER_XIX or agreed is None:
        return Side.LAW
    cap = be.consumer_cap(claim.nature, lens.tariffs)
    clause = _clause_rates(agreed, cap).percent_on(lens.on.toordinal())
    lower = clause is not None and clause == last.params.get("percent")
    return Side.CLAUSE if lower and not agreed.at_statutory_maximum else Side.LIMIT


def _sides(lens: Lens, looked: Looked) -> Iterator[tuple[Side, _Rate]]:
    agreed = lens.facts.creditor.terms.interest
    law, limit = _tables(lens, looked.claim)
    segments = looked.account.segments or looked.at_most.segments
    statutory = law or limit
    plan = looked.account.plan or looked.at_most.plan
    rate = partial(_rate, lens, segments, plan is None or plan.rounded_once)
    if agreed is None or statutory is None:
        yield Side.CLAUSE, _Rate(rules.NO_CLAUSE)
    elif agreed.at_statutory_maximum:
        yield Side.CLAUSE, _Rate(rules.CLAUSE_AT_MOST)
    else:
        yield Side.CLAUSE, rate(rules.CLAUSE_INTEREST, _clause_rates(agreed, statutory))
    yield Side.LAW, _Rate(rules.LAW_SILENT) if law is None else rate(rules.LAW_INTEREST, law)
    yield Side.LIMIT, _Rate(rules.JUDGE) if limit is None else rate(rules.CAP_INTEREST, limit)


def _tables(lens: Lens, claim: Claim) -> tuple[RateTable | None, RateTable | None]:
    """Return the rates of the law and those of its cap, none where it knows none."""
    match lens.regime:
        case RegimeId.NL_CONSUMER:
            return nl.statutory_table(lens.tariffs, nl.Trade.ORDINARY), None
        case RegimeId.NL_BUSINESS:
            return nl.statutory_table(lens.tariffs, nl.trade_of(claim, lens.choices)), None
        case RegimeId.BE_BUSINESS:
            return be.commercial_table(lens.tariffs, claim.contract or claim.due), None
        case RegimeId.BE_CONSUMER_2002:
            return be.legal_table(lens.tariffs), None
    return None, be.consumer_cap(claim.nature, lens.tariffs)


def _clause_rates(agreed: AgreedInterest, statutory: RateTable) -> RateTable:
    """Return the rates of a clause per year; twelve months make a year."""
    if agreed.percent_per_year is not None:
        return fixed(agreed.percent_per_year)
    if agreed.percent_per_month is not None:
        return fixed(12 * agreed.percent_per_month)
    if agreed.percent_above_statutory is not None:
        return raised(statutory, agreed.percent_above_statutory)
    return statutory


def _rate(lens: Lens, segments: list[Segment], once: bool, rule: Rule, table: RateTable) -> _Rate:
    """Return what ``table`` gives over the days of ``segments``, rounded per line or ``once``."""
    counting = BY_DAY_COUNT[lens.choices.on(lens.on).day_count]
    exact = [_exact(table, counting, first, last, base) for first, last, base, _, _ in segments]
    whole = 100 * MICRO * counting.unit
    cents = half_up(sum(exact), whole) if once else sum(half_up(part, whole) for part in exact)
    return _Rate(rule, table.percent_on(lens.on.toordinal()), cents)


def _exact(table: RateTable, counting: Counting, first: int, last: int, base: int) -> int:
    """Return base x millionths of a percent x weight, summed over the periods of ``table``."""
    exact, start = 0, first
    while start <= last:
        place = table.place(start)
        if place < 0:
            place, start = 0, max(start, table.starts[0])
        end = min(last, table.ends[place] - 1)
        exact += base * table.micros[place] * counting.weigh(start, end)
        start = end + 1
    return exact
