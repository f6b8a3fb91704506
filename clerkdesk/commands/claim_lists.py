"""``clerkdesk import``: a creditor's list judged row by row, and posted."""

import sys
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from clerkdesk.commands.answers import FOUND_PROBLEMS, NOT_UNDERSTOOD, answer, refuse, say, sentence
from clerkdesk.commands.opening import DatabaseOption, JsonOption, UserOption, address, desk_at
from clerkdesk.domain.money import to_text
from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.intake.judgement import Judgement, RowJudgement, Verdict
from clerkdesk.intake.mapping import Mapping
from clerkdesk.intake.table import ReadList
from clerkdesk.services import creditors, imports
from clerkdesk.services.context import Desk
from clerkdesk.services.databases import DatabaseState, check
from clerkdesk.services.done import Refused

AnswerOption = Annotated[
    Path | None, typer.Option("--answer", help="Write the list back here, problems beside the cells.")
]


def import_list(
    file: Annotated[Path, typer.Argument(help="The claim list: xlsx, xls, xlsb, ods or csv.")],
    creditor: Annotated[str | None, typer.Option(help="The creditor, by name or number.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Judge only; write nothing.")] = False,
    answer_to: AnswerOption = None,
    database: DatabaseOption = None,
    user: UserOption = None,
    as_json: JsonOption = False,
) -> None:
    """Judge a claim list row by row and post it; exit 1 when rows have problems, 2 when it cannot be read."""
    read = imports.read_list(file)
    if isinstance(read, Refused):
        refuse(read.problems)
    mapping = imports.propose_mapping(read)
    if isinstance(mapping, Refused):
        refuse(mapping.problems)
    if dry_run:
        judgement = _judged(read, mapping, creditor, database, user)
    else:
        judgement = _posted(read, mapping, creditor, database, user)
    if answer_to:
        imports.save_answer(file, read, judgement, answer_to, Language.NL)
    if as_json:
        answer(_as_json(judgement))
    else:
        _tell(judgement)
    sys.exit(_code(judgement))


def _code(judgement: Judgement) -> int:
    """Return 2 for a list of which no row could be judged, 1 for one with problems, else 0."""
    if judgement.problems and not judgement.rows:
        return NOT_UNDERSTOOD
    clean = all(row.verdict in (Verdict.ACCEPTED, Verdict.IGNORED) for row in judgement.rows)
    return 0 if clean and not judgement.problems else FOUND_PROBLEMS


def _judged(
    read: ReadList, mapping: Mapping, creditor: str | None, database: str | None, user: str | None
) -> Judgement:
    desk = desk_at(database, user) if _there(database) else None
    creditor_id = _creditor_id(desk, creditor) if desk and creditor else None
    return imports.judge_list(desk, creditor_id, read, mapping)


def _there(database: str | None) -> bool:
    return database is not None or check(address(None)).state is DatabaseState.READY


def _creditor_id(desk: Desk, creditor: str) -> int:
    known = {name: row.id for row in creditors.creditors(desk) for name in (str(row.id), row.name)}
    if creditor not in known:
        refuse([Problem("command.creditor_unknown", params={"name": creditor})])
    return known[creditor]


def _posted(
    read: ReadList, mapping: Mapping, creditor: str | None, database: str | None, user: str | None
) -> Judgement:
    if creditor is None:
        refuse([Problem("command.needs_creditor")])
    desk = desk_at(database, user)
    proposed = imports.propose_import(desk, uuid4(), _creditor_id(desk, creditor), read, mapping)
    if isinstance(proposed, Refused):
        refuse(proposed.problems, code=FOUND_PROBLEMS)
    run_id = proposed.value.run_id
    posted = imports.post_import(desk, uuid4(), run_id, lambda _done, _all: None, lambda: False)
    if isinstance(posted, Refused):
        refuse(posted.problems, code=FOUND_PROBLEMS)
    report = posted.value
    say(
        f"Posted as run {report.run_id}: {report.claims} claims of € {to_text(report.amount)}, "
        f"{report.dossiers} new dossiers, {report.joined} joined, {report.disputes} disputes.",
        to_error=True,
    )
    return proposed.value.judgement


def _as_json(judgement: Judgement) -> dict[str, object]:
    mapping = judgement.mapping
    return {
        "sheet": mapping.sheet,
        "header_row": mapping.header_row,
        "columns": {mapping.headers[column]: field for column, field in sorted(mapping.fields.items())},
        "rows": [_row(row) for row in judgement.rows],
        "totals": {
            **{str(verdict): judgement.counts[verdict] for verdict in Verdict},
            "rows": len(judgement.rows),
            "open": to_text(judgement.total),
            "hidden_rows": judgement.hidden_rows,
        },
        "problems": [_problem(problem) for problem in judgement.problems],
    }


def _row(row: RowJudgement) -> dict[str, object]:
    return {
        "row": row.row,
        "verdict": row.verdict,
        "columns": list(row.columns),
        "problems": [_problem(problem) for problem in row.problems],
    }


def _problem(problem: Problem) -> dict[str, object]:
    return {"code": problem.code, "column": problem.about, "message": sentence(problem)}


def _tell(judgement: Judgement) -> None:
    for problem in judgement.problems:
        say(sentence(problem))
    for row in judgement.rows:
        for problem in row.problems:
            say(f"row {row.row}, {row.verdict}: {sentence(problem)}")
    counts = ", ".join(f"{judgement.counts[verdict]} {verdict}" for verdict in Verdict)
    say(f"{len(judgement.rows)} rows: {counts}; together € {to_text(judgement.total)}.")
