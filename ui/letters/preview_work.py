"""Making the preview of one letter: the document, its pages as pictures, its fields."""

from dataclasses import dataclass

from PySide6.QtGui import QImage

from clerkdesk.services.context import Desk
from clerkdesk.services.done import Refused
from clerkdesk.services.letter_runs import FieldSource, preview
from ui.letters.page_pictures import UnreadablePdfError, page_pictures
from ui.texts import problem_sentence, t


@dataclass(frozen=True, slots=True)
class Looked:
    """A letter that was made to be looked at, or why it could not be."""

    row_id: int
    pages: tuple[QImage, ...] = ()
    fields: tuple[FieldSource, ...] = ()
    refused: str = ""


def look(desk: Desk, run_id: int, row_id: int, width: int) -> Looked:
    """Return the letter of a row as pages of ``width`` pixels, with its fields and their sources."""
    made = preview(desk, run_id, row_id)
    if isinstance(made, Refused):
        return Looked(row_id, refused="\n".join(map(problem_sentence, made.problems)))
    try:
        return Looked(row_id, page_pictures(made.pdf, width), made.fields)
    except UnreadablePdfError as error:
        return Looked(row_id, (), made.fields, t("letter_runs.preview.unreadable", why=str(error)))
