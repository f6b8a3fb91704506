"""Reading text files of claims: the encoding and the separator are found, never assumed silently."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from clerkdesk.intake.workbooks import NumberedRow, OpenSheet, UnreadableError

_SEPARATORS = (";", ",", "\t", "|")
_SAMPLE_ROWS = 60


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of ``data`` and the encoding it is in: UTF-8, UTF-16 or Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(data, "utf-16")
    if data.startswith(b"\xef\xbb\xbf"):
        return _decoded(data, "utf-8-sig")
    wide = _wide(data)
    if wide:
        return _decoded(data, wide)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decoded(data, "cp1252")


def _decoded(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise UnreadableError("intake.encoding_unknown") from error


def _wide(data: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark: every other byte of plain text is NUL."""
    start = data[:2000]
    if start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    return "utf-16-be" if start[0::2].count(0) > len(start) // 4 else None


def find_separator(text: str) -> tuple[str, str]:
    """Return the separator of ``text`` and the text without the line that named it."""
    first, _, rest = text.partition("\n")
    named = first.strip().lower()
    if named.startswith("sep=") and len(named) <= 5:
        return named[4:] or "\t", rest
    return max(_SEPARATORS, key=lambda separator: _regularity(text, separator)), text


def _regularity(text: str, separator: str) -> tuple[float, int]:
    """Return which share of the first rows has the commonest number of columns, and that number."""
    widths = Counter[int]()
    for number, row in enumerate(_reader(text[:200_000], separator)):
        widths[len(row)] += bool(row)
        if number >= _SAMPLE_ROWS:
            break
    several = {width: count for width, count in widths.items() if width > 1 and count}
    if not several:
        return 0.0, 0
    width, count = max(several.items(), key=lambda pair: (pair[1], pair[0]))
    return round(count / max(sum(widths.values()), 1), 1), width


def open_csv(data: bytes) -> tuple[OpenSheet, str, str]:
    """Return the one sheet of a text file, its encoding and its separator."""
    csv.field_size_limit(len(data) + 1)
    text, encoding = decode(data)
    separator, text = find_separator(text)
    return OpenSheet("", rows=_rows(text, separator)), encoding, separator


def _rows(text: str, separator: str) -> Iterator[NumberedRow]:
    for number, row in enumerate(_reader(text, separator), 1):
        yield number, False, list(row)


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)
