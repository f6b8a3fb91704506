"""The words on the screen, in the language of the person at the desk."""

from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.domain.statement import Reason
from clerkdesk.wording import Wording

_spoken = [Wording(Language.NL)]


def use_language(chosen: Language) -> None:
    """Speak ``chosen`` from now on; screens that are open keep their words."""
    _spoken[0] = Wording(chosen)


def language() -> Language:
    """Return the language that the screen speaks."""
    return _spoken[0].language


def t(key: str, /, **params: object) -> str:
    """Return the sentence ``key`` (``subject.name``) with ``params`` filled in; ``KeyError`` if unknown."""
    return _spoken[0](key, **params)


def has_text(key: str) -> bool:
    """Return whether the catalogue of the subject holds ``key``."""
    return _spoken[0].has(key)


def problem_sentence(problem: Problem) -> str:
    """Return a problem as a person reads it."""
    return t(f"problems.{problem.code}", **problem.params)


def reason_sentence(reason: Reason) -> str:
    """Return a reason as a person reads it, without its formula."""
    return t(f"reasons.{reason.code}.sentence", **reason.params)
