"""Judging every row of a claim list: accepted, accepted with a warning, rejected or ignored."""

from dataclasses import replace

from clerkdesk.domain.problems import Problem, Severity
from clerkdesk.intake.judgement import Context, Judgement, RowJudgement
from clerkdesk.intake.layout import header_row
from clerkdesk.intake.listchecks import list_problems, merged_rows, personal_columns
from clerkdesk.intake.mapping import Mapping
from clerkdesk.intake.reading import KeepGoing, go_on
from clerkdesk.intake.rows import RowJudge
from clerkdesk.intake.table import Sheet

_STEP = 500


def judge(sheet: Sheet, mapping: Mapping, context: Context, keep_going: KeepGoing = go_on) -> Judgement:
    """Return a verdict on every row of ``sheet`` under the header of ``mapping``; no row is left out.

    Stopped by ``keep_going``, the judgement has no rows and says that it was stopped.
    """
    problems = list_problems(sheet, mapping)
    if any(problem.severity is Severity.ERROR for problem in problems):
        return Judgement(mapping, (), tuple(problems))
    dropped = personal_columns(sheet, mapping)
    read = replace(mapping, fields={c: f for c, f in mapping.fields.items() if c not in dropped})
    judged = _judge_rows(sheet, read, context, keep_going)
    if judged is None:
        return Judgement(mapping, (), (Problem("intake.stopped"),))
    return _summed(sheet, mapping, judged, problems)


def _judge_rows(
    sheet: Sheet, mapping: Mapping, context: Context, keep_going: KeepGoing
) -> list[RowJudgement] | None:
    judge_row = RowJudge(
        mapping, context, header_row(sheet, mapping), merged_rows(sheet, mapping), sheet.starts_in_1904
    )
    judged: list[RowJudgement] = []
    for row in sheet.rows:
        if row.number > mapping.header_row:
            judged.append(judge_row(row))
            if len(judged) % _STEP == 0 and not keep_going(len(judged)):
                return None
    return judged


def _summed(sheet: Sheet, mapping: Mapping, judged: list[RowJudgement], problems: list[Problem]) -> Judgement:
    hidden = sum(row.hidden for row in judged)
    span = sheet.rows[-1].number - mapping.header_row if judged else 0
    if hidden:
        problems.append(Problem("intake.hidden_rows", Severity.WARNING, params={"rows": hidden}))
    return Judgement(mapping, tuple(judged), tuple(problems), span - len(judged), hidden)
