"""Dossiers opened for letters: their facts, where they stand, and the particulars that letters name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.lines import Reason
from clerkdesk.domain.procedure import Position, Step, position
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.letters.examine import examine
from clerkdesk.letters.letter import Office
from clerkdesk.persistence.queries.case_files import CaseFile, case_files
from clerkdesk.persistence.queries.letter_particulars import Particulars, particulars
from clerkdesk.services.letter_data import Composed, compose
from clerkdesk.services.standing_facts import facts_of, procedure_facts

_RULE = "house.letters"


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A dossier as a letter run looks at it on a day."""

    file: CaseFile
    facts: Facts
    position: Position
    particulars: Particulars


def letter_files(
    session: Session, dossier_ids: Iterable[int], on: date, tariffs: Tariffs
) -> Iterator[LetterFile]:
    """Yield the dossiers with these ids as they stand on ``on``."""
    ids = sorted(set(dossier_ids))
    named = particulars(session, ids)
    for file in case_files(session, ids, on):
        facts = facts_of(file, on)
        stands = position(procedure_facts(file, facts, on, tariffs, file.head.closed_on), on)
        yield LetterFile(file, facts, stands, named[file.head.id])


def due_letter(opened: LetterFile, on: date) -> Step | None:
    """Return the letter that is due in the dossier on ``on``, if one is."""
    step, day = opened.position.next_step, opened.position.next_on
    return step if step is not None and step.is_letter and day is not None and day <= on else None


def composed(opened: LetterFile, step: Step, office: Office, on: date, tariffs: Tariffs) -> Composed:
    """Return the letter ``step`` of the dossier on ``on``."""
    return compose(step, opened.position.claims, opened.facts, opened.particulars, office, on, tariffs)


def why_not(opened: LetterFile, letter: Composed | None) -> Reason:
    """Return why the dossier gets no letter: what pauses it, what the letter lacks, or that none is due."""
    if letter is not None and (problems := examine(letter.data)):
        first = problems[0]
        return Reason(f"letter.{first.code}", _RULE, "", first.params)
    return opened.position.blocked[0] if opened.position.blocked else opened.position.because
