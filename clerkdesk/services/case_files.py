"""Splits a file of cases into one document per case: a JSON value, a list of them, or one per line."""

import json
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import BinaryIO

from clerkdesk.domain.problems import Problem
from clerkdesk.services.json_places import Document, Located, not_json, spans

_MARK = b"\xef\xbb\xbf"


def documents(stream: BinaryIO) -> Iterator[Document | Located]:
    """Yield each case of ``stream`` with its lines, or what cannot be read and where.

    JSON Lines are read line by line; a value of several lines is read whole. A mark of UTF-8 at the
    beginning and line ends of Windows are fine.
    """
    lines = enumerate(stream, start=1)
    first = next(((number, line) for number, line in lines if _unmarked(number, line).strip()), None)
    if first is None:
        yield Located(1, Problem("command.nothing_there"))
        return
    number, line = first
    if _is_value(_unmarked(number, line)):
        yield from _of_lines([(number, _unmarked(number, line))])
        yield from _of_lines(lines)
    else:
        yield from _of_whole(number, _unmarked(number, line) + stream.read())


def whole_document(stream: BinaryIO) -> Document | Located:
    """Return the one JSON value of ``stream``, or why it cannot be read."""
    content = _unmarked(1, stream.read())
    if not content.strip():
        return Located(1, Problem("command.nothing_there"))
    text = _text(content, 1)
    return text if isinstance(text, Located) else Document(text)


def _unmarked(number: int, line: bytes) -> bytes:
    return line.removeprefix(_MARK) if number == 1 else line


def _of_lines(lines: Iterable[tuple[int, bytes]]) -> Iterator[Document | Located]:
    for number, line in lines:
        if line.strip():
            yield from _of_value(line, number)


def _of_value(content: bytes, first_line: int) -> Iterator[Document | Located]:
    text = _text(content, first_line)
    if isinstance(text, Located):
        yield text
        return
    try:
        places = spans(text)
    except json.JSONDecodeError as error:
        yield not_json(error, first_line)
        return
    except RecursionError:
        yield Located(first_line, Problem("command.too_deep"))
        return
    if not places:
        yield Located(first_line, Problem("command.no_cases"))
    line, before = first_line, 0
    for start, end in places:
        line += text.count("\n", before, start)
        before = start
        yield Document(text[start:end], line)


def _of_whole(first_line: int, content: bytes) -> Iterator[Document | Located]:
    """Yield the cases of a value of several lines; where most lines are cases, the first was a bad line."""
    filled = sum(1 for line in BytesIO(content) if line.strip())
    if filled > 1 and 2 * sum(map(_is_value, BytesIO(content))) >= filled:
        yield from _of_lines(enumerate(BytesIO(content), start=first_line))
    else:
        yield from _of_value(content, first_line)


def _is_value(line: bytes) -> bool:
    """Return whether a line is by itself an object or list."""
    if not line.strip().startswith((b"{", b"[")):
        return False
    try:
        spans(line.decode())
    except (ValueError, RecursionError):
        return False
    return True


def _text(content: bytes, first_line: int) -> str | Located:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = first_line + content.count(b"\n", 0, error.start)
        return Located(line, Problem("command.not_utf8"))
