"""Measures how many statements one core computes in a second, full and totals only, and their memory."""

import argparse
import resource
import time
import tracemalloc
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from clerkdesk.domain.claim import Channel, Claim, Notice, NoticeKind, Payment
from clerkdesk.domain.dossier import AgreedCosts, AgreedInterest, Creditor, Facts, Terms
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Debtor, DebtorKind
from clerkdesk.domain.statement import statement, totals
from clerkdesk.tariff_files import load_tariffs

ON = date(2026, 11, 22)
TERMS = Terms(
    interest=AgreedInterest(at_statutory_maximum=True),
    collection_costs=AgreedCosts(at_statutory_maximum=True),
)


def cases(number: int) -> list[Facts]:
    """Return dossiers of three claims and two payments over three years: half Dutch, half Belgian."""
    return [_case(place) for place in range(number)]


def _case(place: int) -> Facts:
    belgian = place % 2 == 1
    country = "BE" if belgian else "NL"
    start = date(2023, 10, 1) + timedelta(days=place % 60)
    claims = tuple(
        Claim(
            f"F-{n}", Money(45_000 + 1_300 * n + place % 997), start + timedelta(days=30 * n), contract=start
        )
        for n in range(3)
    )
    kind = NoticeKind.FIRST_REMINDER if belgian else NoticeKind.FOURTEEN_DAY_LETTER
    sent = start + timedelta(days=90)
    return Facts(
        debtor=Debtor(DebtorKind.CONSUMER, country),
        creditor=Creditor(country, sme=True, terms=TERMS if belgian else Terms()),
        claims=claims,
        notices=(Notice(kind, sent, Channel.POST, ("F-0", "F-1", "F-2")),),
        payments=(
            Payment("P-1", start + timedelta(days=200), Money(20_000)),
            Payment("P-2", start + timedelta(days=500), Money(30_000)),
        ),
    )


def per_second(compute: Callable[[Facts], object], facts: list[Facts], rounds: int) -> float:
    """Return how many cases a second ``compute`` does, in the best of ``rounds``."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for case in facts:
            compute(case)
        best = min(best, time.process_time() - start)
    return len(facts) / best


def kept_mb(compute: Callable[[Facts], object], facts: list[Facts], number: int) -> tuple[float, float]:
    """Return what ``number`` results take when all are kept, and the most it took to make them one by one.

    In MB as Python counts them, apart from what the facts, tariffs and terms known by heart take anyway.
    """
    repeated = [facts[place % len(facts)] for place in range(number)]
    for case in facts:
        compute(case)
    tracemalloc.start()
    for case in repeated:
        compute(case)
    passing = tracemalloc.get_traced_memory()[1]
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    kept = [compute(case) for case in repeated]
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert len(kept) == number
    return grown / 2**20, passing / 2**20


def peak_rss_mb() -> float:
    """Return the most memory that this process had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10


def main() -> None:
    """Print a table for people and one line of figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=2_000, help="dossiers per round")
    parser.add_argument("--rounds", type=int, default=5, help="rounds, of which the best counts")
    parser.add_argument("--kept", type=int, default=10_000, help="statements kept to measure memory")
    chosen = parser.parse_args()
    tariffs = load_tariffs()
    facts = cases(chosen.cases)
    full = per_second(lambda case: statement(case, ON, tariffs), facts, chosen.rounds)
    sums = per_second(lambda case: totals(case, ON, tariffs), facts, chosen.rounds)
    rss = peak_rss_mb()
    full_mb, full_passing = kept_mb(lambda case: statement(case, ON, tariffs), facts, chosen.kept)
    sums_mb, sums_passing = kept_mb(lambda case: totals(case, ON, tariffs), facts, chosen.kept)
    lines = Decimal(sum(len(statement(case, ON, tariffs).lines) for case in facts[:50])) / 50
    print(f"3 claims, 2 payments, 3 years, {lines} lines on average; one core, best of {chosen.rounds}")
    print(f"{'what':<28}{'per second':>12}{'budget':>10}{'MB kept':>10}{'MB passing':>12}")
    print(f"{'lines with reasons':<28}{full:>12,.0f}{8_000:>10,}{full_mb:>10,.1f}{full_passing:>12,.1f}")
    print(f"{'totals only':<28}{sums:>12,.0f}{30_000:>10,}{sums_mb:>10,.1f}{sums_passing:>12,.1f}")
    print(f"MB of {chosen.kept:,} results, kept at once or let go one by one; the process took {rss:.0f} MB")
    print(
        f"full_per_s={full:.0f} totals_per_s={sums:.0f} full_mb={full_mb:.1f} totals_mb={sums_mb:.1f}"
        f" rss_mb={rss:.0f}"
    )


if __name__ == "__main__":
    main()
