"""The problems of a judged row as sentences, safe to be written into a workbook."""

from clerkdesk.domain.problems import Problem
from clerkdesk.intake.judgement import RowJudgement
from clerkdesk.intake.words import clean
from clerkdesk.wording import Wording


def sentence(problem: Problem, t: Wording) -> str:
    """Return what ``problem`` says, in the language of ``t``, without anything unseen in it."""
    return clean(t(f"problems.{problem.code}", **problem.params)).text


def remark(row: RowJudgement, t: Wording) -> str:
    """Return all problems of ``row`` in one text, each with its column."""
    said = []
    for problem in row.problems:
        text = sentence(problem, t)
        said.append(text if problem.about is None else f"{clean(problem.about).text}: {text}")
    return "  ".join(said)


def by_header(row: RowJudgement, t: Wording) -> dict[str, list[str]]:
    """Return the sentences of ``row`` by the header that they are about."""
    found: dict[str, list[str]] = {}
    for problem in row.problems:
        if problem.about is not None:
            found.setdefault(problem.about, []).append(sentence(problem, t))
    return found
