"""The rows of a claim list as a run keeps them, frozen as they were judged."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from clerkdesk.domain.parties import DebtorKind, Language
from clerkdesk.domain.problems import Problem, Severity
from clerkdesk.intake.judgement import ClaimRow, RowJudgement, Verdict

_CLAIM = tuple(field.name for field in fields(ClaimRow))


def payload(row: RowJudgement) -> dict[str, Any]:
    """Return what a run row keeps of a judged row."""
    return {
        "claim": {name: getattr(row.claim, name) for name in _CLAIM} if row.claim else None,
        "problems": [kept_problem(problem) for problem in row.problems],
        "hidden": row.hidden,
    }


def claim_of(payload: Mapping[str, Any]) -> ClaimRow | None:
    """Return the claim of a kept row, none for one that was refused or ignored."""
    kept = payload["claim"]
    if kept is None:
        return None
    language = kept["language"]
    typed = {"kind": DebtorKind(kept["kind"]), "language": Language(language) if language else None}
    return ClaimRow(**{**kept, **typed})


def judgement_of(number: int, verdict: str, payload: Mapping[str, Any]) -> RowJudgement:
    """Return a kept row as it was judged."""
    problems = tuple(problem_from(kept) for kept in payload["problems"])
    return RowJudgement(number, Verdict(verdict), problems, claim_of(payload), payload["hidden"])


def kept_problem(problem: Problem) -> dict[str, Any]:
    """Return ``problem`` as it is kept as JSON."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "about": problem.about,
        "params": dict(problem.params),
    }


def problem_from(kept: Mapping[str, Any]) -> Problem:
    """Return a kept problem."""
    return Problem(kept["code"], Severity(kept["severity"]), kept["about"], kept["params"])
