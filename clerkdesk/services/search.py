"""Finding a dossier by anything that is on it."""

from dataclasses import dataclass

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import Money
from clerkdesk.persistence.queries.found import by_words, listed
from clerkdesk.services.context import Desk
from clerkdesk.services.search_terms import readings

LIMIT = 50
"""How many dossiers a search shows at most."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A dossier that was found, with the text that matched."""

    dossier_id: int
    number: str
    debtor: str
    creditor: str
    status: Status
    open: Money


def find(desk: Desk, text: str) -> tuple[Hit, ...]:
    """Return up to ``LIMIT`` dossiers on which every word of ``text`` begins a term (rows S6, A11).

    Number, names, IBAN, telephone, e-mail, invoice number, creditor's reference and payment reference are
    searched; a text without a word of three characters finds nothing.
    """
    with desk.database.read() as session:
        for words in readings(text):
            ids = by_words(session, desk.user.team_id, words, LIMIT)
            if ids:
                rows = {row.dossier_id: row for row in listed(session, ids)}
                return tuple(Hit(*rows[id_]) for id_ in ids if id_ in rows)
    return ()
