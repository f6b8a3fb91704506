"""Which letters carried an amount that rests on a rule or tariff, due or only announced."""

from collections.abc import Iterable, Iterator, Sequence

from clerkdesk.domain.statement import statement
from clerkdesk.domain.tariff import Scale
from clerkdesk.persistence.queries.audited import KeptLetter, letters_naming
from clerkdesk.persistence.queries.case_files import CaseFile
from clerkdesk.persistence.session import Session
from clerkdesk.services.audit_hits import CarriedLetter
from clerkdesk.services.audit_uses import Asked, announced_by, carried_by
from clerkdesk.services.standing_facts import facts_of


def letters_by_dossier(session: Session, ids: Sequence[int], asked: Asked) -> dict[int, list[KeptLetter]]:
    """Return, by dossier, the letters that may have carried what is asked."""
    field = "code" if asked.version is None else "tariff"
    names = asked.codes if asked.version is None else {asked.version, *asked.earlier}
    found: dict[int, list[KeptLetter]] = {}
    for letter in letters_naming(session, ids, field, names, announcing=_can_be_announced(asked)):
        found.setdefault(letter.dossier_id, []).append(letter)
    return found


def carried(asked: Asked, file: CaseFile, letters: Iterable[KeptLetter]) -> Iterator[CarriedLetter]:
    """Yield the letters of a dossier that carried what is asked, with how much of each rests on it.

    A letter keeps its lines. The costs that it only announced it keeps as an amount: what they rest on is
    what the statement of its day says of them.
    """
    for letter in letters:
        amount = carried_by(asked, letter.lines)
        head = letter.id, letter.day, letter.step, letter.state, letter.amount
        if amount is not None:
            yield CarriedLetter(*head, amount, announced=False)
        if letter.announced and _can_be_announced(asked) and _announces(asked, file, letter):
            yield CarriedLetter(*head, letter.announced, announced=True)


def _can_be_announced(asked: Asked) -> bool:
    return asked.version is None or isinstance(asked.row, Scale)


def _announces(asked: Asked, file: CaseFile, letter: KeptLetter) -> bool:
    facts = facts_of(file, letter.day)
    if not asked.may_touch(facts, letter.day):
        return False
    return announced_by(asked, statement(facts, letter.day, asked.before, file.choices))
