"""What posting a list did, and what can be done next."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerkdesk.services.imports import ImportReport
from ui.icons import Icon, icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel
from ui.widgets.remark import Remark, RemarkList

_WIDTH = 720


class ReportPage(QWidget):
    """A receipt with the next steps: letters, the dossiers, the answer to the creditor, undo."""

    letters_wanted = Signal()
    dossiers_wanted = Signal()
    answer_wanted = Signal()
    undo_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.band = Remark(Icon.OK, Role.GREEN)
        self._counts = RemarkList(Icon.CHECK, Role.GREEN)
        self.letters = _button("intake.report.letters", Icon.LETTER, self.letters_wanted)
        self.letters.setProperty("primary", True)
        self.letters.setIcon(icon(Icon.LETTER, Role.ON_ACCENT))
        self.dossiers = _button("intake.report.open_list", Icon.DOSSIER, self.dossiers_wanted)
        self.answer = _button("intake.report.save_answer", Icon.EXPORT, self.answer_wanted)
        self.undo = _button("intake.report.undo", Icon.UNDO, self.undo_wanted)
        self.again = _button("intake.report.again", Icon.IMPORT, self.again_wanted)
        self._hint = PlainLabel(t("intake.report.undo_hint"), role=Role.MUTED)
        self._lay_out()

    def show_report(self, report: ImportReport) -> None:
        """Show what was posted."""
        self.band.look(Icon.OK, Role.GREEN)
        sentence = t("intake.report.sentence", claims=report.claims, amount=report.amount)
        self.band.say(t("intake.report.done"), sentence)
        counts = {"dossiers": report.dossiers, "joined": report.joined, "disputes": report.disputes}
        self._counts.show_sentences([t(f"intake.report.{name}", n=n) for name, n in counts.items() if n])
        for button in (self.letters, self.dossiers, self.undo):
            button.setEnabled(True)

    def show_undone(self) -> None:
        """Say that the list was taken back."""
        self.band.look(Icon.UNDO, Role.ACCENT)
        self.band.say(t("intake.report.undone"))
        self._counts.show_sentences([])
        for button in (self.letters, self.dossiers, self.undo):
            button.setEnabled(False)

    def refuse(self, sentences: str) -> None:
        """Say why the list cannot be taken back."""
        self.band.look(Icon.PROBLEM, Role.RED)
        self.band.say(t("intake.report.not_undone"), sentences)

    def enter(self) -> None:
        """Put the keyboard on the next step."""
        self.letters.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.band)
        column.addWidget(self._counts)
        column.addLayout(_line(self.letters, self.dossiers, self.answer))
        column.addLayout(_line(self.undo, self._hint))
        column.addLayout(_line(self.again))
        column.addStretch()
        held = QWidget()
        held.setLayout(column)
        held.setMaximumWidth(_WIDTH)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 12)
        layout.addWidget(held, 10)
        layout.addStretch(1)


def _button(key: str, meaning: Icon, pressed: SignalInstance) -> QPushButton:
    button = QPushButton(icon(meaning), t(key))
    button.clicked.connect(pressed)
    return button


def _line(*parts: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(10)
    for part in parts:
        line.addWidget(part)
    line.addStretch()
    return line
