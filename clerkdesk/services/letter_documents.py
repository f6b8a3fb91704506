"""Letters as they were sent: lists, documents, the print job of a run, and previews of what would be."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

from clerkdesk.domain.claim import Channel
from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.domain.procedure import Step
from clerkdesk.letters.examine import examine
from clerkdesk.letters.letter import Address, LetterData, LetterKind
from clerkdesk.letters.print_job import Piece, print_job
from clerkdesk.letters.render import render_letter
from clerkdesk.letters.template import shipped
from clerkdesk.persistence import tables
from clerkdesk.persistence.queries import letters as kept
from clerkdesk.persistence.session import Session
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Refused
from clerkdesk.services.letter_files import composed, due_letter, letter_files
from clerkdesk.services.letter_report import FieldSource, LetterState, LetterView, Preview
from clerkdesk.services.office import office_of
from clerkdesk.wording import money


def of_dossier(session: Session, dossier_id: int) -> Iterator[LetterView]:
    """Yield the letters of a dossier, newest first."""
    for row, by in kept.of_dossier(session, dossier_id):
        yield LetterView(
            id=row.id,
            kind=Step(row.step),
            language=Language(row.language),
            channel=Channel(row.channel),
            state=LetterState(row.state),
            on=row.day,
            at=row.at,
            by=by or "",
            amount=row.amount,
            run_id=row.run_id or 0,
            pages=row.pages,
        )


def document(session: Session, letter_id: int, *, pdf: bool) -> bytes:
    """Return the stored document of a letter; a letter without one is a ``LookupError``."""
    content = kept.document(session, letter_id, pdf=pdf)
    if content is None:
        raise LookupError(f"letter {letter_id} has no such document")
    return content


def printed(session: Session, run_id: int) -> bytes:
    """Return the letters of a run as one PDF in postcode order; a run without PDFs is a ``LookupError``."""
    pieces = [Piece(_address(postcode), pdf) for postcode, pdf in kept.to_print(session, run_id)]
    if not pieces:
        raise LookupError(f"run {run_id} has no letters to print")
    return print_job(pieces).pdf


def preview(desk: Desk, run_id: int, row_id: int) -> Preview | Refused:
    """Return the letter of a proposed row as it would be made now, with its fields and their sources."""
    with desk.database.read() as session:
        row = session.get(tables.RunRow, row_id)
        office = office_of(session)
        if row is None or row.run_id != run_id or row.dossier_id is None or office is None:
            return Refused((Problem("run.letter_not_due"),))
        day = session.get_one(tables.Run, run_id).day
        (opened,) = letter_files(session, [row.dossier_id], day, desk.tariffs)
        step = due_letter(opened, day)
        letter = composed(opened, step, office, day, desk.tariffs) if step else None
    if letter is None:
        return Refused((Problem("run.letter_not_due"),))
    if problems := examine(letter.data):
        return Refused(problems)
    docx = render_letter(shipped(LetterKind(letter.step), letter.data.language), letter.data)
    if isinstance(desk.converter, Problem):
        return Refused((desk.converter,))
    (pdf,) = desk.converter.to_pdf([docx])
    if isinstance(pdf, Problem):
        return Refused((pdf,))
    return Preview(pdf, tuple(_sources(letter.data)))


def _address(postcode: str) -> Address:
    country, _, code = postcode.partition(" ")
    return Address("", "", code, "", country)


_SOURCES = {
    "office": "office_card",
    "creditor": "creditor_card",
    "addressee": "person",
    "claims": "claims",
    "statement": "statement",
    "totals": "statement",
    "announced_costs": "law",
    "pay_by": "law",
}


def _sources(data: LetterData) -> Iterator[FieldSource]:
    for entry in fields(data):
        source = _SOURCES.get(entry.name, "dossier")
        for name, value in _flat(entry.name, getattr(data, entry.name)):
            yield FieldSource(name, value, source)


def _flat(name: str, value: object) -> Iterator[tuple[str, str]]:
    if is_dataclass(value):
        for entry in fields(value):
            yield from _flat(f"{name}.{entry.name}", getattr(value, entry.name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value, start=1):
            yield from _flat(f"{name}.{number}", item)
    elif isinstance(value, date):
        yield name, f"{value:%d-%m-%Y}"
    elif isinstance(value, int) and not isinstance(value, bool):
        yield name, money(value)
    elif value:
        yield name, str(value)
