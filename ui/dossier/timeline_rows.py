"""The progress of a dossier as rows to paint: pinned notes, days, entries, what is planned."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from clerkdesk.services.timeline import Attachment, Entry, EntryKind, PlannedEntry, Timeline
from ui.dossier import entry_words
from ui.format import day_heading
from ui.icons import Icon
from ui.texts import t
from ui.theme_colours import Role


class Filter(StrEnum):
    """Which entries the timeline shows."""

    ALL = "all"
    LETTERS = "letters"
    NOTES = "notes"
    PHONE = "phone"
    MONEY = "money"
    CHANGES = "changes"


SHOWN = {
    Filter.LETTERS: {EntryKind.LETTER, EntryKind.EMAIL},
    Filter.NOTES: {EntryKind.NOTE, EntryKind.ATTACHMENT},
    Filter.PHONE: {EntryKind.PHONE},
    Filter.MONEY: {EntryKind.MONEY},
    Filter.CHANGES: {EntryKind.DISPUTE, EntryKind.HOLD, EntryKind.CHANGE, EntryKind.SYSTEM},
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A line between groups of entries: a day, or what is planned."""

    text: str
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Folded:
    """System lines of one day, folded into one line that opens them."""

    day: date
    count: int

    @property
    def text(self) -> str:
        """Return what the line says."""
        return t("dossier.timeline.folded", n=self.count)


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry: what happened or is planned, who and when, and what hangs on it."""

    key: str
    icon: tuple[Icon, Role]
    title: str
    aside: str
    body: str
    attachments: tuple[Attachment, ...] = ()
    letter_id: int | None = None
    planned: bool = False
    for_creditor: bool = False
    pinned: bool = False

    @property
    def text(self) -> str:
        """Return the entry as one text, to copy and to read aloud."""
        names = ", ".join(a.name for a in self.attachments)
        return "\n".join(part for part in (f"{self.title} ({self.aside})", self.body, names) if part)


Row = Heading | Folded | Happening


def rows(timeline: Timeline, today: date, shown: Filter, unfolded: frozenset[date]) -> tuple[Row, ...]:
    """Return what the timeline shows, top to bottom; ``unfolded`` are days with their system lines open."""
    past = [entry for entry in timeline.past if _is_shown(entry, shown)]
    return (
        *_pinned(past),
        *_days(past, today, unfolded, fold=shown is Filter.ALL),
        *_planned(timeline.planned, today, shown),
    )


def _is_shown(entry: Entry, shown: Filter) -> bool:
    return shown is Filter.ALL or entry.kind in SHOWN[shown]


def _pinned(past: Iterable[Entry]) -> list[Row]:
    pinned = [_happening(entry, on_top=True) for entry in past if entry.pinned]
    return [Heading(t("dossier.timeline.pinned")), *pinned] if pinned else []


def _days(past: list[Entry], today: date, unfolded: frozenset[date], *, fold: bool) -> Iterator[Row]:
    for day, entries in groupby(past, key=lambda entry: entry.on):
        yield Heading(day_heading(day, today))
        happened = list(entries)
        system = [entry for entry in happened if entry.kind is EntryKind.SYSTEM]
        folded = system if fold and day not in unfolded and len(system) > 1 else []
        for entry in happened:
            if entry not in folded:
                yield _happening(entry)
            elif entry is folded[0]:
                yield Folded(day, len(folded))


def _planned(planned: tuple[PlannedEntry, ...], today: date, shown: Filter) -> Iterator[Row]:
    steps = [p for p in planned if shown is Filter.ALL or _planned_kind(p) in SHOWN[shown]]
    if steps:
        yield Heading(t("dossier.timeline.planned"), ruled=True)
    for index, entry in enumerate(steps):
        yield Happening(
            key=f"planned-{index}",
            icon=entry_words.planned_icon(entry),
            title=entry_words.planned_title(entry),
            aside=day_heading(max(entry.on, today), today),
            body=entry_words.planned_body(entry),
            planned=True,
        )


def _planned_kind(entry: PlannedEntry) -> EntryKind:
    return EntryKind.LETTER if entry.step.is_letter else EntryKind.PHONE


def _happening(entry: Entry, *, on_top: bool = False) -> Happening:
    return Happening(
        key=f"{'pinned' if on_top else 'entry'}-{entry.id}",
        icon=entry_words.icon(entry),
        title=entry_words.title(entry),
        aside=entry_words.aside(entry, dated=on_top),
        body=entry_words.body(entry),
        attachments=entry.attachments,
        letter_id=entry.letter_id,
        for_creditor=entry.visible_to_creditor,
        pinned=entry.pinned,
    )
