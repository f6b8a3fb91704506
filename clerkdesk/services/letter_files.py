"""Dossiers opened for letters: their facts, where they stand, and the particulars that letters name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from clerkdesk.domain.dossier import Facts, Status
from clerkdesk.domain.lines import Reason
from clerkdesk.domain.problems import Problem
from clerkdesk.domain.procedure import Position, Step, position
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.letters.examine import examine
from clerkdesk.letters.letter import Office
from clerkdesk.persistence.queries.case_files import CaseFile, case_files
from clerkdesk.persistence.queries.letter_particulars import Particulars, particulars
from clerkdesk.persistence.session import Session
from clerkdesk.services.letter_data import Basis, Composed, compose
from clerkdesk.services.reason_naming import by_invoice
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
        case = procedure_facts(file, facts, on, tariffs, file.head.closed_on)
        stands = position(case, on, file.choices)
        yield LetterFile(file, facts, stands, named[file.head.id])


def due_letter(opened: LetterFile, on: date) -> Step | None:
    """Return the letter that is due in the dossier on ``on``, if one is."""
    step, day = opened.position.next_step, opened.position.next_on
    return step if step is not None and step.is_letter and day is not None and day <= on else None


def composed(opened: LetterFile, step: Step, office: Office, on: date, tariffs: Tariffs) -> Composed:
    """Return the letter ``step`` of the dossier on ``on``."""
    basis = Basis(opened.facts, opened.file.choices, tariffs, on)
    return compose(step, opened.position.claims, basis, opened.particulars, office)


def why_not(opened: LetterFile, letter: Composed | None, on: date) -> Reason:
    """Return why the dossier gets no letter: what pauses it, what the letter lacks, or when its step is."""
    if letter is not None and examine(letter.data):
        return Reason("letter.unfit", _RULE, "")
    return by_invoice(_why_paused(opened.position, on), _invoices(opened))


def what_lacks(letter: Composed | None) -> Problem | None:
    """Return the first thing that keeps a letter from being made, if something does."""
    return next(iter(examine(letter.data)), None) if letter is not None else None


def because(opened: LetterFile) -> Reason:
    """Return why the dossier gets its letter."""
    return by_invoice(opened.position.because, _invoices(opened))


def _why_paused(stands: Position, on: date) -> Reason:
    if stands.blocked:
        return stands.blocked[0]
    if stands.status is Status.HELD or stands.next_step is None or stands.next_on is None:
        return stands.because
    if stands.next_on > on:
        return Reason("letter.not_yet", _RULE, "", {"day": stands.next_on})
    return Reason("letter.other_step", _RULE, "")


def _invoices(opened: LetterFile) -> dict[str, str]:
    return {claim: invoice for claim, (invoice, _) in opened.particulars.invoices.items()}
