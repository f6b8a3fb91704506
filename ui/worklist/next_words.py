"""What a row of the list says about its next step, and how urgently."""

from datetime import date

from clerkdesk.services.worklist import WorklistRow
from ui.due_day import is_late
from ui.texts import has_text, t
from ui.theme_colours import Role


def next_words(row: WorklistRow, today: date) -> str:
    """Return ``bellen vr 27-11``, ``bellen vandaag`` or ``bellen sinds 20-11``; else what is waited for."""
    if row.next_step is None:
        key = f"steps.none.{row.status.value}"
        return t(key) if has_text(key) else t("steps.when.nothing")
    return f"{t(f'steps.short.{row.next_step.value}')} {next_day_words(row, today)}".strip()


def next_day_words(row: WorklistRow, today: date) -> str:
    """Return the end of ``next_words``: the day, which is the last to be left out where room is short."""
    if row.next_step is None or row.next_on is None:
        return ""
    if row.next_on > today:
        return t("steps.day.planned", day=row.next_on)
    if is_late(row.next_on, today):
        return t("steps.day.late", day=f"{row.next_on.day}-{row.next_on.month}")
    return t("common.today")


def is_due(row: WorklistRow, today: date) -> bool:
    """Return whether the next step is for today or overdue."""
    return row.next_step is not None and row.next_on is not None and row.next_on <= today


def next_role(row: WorklistRow, today: date) -> Role:
    """Return red for what must be done today, muted where nothing is planned."""
    if is_due(row, today):
        return Role.RED
    return Role.TEXT if row.next_step is not None else Role.MUTED
