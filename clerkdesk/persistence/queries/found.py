"""Finding dossiers by the words that begin their terms, with the rarest word first."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, intersect, select
from sqlalchemy.orm import Session, aliased

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import Money
from clerkdesk.persistence import tables
from clerkdesk.persistence.tables import Term, Worklist

_WEIGHED = 1000
_TERMS_ALIKE = 8
_AFTER_EVERYTHING = "\U0010ffff"


class Listed(NamedTuple):
    """A found dossier as lists know it."""

    dossier_id: int
    number: str
    debtor: str
    creditor: str
    status: Status
    open: Money


def by_words(session: Session, team_id: int, words: Sequence[str], limit: int) -> list[int]:
    """Return up to ``limit`` dossiers of a team on which each of ``words`` begins a term.

    Shorter terms come first, so that what was typed whole stands before what it merely begins; not so where
    every word is common, for then the database compares whole sets.
    """
    weighed = sorted((_weight(session, team_id, word), word) for word in words)
    (weight, rarest), *others = weighed
    if others and weight >= _WEIGHED:
        sets = (select(Term.dossier_id).where(*_begins(Term, team_id, word)) for word in words)
        return list(session.scalars(intersect(*sets).limit(limit)))
    rows = select(Term.dossier_id).where(*_begins(Term, team_id, rarest))
    for _, word in others:
        rows = rows.where(_has(word))
    in_order = rows.order_by(Term.term, Term.dossier_id).limit(limit * _TERMS_ALIKE)
    return list(dict.fromkeys(session.scalars(in_order)))[:limit]


def _has(word: str) -> ColumnElement[bool]:
    """Without the team, so that the few terms of the one dossier are walked and not all of a team."""
    term = aliased(Term)
    mine = select(term.term).where(term.dossier_id == Term.dossier_id)
    return mine.where(term.term >= word, term.term < word + _AFTER_EVERYTHING).exists()


def listed(session: Session, ids: Sequence[int]) -> list[Listed]:
    """Return the rows of the worklist of these dossiers."""
    rows = select(
        Worklist.dossier_id,
        Worklist.number,
        Worklist.debtor,
        Worklist.creditor,
        Worklist.status,
        Worklist.open,
    )
    return [Listed._make(row) for row in session.execute(rows.where(Worklist.dossier_id.in_(ids)))]


def _weight(session: Session, team_id: int, word: str) -> int:
    """Return how often a term begins with ``word``, counting no further than is needed to compare."""
    some = select(Term.term).where(*_begins(Term, team_id, word)).limit(_WEIGHED).subquery()
    return session.scalar(select(func.count()).select_from(some)) or 0


def _begins(term: type[tables.Term], team_id: int, word: str) -> tuple[ColumnElement[bool], ...]:
    """A range instead of LIKE: no sign is special in it, and both databases walk their index for it."""
    return (term.team_id == team_id, term.term >= word, term.term < word + _AFTER_EVERYTHING)
