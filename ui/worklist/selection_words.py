"""What a selection of dossiers is called, and what its empty list says."""

from clerkdesk.services.worklist import Selection
from ui.icons import Icon, status_icon
from ui.texts import t

QUEUE_ICONS = {
    "letters": Icon.LETTERS,
    "calls": Icon.TELEPHONE,
    "term_expired": Icon.TERM_EXPIRED,
    "before_cutoff": Icon.CUTOFF,
}


def name_of(selection: Selection) -> str:
    """Return the name of a list: its queue, its status, its run, or all dossiers."""
    if selection.queue is not None:
        return t(f"worklist.queue.{selection.queue.value}")
    if selection.status is not None:
        return t(f"statuses.{selection.status.value}")
    if selection.run_id is not None:
        return t("worklist.list.run", run=selection.run_id)
    return t("worklist.list.all")


def is_filtered(selection: Selection) -> bool:
    """Return whether the filter row narrows the list."""
    return bool(selection.creditor_id or selection.country or selection.at_least)


def emptiness(selection: Selection) -> tuple[Icon, str, str, str]:
    """Return icon, title, sentence and button of an empty list."""
    if is_filtered(selection):
        return Icon.FILTER, t("worklist.empty.filter.title"), t("worklist.empty.filter.sentence"), ""
    name = name_of(selection)
    if selection.queue is not None:
        return (
            QUEUE_ICONS[selection.queue.value],
            t("worklist.empty.queue.title", name=name),
            t("worklist.empty.queue.sentence"),
            "",
        )
    meaning = status_icon(selection.status.value) if selection.status else Icon.DOSSIER
    return (
        meaning,
        t("worklist.empty.status.title", name=name),
        t("worklist.empty.status.sentence"),
        t("worklist.empty.import"),
    )
