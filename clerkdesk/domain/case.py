"""A dossier's facts made ready for the law: the claims in order, their indices, the tariffs and choices."""

from dataclasses import dataclass
from datetime import date

from clerkdesk.domain.choices import LegalChoices
from clerkdesk.domain.claim import Claim, Notice, NoticeKind
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.tariff import Tariffs


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules of a regime are applied to. ``claims`` are in the order given; indices point into it."""

    facts: Facts
    on: date
    tariffs: Tariffs
    choices: LegalChoices

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return the claims of the dossier."""
        return self.facts.claims

    def notices(self, *kinds: NoticeKind) -> list[Notice]:
        """Return the notices of these kinds that were sent by the day asked for, oldest first."""
        found = [n for n in self.facts.notices if n.kind in kinds and n.sent <= self.on]
        return sorted(found, key=lambda notice: notice.sent)

    def covered(self, notice: Notice) -> frozenset[int]:
        """Return the claims that ``notice`` was about and that were late when it was sent.

        A notice that names no claims is about all of them.
        """
        return frozenset(
            index
            for index, claim in enumerate(self.facts.claims)
            if claim.due < notice.sent and (not notice.claims or claim.id in notice.claims)
        )
