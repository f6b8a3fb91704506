"""How fast the real window is: starting, switching status, searching, opening dossiers, and its blocks.

The window is worked by a script on a demo database that is made once and kept in a folder. On PostgreSQL the
desk is a clerk's, with the rows of the team secured. It is started twice; the second start counts.
"""

import argparse
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from sqlalchemy import func, select

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from clerkdesk.domain.dossier import Status
from clerkdesk.persistence import tables
from clerkdesk.services.context import Desk
from clerkdesk.services.parties import ContactKind
from clerkdesk.services.worklist import counts
from tests.bench.kept_demo import CLERK, a_kept_demo, desk_of, long_dossiers

if TYPE_CHECKING:
    from tests.bench.desk_window import Figures

_ACTS = ("switch status", "search", "open a dossier")
_BUDGETS = (50, 50, 100)
_WORK = "work"


@dataclass(frozen=True, slots=True)
class Script:
    """What is done in the window."""

    url: str
    user: str | None
    statuses: tuple[Status, ...]
    words: tuple[str, ...]
    dossiers: tuple[int, ...]


def main() -> None:
    """Read the command line, work the window, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossiers", type=int, default=100_000)
    parser.add_argument("--engine", choices=("postgresql", "sqlite"), default="postgresql")
    cache = Path(tempfile.gettempdir()) / "clerkdesk-bench"
    parser.add_argument("--cache", type=Path, default=cache, help="where demo databases are kept")
    parser.add_argument("--rounds", type=int, default=5, help="how often each list is shown")
    options = parser.parse_args()
    with a_kept_demo(options.engine, options.cache.resolve(), options.dossiers) as url:
        script = _script(url, None if options.engine == "postgresql" else CLERK, options.rounds)
        for _ in ("cold", "warm"):
            figures = _in_fresh_process(script, options.cache)
    _tell(figures)


def _script(url: str, user: str | None, rounds: int) -> Script:
    random = Random(1)
    desk = desk_of(url, user)
    filled = [status for status, total in counts(desk).statuses.items() if total.count]
    script = Script(
        url,
        user,
        tuple(status for _ in range(rounds) for status in filled),
        tuple(_words(desk, random)),
        tuple(random.sample(long_dossiers(desk), k=20)),
    )
    desk.database.close()
    return script


def _words(desk: Desk, random: Random) -> list[str]:
    """Return what people type: names, numbers, invoices, telephones, e-mail, accounts."""
    contact, claim = tables.Contact, tables.Claim
    with desk.database.read() as session:
        last = session.scalar(select(func.max(tables.Dossier.id))) or 1
        ids = [random.randint(1, last) for _ in range(4)]
        listed = tables.Worklist
        found = list(session.scalars(select(listed.debtor).where(listed.dossier_id.in_(ids))))
        found += session.scalars(select(tables.Dossier.number).where(tables.Dossier.id.in_(ids)))
        found += session.scalars(select(claim.invoice).where(claim.dossier_id.in_(ids)))
        told = contact.person_id.in_(ids[:3]) & (contact.kind != ContactKind.ADDRESS)
        found += session.scalars(select(contact.value).where(told))
    return sorted(found)


def _in_fresh_process(script: Script, cache: Path) -> "Figures":
    """Return what a window of its own measured; compiled modules are kept beside the databases."""
    about = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    about["PYTHONPYCACHEPREFIX"] = str(cache.resolve() / "compiled")
    sent = pickle.dumps((script, time.time()))
    command = [sys.executable, __file__, _WORK]
    done = subprocess.run(command, input=sent, stdout=subprocess.PIPE, env=about, check=True)
    figures: Figures = pickle.loads(done.stdout)
    return figures


def _work() -> None:
    """Work the window as the script on standard input says, and answer on standard output."""
    script, started = pickle.load(sys.stdin.buffer)
    figures = _worked(script, started)
    sys.stdout.buffer.write(pickle.dumps(figures))


def _worked(script: Script, started: float) -> "Figures":
    from tests.bench.desk_window import DeskWindow

    desk = DeskWindow(script.url, script.user, started)
    for status in script.statuses:
        desk.switch_status(status)
    for dossier_id in script.dossiers:
        desk.open_dossier(dossier_id)
    for words in script.words:
        desk.search(words)
    return desk.finish()


def _tell(figures: "Figures") -> None:
    print(f"{'until it stands on the screen':<32}{'times':>7}{'p50 ms':>9}{'p95 ms':>9}{'budget':>9}")
    p95 = {}
    for act, budget in zip(_ACTS, _BUDGETS, strict=True):
        taken = figures.taken_ms[act]
        p95[act] = _share(taken, 0.95)
        print(f"{act:<32}{len(taken):>7}{_share(taken, 0.5):>9.1f}{p95[act]:>9.1f}{budget:>9}")
    gaps = sorted(figures.gaps, key=lambda gap: gap.ms, reverse=True)
    short = sum(gap.ms <= 50 for gap in gaps) / max(1, len(gaps))
    print(f"{len(gaps)} times the window answered late, {short:.1%} within 50 ms; the longest:")
    for gap in gaps[:5]:
        print(f"  {gap.ms:7.1f} ms, of which it worked {gap.own_ms:6.1f} ms, during: {gap.during}")
    if figures.not_found:
        print(f"{len(figures.not_found)} texts found nothing: {', '.join(figures.not_found)}")
    longest = gaps[0].ms if gaps else 0.0
    print(
        f"start_s={figures.start_s:.2f} status_p95_ms={p95[_ACTS[0]]:.1f} search_p95_ms={p95[_ACTS[1]]:.1f}"
        f" dossier_p95_ms={p95[_ACTS[2]]:.1f} longest_block_ms={longest:.1f} rss_mb={figures.rss_mb}"
    )


def _share(taken: Sequence[float], share: float) -> float:
    return sorted(taken)[min(len(taken) - 1, int(len(taken) * share))]


if __name__ == "__main__":
    if sys.argv[1:2] == [_WORK]:
        _work()
    else:
        main()
