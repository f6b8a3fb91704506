"""The examination of a template before anyone may use it."""

from collections.abc import Iterator, Mapping

from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.letters import expressions
from clerkdesk.letters.fields import Element, FieldType, elements, fields
from clerkdesk.letters.letter import LetterKind
from clerkdesk.letters.package import dangers, unpack
from clerkdesk.letters.pictures import picture_parts
from clerkdesk.letters.source import Source, sources


def lint(content: bytes, kind: LetterKind, language: Language) -> tuple[Problem, ...]:
    """Return what is wrong with a .docx as template for ``kind``, each with its paragraph."""
    parts = unpack(content)
    if isinstance(parts, Problem):
        return (parts,)
    found = dangers(parts)
    if found:
        return tuple(found)
    filled = tuple(sources(parts))
    findings = [expressions.read(source) for source in filled]
    used = frozenset().union(*(finding.used for finding in findings)) | picture_parts(parts).keys()
    wrong = [problem for finding in findings for problem in finding.problems]
    return (*wrong, *_pictures(parts), *_missing(kind, language, used, filled))


def _pictures(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    present = picture_parts(parts)
    for name, field in fields().items():
        if field.type is FieldType.PICTURE and name not in present:
            yield Problem("letters.template_picture_missing", params={"field": name})


def _missing(
    kind: LetterKind, language: Language, used: frozenset[str], filled: tuple[Source, ...]
) -> Iterator[Problem]:
    text = _folded(" ".join(words for source in filled for words in source.paragraphs))
    for element in elements(kind):
        for name in element.fields:
            if name not in used:
                yield Problem(f"letters.missing_{element.id}", params={"field": name})
        yield from _words(element, language, text)


def _words(element: Element, language: Language, text: str) -> Iterator[Problem]:
    wanted = element.phrases.get(language, ())
    if wanted and not any(_folded(phrase) in text for phrase in wanted):
        yield Problem(f"letters.missing_{element.id}", params={"phrase": wanted[0]})
    for phrase in element.never.get(language, ()):
        if _folded(phrase) in text:
            yield Problem("letters.template_phrase_forbidden", params={"phrase": phrase})


def _folded(text: str) -> str:
    return " ".join(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split()).casefold()
