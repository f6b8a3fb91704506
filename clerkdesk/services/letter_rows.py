"""The rows of a letter's statement: what is asked besides the invoices, and how each amount came about."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from clerkdesk.domain.lines import Group, Line, RegimeId
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Language
from clerkdesk.domain.statement import Statement
from clerkdesk.letters.letter import StatementRow
from clerkdesk.wording import Wording

DUTCH = frozenset({RegimeId.NL_CONSUMER, RegimeId.NL_BUSINESS})
"""The regimes of Dutch law."""


def statement_rows(
    stated: Statement, language: Language, invoices: Mapping[str, str]
) -> Iterator[StatementRow]:
    """Yield the rows in the language of the letter, interest once per invoice; they add up with the claims.

    ``invoices`` are the invoice numbers by claim id.
    """
    say = Wording(language)
    law = "nl" if stated.regime.id in DUTCH else "be"
    interest = _interest_by_claim(stated.lines)
    for line in stated.lines:
        if line.group is Group.PRINCIPAL or line.amount == 0:
            continue
        if line.group is not Group.INTEREST:
            yield StatementRow(_text(line, say, law), line.amount)
        elif (lines := interest.pop(line.claim, None)) is not None:
            text = _interest_text(line.claim, say, invoices)
            yield StatementRow(text, Money(sum(one.amount for one in lines)), _periods(lines, say))


def _interest_by_claim(lines: Sequence[Line]) -> dict[str | None, list[Line]]:
    found: dict[str | None, list[Line]] = {}
    for line in lines:
        if line.group is Group.INTEREST and line.amount:
            found.setdefault(line.claim, []).append(line)
    return found


def _text(line: Line, say: Wording, law: str) -> str:
    if line.group is Group.PAYMENT:
        return say("letters.statement.payment", day=line.start or line.end)
    if line.group is Group.COLLECTION_COSTS:
        return say(f"letters.statement.collection_costs_{law}")
    return say(f"letters.statement.{line.group}")


def _interest_text(claim: str | None, say: Wording, invoices: Mapping[str, str]) -> str:
    if claim is None:
        return say("letters.statement.interest_all")
    return say("letters.statement.interest", invoice=invoices[claim])


def _periods(lines: Sequence[Line], say: Wording) -> str:
    """Return rates, amounts and days of the interest on one claim (Bki art. 3.1), without repeating any."""
    first = lines[0]
    said = [_period("period", first, say)]
    for before, line in pairwise(lines):
        said.append(_period("until" if before.base == line.base else "until_on", line, say))
    return "; ".join(said)


def _period(how: str, line: Line, say: Wording) -> str:
    return say(
        f"letters.statement.{how}", percent=line.percent, base=line.base, start=line.start, end=line.end
    )
