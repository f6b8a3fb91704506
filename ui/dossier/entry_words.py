"""How a timeline entry is said: title, who and when, and the lines under it."""

from clerkdesk.services.timeline import Entry, EntryKind, PlannedEntry
from ui.format import clock, weekday
from ui.icons import Icon, entry_icon, step_icon
from ui.texts import has_text, reason_sentence, t
from ui.theme_colours import Role

_CALLS = {"phone_out": (Icon.PHONE_OUT, Role.ACCENT), "phone_in": (Icon.PHONE_IN, Role.GREEN)}


def title(entry: Entry) -> str:
    """Return what happened, in a few words."""
    return t(f"timeline.{entry.code}", **entry.params)


def body(entry: Entry) -> str:
    """Return the lines under the title: what the program knows, then what a person wrote."""
    key = f"timeline.{entry.code}.detail"
    detail = t(key, **entry.params) if has_text(key) else ""
    return "\n".join(part for part in (detail, entry.text.strip()) if part)


def aside(entry: Entry, *, dated: bool) -> str:
    """Return who and when, with the run for a letter and the day where no heading says it."""
    key = f"timeline.{entry.code}.aside"
    parts = [weekday(entry.on)] if dated else []
    if has_text(key):
        parts.append(t(key, **entry.params, clock=clock(entry.at)))
    elif entry.run_id is not None:
        parts.append(t("dossier.timeline.run", n=entry.run_id))
    else:
        parts += [clock(entry.at), entry.by]
    if entry.visible_to_creditor:
        parts.append(t("dossier.timeline.for_creditor"))
    return " · ".join(part for part in parts if part)


def icon(entry: Entry) -> tuple[Icon, Role]:
    """Return the picture of an entry and its colour; calls show their direction."""
    for direction, picture in _CALLS.items():
        if entry.kind is EntryKind.PHONE and direction in entry.code:
            return picture
    return entry_icon(entry.kind)


def planned_title(entry: PlannedEntry) -> str:
    """Return what is planned."""
    return t(f"steps.{entry.step}")


def planned_body(entry: PlannedEntry) -> str:
    """Return why it is planned for that day."""
    return reason_sentence(entry.because)


def planned_icon(entry: PlannedEntry) -> tuple[Icon, Role]:
    """Return the picture of a step that is still to come."""
    return step_icon(entry.step), Role.MUTED
