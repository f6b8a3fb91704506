"""Judging every row of a claim list: accepted, accepted with a warning, rejected or ignored."""

from clerkdesk.intake.judgement import Context, Judgement
from clerkdesk.intake.mapping import Mapping
from clerkdesk.intake.reading import KeepGoing, go_on
from clerkdesk.intake.table import Sheet


def judge(sheet: Sheet, mapping: Mapping, context: Context, keep_going: KeepGoing = go_on) -> Judgement:
    """Return a verdict on every row of ``sheet`` under the header of ``mapping``; no row is left out.

    Stopped by ``keep_going``, the judgement has no rows and says that it was stopped.
    """
    raise NotImplementedError(sheet, mapping, context, keep_going)
