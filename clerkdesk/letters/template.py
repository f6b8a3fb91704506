"""A Word template: examined before anyone may use it, and compiled once."""

import hashlib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path

import jinja2

from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.letters.letter import LetterKind
from clerkdesk.letters.package import unpack
from clerkdesk.letters.pictures import picture_parts
from clerkdesk.letters.sandbox import compiled
from clerkdesk.paths import letter_templates
from clerkdesk.wording import SPOKEN


@dataclass(frozen=True, slots=True)
class Template:
    """A template that passed its examination.

    ``digest`` is the SHA-256 of the file it was made from; ``fixed`` a .docx of the parts that are the same
    in every letter, ``filled`` the compiled other parts, ``pictures`` the part per picture field.
    """

    kind: LetterKind
    language: Language
    digest: str
    fixed: bytes = field(repr=False)
    filled: Mapping[str, jinja2.Template] = field(repr=False)
    pictures: Mapping[str, str]


def load(content: bytes, kind: LetterKind, language: Language) -> Template | tuple[Problem, ...]:
    """Return the compiled template, or the problems of ``lint`` when it may not be used."""
    # Reading Word templates takes libraries that the desk does not need to start with.
    from clerkdesk.letters.lint import lint
    from clerkdesk.letters.source import sources

    problems = lint(content, kind, language)
    parts = unpack(content)
    if problems or isinstance(parts, Problem):
        return problems
    filled = {source.part: compiled(source.text.replace("\n", "")) for source in sources(parts)}
    pictures = picture_parts(parts)
    return Template(
        kind=kind,
        language=language,
        digest=hashlib.sha256(content).hexdigest(),
        fixed=_packed(
            {name: part for name, part in parts.items() if name not in {*filled, *pictures.values()}}
        ),
        filled=filled,
        pictures=pictures,
    )


def _packed(parts: Mapping[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


@cache
def shipped(kind: LetterKind, language: Language) -> Template:
    """Return the program's own template; read once. German readers get the English one."""
    template = load(path_of(kind, language).read_bytes(), kind, language)
    if isinstance(template, tuple):
        raise ValueError(f"{path_of(kind, language)} is not fit for use: {template}")
    return template


def path_of(kind: LetterKind, language: Language) -> Path:
    """Return where the program's own template is."""
    spoken = language if language in SPOKEN else Language.EN
    return letter_templates() / spoken / f"{kind}.docx"
