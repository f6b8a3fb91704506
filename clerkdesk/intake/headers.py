"""The meaning of columns, from what stands above them and, where that says nothing, from what is in them."""

import re
from collections.abc import Callable, Iterable, Sequence

from clerkdesk.intake.identities import check_email, check_iban
from clerkdesk.intake.mapping import Field
from clerkdesk.intake.sheetmarks import column_letters
from clerkdesk.intake.synonyms import field_of, fields_by_word, words_for
from clerkdesk.intake.table import Row
from clerkdesk.intake.words import clean, folded

_LONGEST_HEADER = 80
_EXACT = 3
_FIRST_WORDS = 2
_SOMEWHERE = 1
_MOST = 0.6
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")

_CONTENT: tuple[tuple[Field, Callable[[str], bool]], ...] = (
    (Field.IBAN, lambda text: check_iban(text).problem is None),
    (Field.EMAIL, lambda text: "@" in text and check_email(text).problem is None),
)


def header_labels(header: Row, rows: Iterable[Row]) -> tuple[str, ...]:
    """Return one distinct label per column; a column without header is called by its letter."""
    width = max((len(row.cells) for row in rows), default=0)
    texts = [_text(header, column) for column in range(width)]
    labels = []
    for column, text in enumerate(texts):
        letters = column_letters(column)
        labels.append(letters if not text else f"{text} ({letters})" if texts.index(text) < column else text)
    return tuple(labels)


def _text(header: Row, column: int) -> str:
    cell = header.cells[column] if column < len(header.cells) else None
    return clean(cell).text if isinstance(cell, str) else ""


def fields_by_header(header: Row) -> dict[int, Field]:
    """Return the columns of ``header`` that say what they mean, each field once, the clearest word first."""
    wishes = []
    amounts = []
    for column in range(len(header.cells)):
        words = folded(_BRACKETS.sub(" ", _text(header, column)[:_LONGEST_HEADER]))
        if words in words_for("amounts"):
            amounts.append(column)
        elif words:
            wishes += [(-strength, column, field) for strength, field in _meanings(words)]
    found = _granted(wishes)
    return _with_plain_amount(found, amounts)


def _meanings(words: str) -> list[tuple[int, Field]]:
    exact = field_of(words)
    if exact:
        return [(_EXACT, exact)]
    found = []
    for known, field in fields_by_word().items():
        if len(known) > 2 and words.startswith(f"{known} "):
            found.append((_FIRST_WORDS, field))
        elif len(known) > 4 and f" {known} " in f" {words} ":
            found.append((_SOMEWHERE, field))
    return found


def _granted(wishes: list[tuple[int, int, Field]]) -> dict[int, Field]:
    found: dict[int, Field] = {}
    for _, column, field in sorted(wishes, key=lambda wish: wish[:2]):
        if column not in found and field not in found.values():
            found[column] = field
    return found


def _with_plain_amount(found: dict[int, Field], amounts: Sequence[int]) -> dict[int, Field]:
    """Read a column that says just "amount" as the open amount, or as the original one beside an open one."""
    taken = set(found.values())
    for field in (Field.OPEN_AMOUNT, Field.ORIGINAL_AMOUNT):
        if amounts and field not in taken:
            return found | {amounts[0]: field}
    return found


def fields_by_content(rows: Sequence[Row], known: dict[int, Field]) -> dict[int, Field]:
    """Return the columns whose header says nothing but whose cells do: accounts and e-mail addresses."""
    found: dict[int, Field] = {}
    width = max((len(row.cells) for row in rows), default=0)
    for field, fits in _CONTENT:
        if field in known.values():
            continue
        for column in range(width):
            if column not in known and column not in found and _mostly(rows, column, fits):
                found[column] = field
                break
    return found


def _mostly(rows: Sequence[Row], column: int, fits: Callable[[str], bool]) -> bool:
    cells = [row.cells[column] for row in rows if column < len(row.cells)]
    texts = [cell for cell in cells if isinstance(cell, str) and len(cell) < _LONGEST_HEADER]
    return len(texts) >= 3 and sum(map(fits, texts)) >= _MOST * len(texts)
