"""Turns a case as in design 9 into facts, a day and choices, or into the problems that prevent it."""

from dataclasses import dataclass
from datetime import date

from clerkdesk.domain.choices import Choices
from clerkdesk.domain.claim import NoticeKind
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.parties import DebtorKind
from clerkdesk.domain.problems import Problem
from clerkdesk.domain.regime import law_of
from clerkdesk.services.case_choices import read_choices
from clerkdesk.services.case_facts import read_claims, read_costs, read_events, read_notices, read_payments
from clerkdesk.services.case_parties import read_creditor, read_debtor
from clerkdesk.services.case_reading import Findings, Reading

_LETTERS_OF_ONE_LAW = {
    NoticeKind.FOURTEEN_DAY_LETTER: "NL",
    NoticeKind.FIRST_REMINDER: "BE",
    NoticeKind.FURTHER_REMINDER: "BE",
}
_SOME_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class AskedCase:
    """A case that could be read. ``warnings`` name what it holds and what makes no difference.

    ``id`` is what the asker calls it.
    """

    facts: Facts
    on: date
    choices: Choices
    warnings: tuple[Problem, ...]
    id: str | int | None = None

    @property
    def ignored(self) -> tuple[str, ...]:
        """Return the paths of what makes no difference."""
        return tuple(warning.about or "" for warning in self.warnings)


def read_case(case: object, default_on: date) -> AskedCase | list[Problem]:
    """Return the facts of ``case`` with its own day or else ``default_on``, or every problem in it.

    After the problems come the warnings, which alone would not have stopped it.
    """
    findings = Findings()
    asked = read_asked(Reading(case, "", findings), default_on)
    return [*findings.problems, *findings.warnings] if findings.problems else asked


def read_asked(top: Reading, default_on: date | None) -> AskedCase:
    """Return the case in ``top``; what is wrong with it is noted there. Without a default it has a day."""
    id_ = top.label("id")
    debtor, creditor = read_debtor(top.part("debtor")), read_creditor(top.part("creditor"))
    by_law = None if debtor.kind is DebtorKind.CONSUMER else law_of(debtor, creditor)
    claims = read_claims(top, by_law)
    known = frozenset(claim.id for claim in claims)
    facts = Facts(
        debtor=debtor,
        creditor=creditor,
        claims=claims,
        notices=read_notices(top, known),
        payments=read_payments(top, known),
        costs=read_costs(top),
        events=read_events(top),
    )
    choices = read_choices(top.part("settings"))
    on = top.must(top.day("on", default_on), "on", _SOME_DAY)
    top.done()
    _name_letters_of_another_law(facts, top)
    return AskedCase(facts, on, choices, tuple(top.findings.warnings), id_)


def _name_letters_of_another_law(facts: Facts, top: Reading) -> None:
    """Say which letters start no term: each country has its own (art. 6:96 lid 6 BW, art. XIX.2 WER)."""
    law = law_of(facts.debtor, facts.creditor)
    for place, notice in enumerate(facts.notices):
        own = _LETTERS_OF_ONE_LAW.get(notice.kind, law)
        if own != law:
            top.warn("case.other_law", f"notices.{place}.kind", own=own, law=law)
