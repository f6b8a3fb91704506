"""Rules of law and of the house, as the source of reasons."""

from collections.abc import Mapping
from dataclasses import dataclass

from clerkdesk.domain.lines import Reason
from clerkdesk.domain.problems import Parameter

_NOTHING: Mapping[str, Parameter] = {}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that can be a reason: the code of its sentences, its id and article, what fills them."""

    code: str
    id: str
    article: str
    params: tuple[str, ...] = ()

    def because(self, params: Mapping[str, Parameter] = _NOTHING, tariff: str | None = None) -> Reason:
        """Return the reason with its numbers; ``params`` holds exactly the names in ``self.params``."""
        return Reason(self.code, self.id, self.article, params, tariff)
