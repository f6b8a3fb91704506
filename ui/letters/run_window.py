"""The window of a letter run: what would be sent, who gets nothing, each letter beside its data."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerkdesk.domain.problems import Problem
from clerkdesk.services import dossiers
from clerkdesk.services.dossiers import Account
from clerkdesk.services.imports import RunState
from clerkdesk.services.letter_runs import LeftOut, ProposedLetter
from clerkdesk.services.worklist import Selection
from ui.explain.explainer import Explainer
from ui.explain.explanation import Explanation, of_key
from ui.letters.flow import LetterFlow
from ui.letters.preview_work import Looked
from ui.letters.previews import Previews
from ui.letters.printing import printers
from ui.letters.run_frame import RunFrame
from ui.preferences.office_dialog import OfficeDialog
from ui.runtime.context import ScreenContext
from ui.texts import problem_sentence, t
from ui.theme_colours import Role
from ui.widgets.choose_file import choose_target
from ui.widgets.enter import pressed_button

_SIZE = (1340, 720)


class LetterRunWindow(QWidget):
    """Proposes the letters due today among ``selection``, or opens the run ``run_id`` that is kept."""

    def __init__(
        self,
        context: ScreenContext,
        selection: Selection | None = None,
        parent: QWidget | None = None,
        *,
        run_id: int | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._selection = selection or Selection()
        self._after: str | None = None
        self.frame = RunFrame(context.tasks)
        self.flow = LetterFlow(context, self.frame.work, self)
        self.previews = Previews(context, self)
        self.explainer = Explainer(context, self.frame.tabs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.frame)
        self.setWindowTitle(t("letter_runs.title"))
        self.resize(*_SIZE)
        self._connect_flow()
        self._connect_frame()
        context.tasks.read(self, printers, self._offer_printers)
        if run_id is None:
            self.flow.propose(self._selection)
        else:
            self.flow.open(run_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        if not pressed_button(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop work that is under way, and close only when there is none."""
        if self.frame.work.busy:
            self.frame.work.stop()
            event.ignore()
        else:
            super().closeEvent(event)

    def _connect_flow(self) -> None:
        flow = self.flow
        flow.shown.connect(self._show_run)
        flow.strikes_kept.connect(self._show_strikes)
        flow.posted.connect(self._show_receipt)
        flow.reversed.connect(self._show_reversed)
        flow.refused.connect(self._show_refused)
        flow.delivered.connect(self._show_delivery)
        flow.not_delivered.connect(self._show_failure)
        self.previews.looked.connect(self._show_letter)

    def _connect_frame(self) -> None:
        frame = self.frame
        frame.proposals.rows.strike_wanted.connect(self._strike)
        frame.proposals.rested_on.connect(self._look)
        frame.proposals.entered_letter.connect(self._show_dossier)
        frame.tabs.currentChanged.connect(self._look_at_tab)
        frame.left_out.row_rested.connect(self._look_at_left_out)
        frame.left_out.row_entered.connect(self._show_dossier)
        frame.print_wanted.connect(self._post_and_print)
        frame.save_wanted.connect(self._post_and_save)
        frame.receipt.save_wanted.connect(self._choose_target)
        frame.receipt.print_wanted.connect(self.flow.print_on)
        frame.receipt.undo_wanted.connect(self.flow.undo)
        frame.receipt.skipped.row_entered.connect(self._show_dossier)
        frame.fill_office.clicked.connect(self._fill_office)
        frame.work.busy_changed.connect(self._show_ready)
        QShortcut(QKeySequence.StandardKey.Close, self).activated.connect(self.close)
        QShortcut(QKeySequence("Ctrl+E"), self).activated.connect(self.explain)

    @Slot(object)
    def _offer_printers(self, names: Sequence[str]) -> None:
        self.frame.offer_printers(names)
        self._show_ready()

    @Slot()
    def _show_run(self) -> None:
        run = self.flow.run
        if run is None:
            return
        self.setWindowTitle(t("letter_runs.title_of", day=run.on))
        self.frame.show_run(run)
        if self.flow.receipt is not None:
            self.frame.show_receipt(self.flow.receipt)
        self._show_ready()

    @Slot()
    def _show_strikes(self) -> None:
        if self.flow.run is not None:
            self.frame.show_strikes(self.flow.run)
        self._show_ready()

    @Slot(object, bool)
    def _strike(self, row_ids: frozenset[int], struck: bool) -> None:
        if self.frame.work.busy or self.flow.receipt is not None:
            return
        self.frame.proposals.rows.strike(row_ids, struck)
        self.flow.strike(row_ids, struck)
        self._show_ready()

    @Slot(object)
    def _look(self, letter: ProposedLetter) -> None:
        self.frame.preview.show_whose(letter)
        if self.flow.run is not None:
            self.previews.want(self.flow.run.run_id, letter.row_id, self.frame.preview.page_size())

    @Slot()
    def _look_at_tab(self) -> None:
        letter, left_out = self.frame.proposals.current_letter(), self.frame.left_out.current_row()
        if self.frame.tabs.currentIndex() == 0 and letter is not None:
            self._look(letter)
        elif self.frame.tabs.currentIndex() == 1 and left_out is not None:
            self._look_at_left_out(left_out)

    @Slot(object)
    def _look_at_left_out(self, row: LeftOut) -> None:
        self.previews.stop_wanting()
        self.frame.preview.show_left_out(row)

    @Slot()
    def explain(self) -> None:
        """Show why the amount under the cursor is what it is, or take the card away."""
        if self.explainer.is_open():
            self.explainer.put_away()
            return
        run, of_letters = self.flow.run, self.frame.tabs.currentIndex() == 0
        table = self.frame.proposals if of_letters else self.frame.left_out
        row = self.frame.proposals.current_letter() if of_letters else self.frame.left_out.current_row()
        if run is not None and row is not None:
            reading = partial(dossiers.account, self._context.desk, row.dossier_id, run.on)
            pick = partial(_asked_in, "due" if of_letters else "principal")
            place = table.visualRect(table.currentIndex()).translated(table.viewport().pos())
            self.explainer.ask(reading, pick, table, place)

    @Slot(object)
    def _show_letter(self, found: Looked) -> None:
        if found.refused:
            self.frame.preview.refuse(found.refused)
        else:
            self.frame.preview.show_letter(found.pages, found.fields)

    @Slot(object)
    def _show_dossier(self, row: ProposedLetter | LeftOut) -> None:
        self._context.requests.dossier_wanted.emit(row.dossier_id)

    @Slot(str)
    def _post_and_print(self, printer: str) -> None:
        self._after = printer
        self.flow.post()

    @Slot()
    def _post_and_save(self) -> None:
        self._after = None
        self.flow.post()

    @Slot()
    def _show_receipt(self) -> None:
        receipt = self.flow.receipt
        if receipt is None:
            return
        self.frame.show_receipt(receipt)
        self._show_ready()
        if not receipt.posted:
            return
        if self._after:
            self.flow.print_on(self._after)
        else:
            self._choose_target()

    @Slot()
    def _choose_target(self) -> None:
        if self.flow.run is not None:
            title, name = t("letter_runs.choose_target"), t("letter_runs.file_name", day=self.flow.run.on)
            choose_target(self, title, "PDF", "pdf", name, self._save)

    def _save(self, target: Path) -> None:
        self.flow.save(target)

    @Slot()
    def _show_reversed(self) -> None:
        self.frame.receipt.show_reversed()

    @Slot(str)
    def _show_delivery(self, sentence: str) -> None:
        self.frame.receipt.show_delivery(sentence, arrived=True)

    @Slot(str)
    def _show_failure(self, sentence: str) -> None:
        self.frame.receipt.show_delivery(sentence, arrived=False)

    @Slot()
    def _fill_office(self) -> None:
        dialog = OfficeDialog(self._context, self)
        dialog.kept.connect(self._propose_again)
        dialog.open()

    @Slot()
    def _propose_again(self) -> None:
        self.frame.forget_refusal()
        self.flow.propose(self._selection)

    @Slot(object)
    def _show_refused(self, problems: Sequence[Problem]) -> None:
        sentences = "\n".join(problem_sentence(problem) for problem in problems)
        if self.flow.receipt is not None:
            self.frame.receipt.refuse(sentences)
        else:
            unknown = any(problem.code == "office.unknown" for problem in problems)
            self.frame.refuse(sentences, office_unknown=unknown)
        self._show_ready()

    @Slot()
    def _show_ready(self) -> None:
        self.frame.allow_posting(self.flow.ready and not self.frame.work.busy)
        run = self.flow.run
        if run is None or self.frame.work.busy or self.flow.ready:
            return
        if run.state is RunState.REVERSED:
            self.frame.work.say(t("letter_runs.receipt.reversed"), Role.AMBER)
        else:
            self.frame.work.say("" if self.flow.kept() else t("letter_runs.none_kept"), Role.MUTED)


def _asked_in(key: str, account: Account) -> Explanation | None:
    return of_key(account, key)
