"""A Word template: read, examined before anyone may use it, and compiled once."""

from dataclasses import dataclass
from pathlib import Path

from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.letters.letter import LetterKind


@dataclass(frozen=True, slots=True)
class Template:
    """A template that passed its examination. ``digest`` is the SHA-256 of the file it was made from."""

    kind: LetterKind
    language: Language
    digest: str


def lint(content: bytes, kind: LetterKind, language: Language) -> tuple[Problem, ...]:
    """Return what is wrong with a .docx as template for ``kind``, each with its paragraph; empty: fit for use."""
    raise NotImplementedError


def load(content: bytes, kind: LetterKind, language: Language) -> Template | tuple[Problem, ...]:
    """Return the compiled template, or the problems of :func:`lint` when it may not be used."""
    raise NotImplementedError


def shipped(kind: LetterKind, language: Language) -> Template:
    """Return the program's own template; read once. German readers get the English one."""
    raise NotImplementedError


def path_of(kind: LetterKind, language: Language) -> Path:
    """Return where the program's own template is."""
    raise NotImplementedError
