"""Fills a template with the data of one letter."""

import zipfile
from io import BytesIO
from xml.etree.ElementTree import ParseError

from jinja2 import TemplateError

from clerkdesk.domain.problems import Problem
from clerkdesk.letters.examine import examine
from clerkdesk.letters.letter import LetterData
from clerkdesk.letters.package import parse
from clerkdesk.letters.payment_code import payment_code
from clerkdesk.letters.template import Template
from clerkdesk.letters.values import Value, unguarded, values_of

_FAST = 1
"""Compression level of what differs per letter: small, and written a thousand times."""


class LetterRefusedError(Exception):
    """A letter was asked for that cannot be made; ``problems`` say why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems


def render_letter(template: Template, data: LetterData) -> bytes:
    """Return the letter as .docx. Raises ``LetterRefusedError`` with what was found wrong."""
    problems = examine(data)
    if problems:
        raise LetterRefusedError(problems)
    code = payment_code(
        data.office.iban, data.office.account_holder, data.totals.due, data.reference, data.office.bic
    )
    return fill(template, values_of(data), {"payment_qr": code})


def fill(template: Template, values: dict[str, Value], pictures: dict[str, bytes]) -> bytes:
    """Return ``template`` with ``values``, as .docx. Raises ``LetterRefusedError`` where they do not fit."""
    letter = BytesIO(template.fixed)
    letter.seek(0, 2)
    with zipfile.ZipFile(letter, "a", zipfile.ZIP_DEFLATED, compresslevel=_FAST) as archive:
        for part in template.filled:
            archive.writestr(
                zipfile.ZipInfo(part), _filled(template, part, values), zipfile.ZIP_DEFLATED, _FAST
            )
        for name, part in template.pictures.items():
            archive.writestr(zipfile.ZipInfo(part), pictures[name], zipfile.ZIP_STORED)
    return letter.getvalue()


def _filled(template: Template, part: str, values: dict[str, Value]) -> bytes:
    try:
        xml = template.filled[part].render(values)
    except TemplateError as wrong:
        raise LetterRefusedError((_unfit(part, str(wrong)),)) from wrong
    if "{{" in xml or "{%" in xml:
        raise LetterRefusedError((_unfit(part, "{{ }}"),))
    made = unguarded(xml).encode()
    try:
        parse(made)
    except ParseError as broken:
        raise LetterRefusedError((_unfit(part, str(broken)),)) from broken
    return made


def _unfit(part: str, reason: str) -> Problem:
    return Problem("letters.template_unfit", about=part, params={"reason": reason[:200]})
