"""The pages of an import, and what still stands between one and the next."""

from enum import IntEnum

from ui.intake.draft import ImportDraft
from ui.texts import problem_sentence, t


class Step(IntEnum):
    """A page of the import window, in the order of going."""

    FILE = 0
    COLUMNS = 1
    CHECK = 2
    CONSEQUENCES = 3
    REPORT = 4


PAGES = (Step.FILE, Step.COLUMNS, Step.CHECK, Step.CONSEQUENCES)
"""The pages that the person goes back and forth between."""


def blocked(draft: ImportDraft, step: Step) -> str:
    """Return why the person cannot go on from ``step``, in words; empty when nothing stands in the way."""
    match step:
        case Step.FILE:
            return _file_blocked(draft)
        case Step.COLUMNS:
            return " ".join(problem_sentence(problem) for problem in draft.missing)
        case Step.CHECK:
            judged = draft.judgement
            return "" if judged and judged.claims else t("intake.check.need_rows")
        case Step.CONSEQUENCES:
            return "" if draft.proposal else t("intake.consequences.nothing_to_post")
        case Step.REPORT:
            return ""


def reachable(draft: ImportDraft, step: Step) -> bool:
    """Return whether the pages before ``step`` are complete."""
    return not draft.report and not any(blocked(draft, before) for before in PAGES if before < step)


def _file_blocked(draft: ImportDraft) -> str:
    if draft.opened is None:
        return t("intake.file.need_file")
    if draft.mapping is None:
        return t("intake.file.need_sheet")
    if draft.creditor_id is None:
        return t("intake.file.need_creditor")
    return ""
