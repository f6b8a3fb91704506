"""Reads JSON strictly, and finds the line on which each value of it stands."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from json import scanner
from typing import NamedTuple

from clerkdesk.domain.problems import Problem

_SPACE = " \t\r\n"
_LONGEST_WHOLE = 15


@dataclass(frozen=True, slots=True)
class OtherNumber:
    """A number that is not a small whole one, as it was written: nothing of it is lost by being read."""

    text: str

    def __str__(self) -> str:
        """Return the number as it was written."""
        return self.text


class Located(NamedTuple):
    """A problem and the line of the file on which it stands."""

    line: int
    problem: Problem


class Document:
    """One JSON value in a file: what it says, else why it cannot be read, and where its parts stand.

    A name that stands twice in an object is a problem, and so are NaN and Infinity, which JSON does not have.
    """

    def __init__(self, text: str, first_line: int = 1) -> None:
        """Read ``text``, which begins on ``first_line`` of its file."""
        self._text = text
        self._first_line = first_line
        self.value: object = None
        self.problems: list[Located] = []
        try:
            self.value = _STRICT.decode(text)
        except json.JSONDecodeError as error:
            self.problems = [not_json(error, first_line)]
        except _NotStrictError:
            self.problems = list(self._faults())
        except RecursionError:
            self.problems = [self._too_deep()]

    def line(self, path: str | None) -> int:
        """Return the line of what stands at a dotted path, or of the innermost object that lacks it."""
        place = self._tree
        return self._line_of(_deepest(place, path or "").start if place else 0)

    def located(self, problems: Sequence[Problem]) -> list[Located]:
        """Return problems of the value with the line of the path that each is about, in that order."""
        if problems and self._tree is None:
            return [self._too_deep()]
        found = [Located(self.line(problem.about), problem) for problem in problems]
        return sorted(found, key=lambda located: located.line)

    @cached_property
    def _tree(self) -> "_Place | None":
        try:
            return _PLACING.place(self._text)
        except RecursionError:
            return None

    def _line_of(self, start: int) -> int:
        return self._first_line + self._text.count("\n", 0, start)

    def _too_deep(self) -> Located:
        return Located(self._line_of(0), Problem("command.too_deep"))

    def _faults(self) -> Iterator[Located]:
        if self._tree is None:
            yield self._too_deep()
            return
        for path, place in _walked(self._tree, ""):
            if isinstance(place.inside, _Constant):
                problem = Problem("command.no_number", about=path or None, params={"found": place.inside})
                yield Located(self._line_of(place.start), problem)
            seen: set[str] = set()
            for name, member in place.members:
                if name in seen:
                    about = f"{path}.{step(name)}".lstrip(".")
                    yield Located(self._line_of(member.start), Problem("command.name_twice", about=about))
                seen.add(name)


def not_json(error: json.JSONDecodeError, first_line: int) -> Located:
    """Return that a text beginning on ``first_line`` is not JSON, with the line and character."""
    line = first_line + error.lineno - 1
    return Located(line, Problem("command.not_json", params={"line": line, "column": error.colno}))


def spans(text: str) -> list[tuple[int, int]]:
    """Return where each element begins and ends when ``text`` is a JSON list, else the whole of it.

    Raises ``json.JSONDecodeError`` when it is no JSON and ``RecursionError`` when it is nested too deeply.
    """
    found: list[tuple[int, int]] = []

    def spanned(text: str, start: int) -> tuple[object, int]:
        _, end = _LOOSE.scan_once(text, start)
        found.append((start, end))
        return None, end

    start = _begin(text)
    if text[start : start + 1] != "[":
        _LOOSE.decode(text)
        return [(start, len(text))]
    _, end = _LOOSE.parse_array((text, start + 1), spanned)
    if text[end:].strip(_SPACE):
        raise json.JSONDecodeError("Extra data", text, _begin(text, end))
    return found


def printable(text: str) -> str:
    """Return at most 80 characters of ``text``, with escapes for what cannot be printed."""
    return escaped(text) if len(text) <= 80 else f"{escaped(text[:80])}…"


def step(name: str) -> str:
    """Return how the name of a member is written in a path."""
    return printable(name) or '""'


def escaped(text: str) -> str:
    """Return ``text`` with escapes for what cannot be printed."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


class _NotStrictError(ValueError):
    """The text is JSON to the standard library but not to us."""


class _Constant(str):
    """A word that JavaScript has for something that is no number."""


def _begin(text: str, start: int = 0) -> int:
    while text[start : start + 1] in tuple(_SPACE):
        start += 1
    return start


def _whole(text: str) -> int | OtherNumber:
    return int(text) if len(text) <= _LONGEST_WHOLE else OtherNumber(text)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise _NotStrictError
    return made


def _refused(constant: str) -> object:
    raise _NotStrictError(constant)


class _Place(NamedTuple):
    """A value with its first character; ``inside`` are its named members, its items, or itself."""

    start: int
    inside: object

    @property
    def members(self) -> list[tuple[str, "_Place"]]:
        """Return the values in an object or list with their names, in the order of the file."""
        if isinstance(self.inside, _Members):
            return list(self.inside)
        if isinstance(self.inside, list):
            return [(str(number), item) for number, item in enumerate(self.inside)]
        return []


class _Members(list[tuple[str, _Place]]):
    """The members of an object."""


class _Decoder(json.JSONDecoder):
    """The decoder of the standard library with the parts by which it reads objects and lists."""

    parse_object: Callable[..., tuple[object, int]]
    parse_array: Callable[..., tuple[object, int]]
    scan_once: Callable[[str, int], tuple[object, int]]


class _Placing(_Decoder):
    """Keeps where each value begins, by listening to the standard library while it reads."""

    def __init__(self) -> None:
        super().__init__(parse_int=_whole, parse_float=OtherNumber, parse_constant=_Constant)
        read_object, read_array = self.parse_object, self.parse_array

        def placed_object(
            at: tuple[str, int], strict: bool, scan: Callable[..., tuple[object, int]], *rest: object
        ) -> tuple[object, int]:
            return read_object(at, strict, _placed(scan), None, _Members, rest[-1])

        def placed_array(at: tuple[str, int], scan: Callable[..., tuple[object, int]]) -> tuple[object, int]:
            return read_array(at, _placed(scan))

        self.parse_object, self.parse_array = placed_object, placed_array
        self.scan_once = scanner.py_make_scanner(self)  # type: ignore[attr-defined]

    def place(self, text: str) -> _Place:
        """Return the value of ``text``, which is known to be JSON, with the places of all in it."""
        start = _begin(text)
        return _Place(start, self.scan_once(text, start)[0])


def _placed(scan: Callable[..., tuple[object, int]]) -> Callable[[str, int], tuple[_Place, int]]:
    def listening(text: str, start: int) -> tuple[_Place, int]:
        value, end = scan(text, start)
        return _Place(start, value), end

    return listening


def _deepest(place: _Place, path: str) -> _Place:
    for name, member in reversed(place.members):
        shown = step(name)
        if path == shown:
            return member
        if path.startswith(f"{shown}."):
            return _deepest(member, path[len(shown) + 1 :])
    return place


def _walked(place: _Place, path: str) -> Iterator[tuple[str, _Place]]:
    yield path, place
    for name, member in place.members:
        yield from _walked(member, f"{path}.{step(name)}".lstrip("."))


_STRICT = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_whole, parse_float=OtherNumber, parse_constant=_refused
)
_LOOSE = _Decoder(parse_int=str, parse_float=str)
_PLACING = _Placing()
