"""Lets many desks book payments on the same PostgreSQL at once, and checks that every cent arrived."""

import argparse
import random
import sys
import time
from multiprocessing import get_context
from pathlib import Path
from uuid import uuid4

from sqlalchemy import func, select

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from clerkdesk.persistence import tables
from clerkdesk.persistence.engine import Database
from tests.bench.office import an_office
from tests.bench.payments import book

_HOT = 50


def main() -> None:
    """Read the command line, let the desks work, and print what they reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossiers", type=int, default=10_000)
    parser.add_argument("--desks", type=int, default=8)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--hot", type=int, default=_HOT, help="so many dossiers that all desks work on")
    options = parser.parse_args()
    with an_office("postgresql", options.dossiers) as (url, ids):
        context = get_context("spawn")
        hot = ids[: options.hot]
        with context.Pool(options.desks) as desks:
            worked = desks.starmap(_desk, [(url, hot, options.seconds)] * options.desks)
        lost = sum(cents for cents, _ in worked) - _booked(url)
    times = sorted(seconds for _, taken in worked for seconds in taken)
    p50, p99 = (1000 * times[int(len(times) * share)] for share in (0.5, 0.99))
    print(f"{'desks':>6}{'hot dossiers':>14}{'payments':>10}{'p50 ms':>8}{'p99 ms':>8}{'slowest ms':>12}")
    print(
        f"{options.desks:>6}{options.hot:>14}{len(times):>10}{p50:>8.1f}{p99:>8.1f}{1000 * times[-1]:>12.1f}"
    )
    print(f"ops_per_s={len(times) / options.seconds:.0f} p99_ms={p99:.1f} lost={lost}")


def _desk(url: str, ids: list[int], seconds: float) -> tuple[int, list[float]]:
    """Return the cents that this desk booked, and how long each payment took."""
    database, taken, cents = Database.open(url), [], 0
    database.today()
    end = time.monotonic() + seconds
    while (start := time.monotonic()) < end:
        amount = random.randrange(1, 1000)
        book(database, uuid4(), random.choice(ids), amount)
        taken.append(time.monotonic() - start)
        cents += amount
    database.close()
    return cents, taken


def _booked(url: str) -> int:
    database = Database.open(url)
    with database.read() as session:
        cents = session.scalar(select(func.sum(tables.LedgerEntry.amount))) or 0
    database.close()
    return int(cents)


if __name__ == "__main__":
    main()
