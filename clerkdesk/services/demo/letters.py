"""A first run of letters in the demo, made the way the desk makes them, so that there are some to look at."""

from uuid import uuid4

from clerkdesk.services.context import Desk
from clerkdesk.services.creditors import creditors
from clerkdesk.services.done import Refused
from clerkdesk.services.letter_runs import post_letters, propose_letters
from clerkdesk.services.worklist import Selection

_OF = ("FietsVast BV", "Woonhuys NV")


def send_some(desk: Desk) -> int:
    """Post today's letters of two creditors and return how many there were; the others stay due."""
    sent = 0
    for row in creditors(desk):
        if row.name in _OF:
            sent += _send(desk, Selection(creditor_id=row.id))
    return sent


def _send(desk: Desk, selection: Selection) -> int:
    proposed = propose_letters(desk, uuid4(), selection, desk.today())
    if isinstance(proposed, Refused):
        raise RuntimeError(f"the letters of the demo were refused: {proposed.problems}")
    run_id = proposed.value.run_id
    posted = post_letters(desk, uuid4(), run_id, lambda _done, _of: None, lambda: False)
    if isinstance(posted, Refused):
        raise RuntimeError(f"the letters of the demo were refused: {posted.problems}")
    return posted.value.posted
