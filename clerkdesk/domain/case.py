"""A dossier's facts made ready for the law: the claims in order, their indices, the tariffs and choices."""

from dataclasses import dataclass
from datetime import date

from clerkdesk.domain.choices import Choices
from clerkdesk.domain.claim import Claim, Notice, NoticeKind
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.tariff import Tariffs


@dataclass(slots=True)
class Case:
    """What the rules of a regime are applied to. ``claims`` are in the order given; indices point into it."""

    facts: Facts
    on: date
    tariffs: Tariffs
    choices: Choices

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return the claims of the dossier."""
        return self.facts.claims

    def notices(self, *kinds: NoticeKind) -> list[Notice]:
        """Return the notices of these kinds that were sent by the day asked for, oldest first."""
        found = [n for n in self.facts.notices if n.sent <= self.on and any(n.kind is k for k in kinds)]
        return sorted(found, key=lambda notice: notice.sent) if len(found) > 1 else found

    def covered(self, notice: Notice) -> frozenset[int]:
        """Return the claims that ``notice`` was about and that were late when it was sent.

        A notice that names no claims is about all of them.
        """
        sent, about = notice.sent, notice.claims
        claims = enumerate(self.facts.claims)
        return frozenset([i for i, claim in claims if claim.due < sent and (not about or claim.id in about)])
