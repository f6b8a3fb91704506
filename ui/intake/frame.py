"""The frame of the import window: the steps above, progress and the way on below."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.icons import Icon, icon
from ui.intake.steps import PAGES, Step
from ui.runtime.tasks import Tasks
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel
from ui.widgets.separator import Separator
from ui.widgets.work_bar import WorkBar


class WizardFrame(QWidget):
    """Holds the pages; tells when the person wants to go somewhere, and goes nowhere by itself."""

    step_wanted = Signal(object)
    back_wanted = Signal()
    forward_wanted = Signal()

    def __init__(self, tasks: Tasks, pages: dict[Step, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = WorkBar(tasks, t("intake.stop"), t("intake.wait.stopping"))
        self.steps = QTabBar(expanding=False, drawBase=False)
        for step in PAGES:
            self.steps.addTab(t(f"intake.step.{step.name.lower()}"))
        self.back = QPushButton(t("intake.back"))
        self.forward = QPushButton(t("intake.forward"))
        self.forward.setProperty("primary", True)
        self._file = PlainLabel(role=Role.MUTED, elide=True)
        self._hint = PlainLabel(t("intake.forward_hint"), role=Role.MUTED)
        self._pages = QStackedWidget()
        for step in Step:
            self._pages.insertWidget(step, pages[step])
        self._lay_out()
        self._connect()

    def show_file(self, name: str) -> None:
        """Show the name of the list beside the steps."""
        self._file.setText(name)

    def show_step(self, step: Step) -> None:
        """Show the page of ``step``."""
        self._pages.setCurrentIndex(step)
        if step in PAGES:
            self.steps.setCurrentIndex(step)

    def allow(self, reachable: dict[Step, bool], done: Step) -> None:
        """Enable the steps that can be gone to; those before ``done`` get a check mark."""
        for step in PAGES:
            self.steps.setTabEnabled(step, reachable[step])
            passed = step < done
            self.steps.setTabIcon(
                step, icon(Icon.CHECK if passed else Icon.FORWARD, Role.GREEN if passed else Role.FAINT)
            )

    def show_end(self, ended: bool) -> None:
        """Take the way on away when there is none any more, and bring it back."""
        for widget in (self.back, self._hint, self.forward):
            widget.setVisible(not ended)

    def show_way_on(self, words: str, why_not: str, back: bool) -> None:
        """Label the way on; what stands in the way is said in the foot and in the tooltip."""
        self.forward.setText(words)
        self.forward.setEnabled(not why_not and not self.work.busy)
        self.forward.setToolTip(why_not or t("intake.forward_hint"))
        self.back.setEnabled(back and not self.work.busy)
        if not self.work.busy:
            self.work.say(why_not)

    def hold(self, busy: bool) -> None:
        """Keep the pages still while work is under way."""
        self._pages.setEnabled(not busy)
        self.steps.setEnabled(not busy)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 4, 14, 0)
        top.addWidget(self.steps)
        top.addWidget(self._file, 1)
        self._file.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot = QFrame()
        foot.setProperty("panel", "foot")
        bottom = QHBoxLayout(foot)
        bottom.setContentsMargins(14, 8, 14, 8)
        bottom.addWidget(self.work)
        bottom.addStretch()
        bottom.addWidget(self.back)
        bottom.addSpacing(6)
        bottom.addWidget(self._hint)
        bottom.addWidget(self.forward)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(Separator())
        layout.addWidget(self._pages, 1)
        layout.addWidget(foot)

    def _connect(self) -> None:
        self.steps.currentChanged.connect(self._clicked)
        self.back.clicked.connect(self.back_wanted)
        self.forward.clicked.connect(self.forward_wanted)
        self.work.busy_changed.connect(self.hold)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.forward_wanted)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.back_wanted)

    @Slot(int)
    def _clicked(self, index: int) -> None:
        if index >= 0 and index != self._pages.currentIndex():
            self.step_wanted.emit(Step(index))
