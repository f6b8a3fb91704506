"""The Voortgang tab: what happened and what is planned, with chips that narrow it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from clerkdesk.services import timeline
from clerkdesk.services.context import Desk
from clerkdesk.services.dossiers import DossierHeader
from clerkdesk.services.timeline import Timeline
from ui.dossier.tab import DossierTab
from ui.dossier.timeline_rows import Filter, Row, rows
from ui.dossier.timeline_view import TimelineView
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True)
class _Asked:
    shown: Filter
    unfolded: frozenset[date]


@dataclass(frozen=True, slots=True)
class _Read:
    """A timeline with its rows for what was asked, both made off the window."""

    timeline: Timeline
    today: date
    asked: _Asked
    rows: tuple[Row, ...]


class TimelineTab(DossierTab[_Read]):
    """The timeline with its filter; opening attachments and letters is asked of the page."""

    attachment_wanted = Signal(object)
    letter_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: _Read | None = None
        self._unfolded: frozenset[date] = frozenset()
        self.view = TimelineView()
        self.view.attachment_wanted.connect(self.attachment_wanted)
        self.view.letter_wanted.connect(self.letter_wanted)
        self.view.day_unfolded.connect(self._unfold_day)
        self._empty = PlainLabel(role=Role.MUTED, wrap=True)
        self._empty.setContentsMargins(14, 12, 14, 12)
        self._chips = QButtonGroup(self)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(_on_top(self._empty))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._filter_row())
        layout.addLayout(self._stack, 1)

    def reading(self, desk: Desk, dossier_id: int) -> Callable[[], _Read]:
        return partial(_read, desk, dossier_id, self._asked())

    def show_content(self, header: DossierHeader, content: _Read, *, keep: bool) -> None:
        self._shown = content
        self._refill(keep=keep)

    def take_focus(self) -> None:
        self.view.setFocus()

    def forget(self) -> None:
        self._shown, self._unfolded = None, frozenset()
        self.view.forget()

    def chosen(self) -> Filter:
        """Return which entries are shown."""
        return list(Filter)[max(0, self._chips.checkedId())]

    def _filter_row(self) -> QWidget:
        row = QWidget()
        row.setAccessibleName(t("dossier.filter.name"))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(14, 6, 14, 2)
        layout.setSpacing(4)
        for place, shown in enumerate(Filter):
            chip = QPushButton(t(f"dossier.filter.{shown}"))
            chip.setProperty("pill", True)
            chip.setCheckable(True)
            chip.setChecked(shown is Filter.ALL)
            self._chips.addButton(chip, place)
            layout.addWidget(chip)
        layout.addStretch(1)
        self._chips.idClicked.connect(self._narrowed)
        return row

    @Slot(int)
    def _narrowed(self, place: int) -> None:
        self._refill(keep=False)

    @Slot(object)
    def _unfold_day(self, day: date) -> None:
        self._unfolded |= {day}
        self._refill(keep=True)

    def _asked(self) -> _Asked:
        return _Asked(self.chosen(), self._unfolded)

    def _refill(self, *, keep: bool) -> None:
        if self._shown is None:
            return
        asked = self._asked()
        found = self._shown.rows
        if asked != self._shown.asked:
            found = rows(self._shown.timeline, self._shown.today, asked.shown, asked.unfolded)
        narrowed = self.chosen() is not Filter.ALL
        self._empty.setText(t(f"dossier.timeline.{'empty_filter' if narrowed else 'empty'}"))
        self._stack.setCurrentIndex(0 if found else 1)
        self.view.show_rows(found, keep=keep)


def _read(desk: Desk, dossier_id: int, asked: _Asked) -> _Read:
    found, today = timeline.timeline(desk, dossier_id), desk.today()
    return _Read(found, today, asked, rows(found, today, asked.shown, asked.unfolded))


def _on_top(label: PlainLabel) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(label)
    layout.addStretch(1)
    return holder
