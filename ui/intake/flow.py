"""What an import does between its pages: reads, judges, proposes, posts and takes back, off the window."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot

from clerkdesk.intake.judgement import Judgement
from clerkdesk.intake.mapping import DecimalSign, Field
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.imports import ImportProposal, ImportReport, post_import, reverse_import
from ui.intake import work
from ui.intake.draft import ImportDraft, MappedSheet, OpenedList
from ui.runtime.context import ScreenContext
from ui.runtime.tasks import Cancelled, Progress
from ui.texts import t
from ui.widgets.work_bar import WorkBar

T = TypeVar("T")


class ImportFlow(QObject):
    """Keeps the draft of one import; every signal comes after the draft has changed."""

    changed = Signal()
    opened = Signal()
    judged = Signal()
    proposed = Signal()
    posted = Signal()
    undone = Signal()
    said = Signal(str)
    stopped = Signal()
    refused = Signal(object)

    def __init__(self, context: ScreenContext, bar: WorkBar, parent: QObject) -> None:
        super().__init__(parent)
        self.draft = ImportDraft()
        self._context = context
        self._bar = bar
        self._key = uuid4()

    def read(self, path: Path) -> None:
        """Read the list at ``path`` and recognise its columns."""
        self._run("reading", lambda _, stop: work.open_list(path, stop), self._take_list)

    @Slot(object)
    def choose_creditor(self, creditor_id: int | None) -> None:
        """Collect on behalf of another creditor."""
        self.draft.choose_creditor(creditor_id)
        self.changed.emit()

    @Slot(str)
    def choose_sheet(self, name: str) -> None:
        """Go on with another sheet, with its columns as they were left."""
        known = self.draft.remembered(name)
        if known is not None:
            self._take_sheet(known)
        else:
            self._map(name, None)

    @Slot(int)
    def choose_header_row(self, row: int) -> None:
        """Read the headers from another row."""
        if self.draft.mapping is not None:
            self._map(self.draft.mapping.sheet, row)

    @Slot(int, object)
    def map_column(self, column: int, wanted: Field | None) -> None:
        """Give a column another meaning."""
        self.draft.map_column(column, wanted)
        self.changed.emit()

    @Slot(object)
    def choose_sign(self, sign: DecimalSign) -> None:
        """Read amounts with another decimal sign."""
        self.draft.write_amounts_with(sign)
        self.changed.emit()

    @Slot(bool)
    def choose_order(self, day_first: bool) -> None:
        """Read days in another order."""
        self.draft.write_day_first(day_first)
        self.changed.emit()

    def start_over(self) -> None:
        """Forget the list; the creditor stays."""
        self.draft = ImportDraft(creditor_id=self.draft.creditor_id)

    def judge(self) -> None:
        """Judge every row of the list."""
        draft, desk = self.draft, self._context.desk
        if draft.opened is not None and draft.mapping is not None:
            read, mapping, creditor = draft.opened.read, draft.mapping, draft.creditor_id
            self._run(
                "judging",
                lambda _, stop: work.judge(desk, creditor, read, mapping, stop),
                self._take_judgement,
            )

    def propose(self) -> None:
        """Keep the list as a proposed run and work out what posting it will do."""
        draft, desk = self.draft, self._context.desk
        if draft.opened is not None and draft.mapping is not None and draft.creditor_id is not None:
            read, mapping, creditor, key = draft.opened.read, draft.mapping, draft.creditor_id, uuid4()
            self._run(
                "proposing",
                lambda _, stop: work.consequences(desk, key, creditor, read, mapping, stop),
                self._take_proposal,
            )

    def post(self) -> None:
        """Post the proposed run; asked twice, it is posted once."""
        proposal, desk, key = self.draft.proposal, self._context.desk, self._key
        if proposal is not None:
            run = proposal.run_id
            self._run(
                "posting",
                lambda progress, stop: post_import(desk, key, run, progress, stop),
                self._take_report,
            )

    def undo(self) -> None:
        """Take the posted run back."""
        report, desk, key = self.draft.report, self._context.desk, uuid4()
        if report is not None:
            reason = t("intake.report.undo_reason")
            self._run(
                "reversing",
                lambda _progress, _stop: reverse_import(desk, key, report.run_id, reason),
                self._take_reversal,
            )

    def save_answer(self, target: Path) -> None:
        """Write the list back to ``target`` with the problems beside the cells."""
        draft = self.draft
        if draft.opened is not None and draft.judgement is not None:
            desk, opened, judgement = self._context.desk, draft.opened, draft.judgement
            self._run(
                "answering",
                lambda _progress, _stop: work.answer(desk, opened, judgement, target),
                self._tell_answer,
            )

    def _map(self, sheet: str, header_row: int | None) -> None:
        if self.draft.opened is not None:
            read = self.draft.opened.read
            self._run(
                "columns", lambda _progress, _stop: work.map_sheet(read, sheet, header_row), self._take_sheet
            )

    def _run(self, name: str, job: Callable[[Progress, Cancelled], T], done: Callable[[T], None]) -> None:
        if not self._bar.busy:
            self._bar.run(self, t(f"intake.wait.{name}"), job, done)

    def _take_list(self, answer: OpenedList | Refused | None) -> None:
        if isinstance(answer, OpenedList):
            self.draft.open(answer)
            self.opened.emit()
        else:
            self._tell_stop(answer)

    def _take_sheet(self, mapped: MappedSheet) -> None:
        self.draft.choose_sheet(mapped)
        self.changed.emit()

    def _take_judgement(self, answer: Judgement | None) -> None:
        if answer is None:
            self._tell_stop(answer)
        else:
            self.draft.judgement = answer
            self.judged.emit()

    def _take_proposal(self, answer: Done[ImportProposal] | Refused | None) -> None:
        if isinstance(answer, Done):
            self.draft.proposal = answer.value
            self._key = uuid4()
            self.proposed.emit()
        else:
            self._tell_stop(answer)

    def _take_report(self, answer: Done[ImportReport] | Refused) -> None:
        if isinstance(answer, Done):
            self.draft.report = answer.value
            self.posted.emit()
        else:
            self._tell_stop(answer)

    def _take_reversal(self, answer: Done[int] | Refused) -> None:
        if isinstance(answer, Done):
            self.draft.proposal = self.draft.report = None
            self.undone.emit()
        else:
            self._tell_stop(answer)

    def _tell_answer(self, answer: Path | OSError) -> None:
        if isinstance(answer, OSError):
            why = answer.strerror or answer.__class__.__name__
            self.said.emit(t("intake.check.not_saved", why=why))
        else:
            self.said.emit(t("intake.check.saved", file=answer.name))

    def _tell_stop(self, answer: Refused | None) -> None:
        if answer is None:
            self.stopped.emit()
        else:
            self.refused.emit(answer.problems)
