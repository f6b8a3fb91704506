"""What a letter run does: proposes, leaves letters out, posts, prints, takes back; off the window."""

from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from clerkdesk.services.context import Desk
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.imports import RunState
from clerkdesk.services.letter_runs import (
    LeftOut,
    LetterReport,
    LetterRun,
    letter_run,
    post_letters,
    print_job,
    propose_letters,
    reverse_letters,
    strike,
)
from clerkdesk.services.worklist import Selection
from ui.letters.printing import PrintError, send
from ui.runtime.context import ScreenContext
from ui.texts import t
from ui.widgets.work_bar import WorkBar


@dataclass(frozen=True, slots=True)
class Receipt:
    """What posting a run did; pages are known only right after it."""

    run_id: int
    posted: int
    pages: int | None = None
    skipped: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where the print job went, in words, or why it went nowhere."""

    sentence: str
    arrived: bool = True


class LetterFlow(QObject):
    """Keeps one run; every signal comes after the run has changed."""

    shown = Signal()
    posted = Signal()
    reversed = Signal()
    strikes_kept = Signal()
    refused = Signal(object)
    delivered = Signal(str)
    not_delivered = Signal(str)

    def __init__(self, context: ScreenContext, bar: WorkBar, parent: QObject) -> None:
        super().__init__(parent)
        self.run: LetterRun | None = None
        self.receipt: Receipt | None = None
        self._context = context
        self._bar = bar
        self._post_key = uuid4()
        self._striking = 0

    @property
    def ready(self) -> bool:
        """Return whether the run can be posted now."""
        proposed = self.run is not None and self.run.state is RunState.PROPOSED and not self.receipt
        return bool(proposed and not self._striking and self.kept())

    def kept(self) -> int:
        """Return how many letters are to be sent."""
        return 0 if self.run is None else sum(not letter.struck for letter in self.run.letters)

    def propose(self, selection: Selection) -> None:
        """Find the letters that are due today among ``selection``."""
        desk, key = self._context.desk, uuid4()
        self._bar.run(
            self,
            t("letter_runs.wait.proposing"),
            lambda _progress, _stop: propose_letters(desk, key, selection, desk.today()),
            self._take_proposal,
        )

    def open(self, run_id: int) -> None:
        """Show a run that is kept."""
        desk = self._context.desk
        self._bar.run(
            self,
            t("letter_runs.wait.opening"),
            lambda _progress, _stop: letter_run(desk, run_id),
            self._take_run,
        )

    def strike(self, row_ids: frozenset[int], struck: bool) -> None:
        """Leave letters out of the run, or take them back in."""
        if self.run is None or self.receipt or self._bar.busy:
            return
        desk, key, run_id = self._context.desk, uuid4(), self.run.run_id
        self._striking += 1
        self._context.tasks.write(
            self,
            lambda: strike(desk, key, run_id, tuple(sorted(row_ids)), struck),
            self._take_strike,
            self._strike_failed,
            title=t("letter_runs.wait.striking"),
        )

    def post(self) -> None:
        """Make and keep every letter of the run; asked twice, it is done once."""
        if self.run is None or not self.ready:
            return
        desk, key, run_id = self._context.desk, self._post_key, self.run.run_id
        self._bar.run(
            self,
            t("letter_runs.wait.posting"),
            lambda progress, stop: post_letters(desk, key, run_id, progress, stop),
            self._take_report,
        )

    def undo(self) -> None:
        """Take the posted run back."""
        if self.receipt is None:
            return
        desk, key, run_id = self._context.desk, uuid4(), self.receipt.run_id
        reason = t("letter_runs.receipt.undo_reason")
        self._bar.run(
            self,
            t("letter_runs.wait.reversing"),
            lambda _progress, _stop: reverse_letters(desk, key, run_id, reason),
            self._take_reversal,
        )

    def save(self, target: Path) -> None:
        """Write the print job to ``target``."""
        if self.receipt is not None:
            desk, run_id = self._context.desk, self.receipt.run_id
            self._bar.run(
                self,
                t("letter_runs.wait.saving"),
                lambda _progress, _stop: _saved(desk, run_id, target),
                self._take_delivery,
            )

    def print_on(self, printer: str) -> None:
        """Send the print job to ``printer``."""
        if self.receipt is not None:
            desk, run_id = self._context.desk, self.receipt.run_id
            self._bar.run(
                self,
                t("letter_runs.wait.printing", printer=printer),
                lambda _progress, _stop: _printed(desk, run_id, printer),
                self._take_delivery,
            )

    def _take_proposal(self, answer: Done[LetterRun] | Refused) -> None:
        if isinstance(answer, Refused):
            self.refused.emit(answer.problems)
        else:
            self._take_run(answer.value)

    def _take_run(self, run: LetterRun) -> None:
        self.run = run
        self.receipt = None
        if run.state is RunState.POSTED:
            self.receipt = Receipt(run.run_id, self.kept())
        self.shown.emit()

    def _take_strike(self, answer: Done[int] | Refused) -> None:
        self._striking -= 1
        if isinstance(answer, Refused):
            self.refused.emit(answer.problems)
        if not self._striking:
            self._read_again()

    def _strike_failed(self, error: Exception) -> None:
        self._striking -= 1
        self._context.tasks.went_wrong.emit(error)
        self._read_again()

    def _read_again(self) -> None:
        if self.run is not None:
            desk, run_id = self._context.desk, self.run.run_id
            self._context.tasks.read(
                self, lambda: letter_run(desk, run_id), self._take_strikes, latest="strikes"
            )

    def _take_strikes(self, run: LetterRun) -> None:
        self.run = run
        self.strikes_kept.emit()

    def _take_report(self, answer: Done[LetterReport] | Refused) -> None:
        if isinstance(answer, Refused):
            self.refused.emit(answer.problems)
            return
        report = answer.value
        self.receipt = Receipt(report.run_id, report.posted, report.pages, report.skipped)
        self.posted.emit()

    def _take_reversal(self, answer: Done[int] | Refused) -> None:
        if isinstance(answer, Refused):
            self.refused.emit(answer.problems)
        else:
            self.receipt = None
            self.reversed.emit()

    def _take_delivery(self, answer: Delivery) -> None:
        (self.delivered if answer.arrived else self.not_delivered).emit(answer.sentence)


def _saved(desk: Desk, run_id: int, target: Path) -> Delivery:
    try:
        target.write_bytes(print_job(desk, run_id))
    except OSError as error:
        why = error.strerror or error.__class__.__name__
        return Delivery(t("letter_runs.receipt.not_saved", why=why), arrived=False)
    return Delivery(t("letter_runs.receipt.saved", file=str(target)))


def _printed(desk: Desk, run_id: int, printer: str) -> Delivery:
    try:
        send(print_job(desk, run_id), printer, t("letter_runs.job_title", run=run_id))
    except PrintError as error:
        sentence = t("letter_runs.receipt.not_printed", printer=printer, why=str(error))
        return Delivery(sentence, arrived=False)
    return Delivery(t("letter_runs.receipt.printed", printer=printer))
