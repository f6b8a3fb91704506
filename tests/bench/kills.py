"""Kills desks that book payments, at random moments, and counts what was lost or booked twice.

Each desk says a payment is saved only after the commit. The next desk sends the payment in flight again
under the same key. Half of the kills are on a database file, half on a PostgreSQL that waits for the disk.
A kill of a process is not a power cut: what the operating system holds survives.
"""

import argparse
import random
import subprocess
import sys
import time
from pathlib import Path
from uuid import UUID, uuid4, uuid5

from sqlalchemy import func, select

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from clerkdesk.persistence import tables
from clerkdesk.persistence.engine import Database
from tests.bench.office import an_office
from tests.bench.payments import book

_DESK = "desk"


def main() -> None:
    """Read the command line, kill, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = parser.parse_args()
    print(f"seed {options.seed}")
    chance, lost, doubled = random.Random(options.seed), 0, 0
    print(f"{'engine':<12}{'kills':>7}{'saved':>8}{'lost':>6}{'doubled':>9}")
    for engine in ("sqlite", "postgresql"):
        kills = options.kills // 2
        with an_office(engine, 20) as (url, ids):
            saved, gone, twice = _kill(url, ids, kills, chance)
        print(f"{engine:<12}{kills:>7}{saved:>8}{gone:>6}{twice:>9}")
        lost, doubled = lost + gone, doubled + twice
    print(f"lost={lost} doubled={doubled}")


def _kill(url: str, ids: list[int], kills: int, chance: random.Random) -> tuple[int, int, int]:
    plan, saved = uuid4(), 0
    for _ in range(kills):
        saved = _one_desk(url, ids, plan, saved, chance.uniform(0.05, 0.35))
    database = Database.open(url)
    with database.read() as session:
        entries = select(tables.LedgerEntry.uuid, func.count()).group_by(tables.LedgerEntry.uuid)
        booked = {row[0]: row[1] for row in session.execute(entries)}
        cents = session.scalar(select(func.sum(tables.LedgerEntry.amount))) or 0
    database.close()
    lost = sum(_key(plan, number) not in booked for number in range(saved))
    doubled = sum(count - 1 for count in booked.values()) + max(0, len(booked) - saved - 1)
    return saved, lost, doubled + int(cents != len(booked))


def _one_desk(url: str, ids: list[int], plan: UUID, first: int, seconds: float) -> int:
    """Return how many payments were said to be saved, after killing a desk ``seconds`` into its work."""
    arguments = [_DESK, url, str(plan), str(first), ",".join(map(str, ids))]
    command = [sys.executable, __file__, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        desk.stdout.readline()
        time.sleep(seconds)
        desk.kill()
        said = [line for line in desk.stdout if line.endswith("\n")]
    return int(said[-1]) + 1 if said else first


def _desk(url: str, plan: str, first: str, ids: str) -> None:
    database, dossiers, number = Database.open(url), [int(i) for i in ids.split(",")], int(first)
    database.today()
    print("ready", flush=True)
    while True:
        book(database, _key(UUID(plan), number), dossiers[number % len(dossiers)], 1)
        print(number, flush=True)
        number += 1


def _key(plan: UUID, number: int) -> UUID:
    return uuid5(plan, str(number))


if __name__ == "__main__":
    if sys.argv[1:2] == [_DESK]:
        _desk(*sys.argv[2:])
    else:
        main()
