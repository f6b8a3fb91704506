"""What a lawsuit about one dossier would cost, by how it ends; all of it can be copied as text."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from clerkdesk.domain.court_lines import CourtCosts
from clerkdesk.services.court_costs import CourtEstimate, court_estimate
from clerkdesk.services.done import Change, Subject
from ui.court import words
from ui.court.cost_grid import CostGrid
from ui.icons import Icon, icon
from ui.runtime.context import ScreenContext
from ui.runtime.hub import touches
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.caption import caption
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.enter import pressed_button
from ui.widgets.plain_label import PlainLabel
from ui.widgets.separator import Separator

_SIZE = (760, 560)
_AROUND = (14, 10, 14, 10)


class CourtWindow(QWidget):
    """Choose how it ends, read what each pays; Ctrl+C copies, Esc closes."""

    def __init__(self, context: ScreenContext, dossier_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._context = context
        self._dossier_id = dossier_id
        self._estimate: CourtEstimate | None = None
        self._about = PlainLabel(role=Role.MUTED, elide=True)
        self._asked = PlainLabel(wrap=True)
        self.ending = ChoiceBox([])
        self.ending.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(t("court.lines"))
        self.copy_button = QPushButton(icon(Icon.COPY), t("court.copy"))
        self.copy_button.setToolTip("Ctrl+C")
        self.setWindowTitle(t("court.title"))
        self._lay_out()
        self.ending.currentIndexChanged.connect(self._show_course)
        self.copy_button.clicked.connect(self.copy)
        QShortcut(QKeySequence.StandardKey.Copy, self).activated.connect(self.copy)
        QShortcut(QKeySequence.StandardKey.Refresh, self).activated.connect(self._read)
        for keys in (QKeySequence.StandardKey.Close, QKeySequence.StandardKey.Cancel):
            QShortcut(keys, self).activated.connect(self.close)
        context.hub.changed.connect(self._heard)
        self._read()

    def grid(self) -> CostGrid | None:
        """Return the lines that are shown, none while they are read or where nothing is open."""
        shown = self._area.widget()
        return shown if isinstance(shown, CostGrid) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        if not pressed_button(event):
            super().keyPressEvent(event)

    @Slot()
    def copy(self) -> None:
        """Copy the estimate as text."""
        course = self._course()
        if self._estimate is not None and course is not None:
            QGuiApplication.clipboard().setText(words.as_text(self._estimate, course))
            self._context.requests.said.emit(t("court.copied"))

    @Slot(object)
    def _heard(self, changes: frozenset[Change] | None) -> None:
        if touches(changes, Subject.DOSSIER, self._dossier_id):
            self._read()

    @Slot()
    def _read(self) -> None:
        desk, dossier_id = self._context.desk, self._dossier_id
        self._context.tasks.read(self, lambda: court_estimate(desk, dossier_id), self._show, latest="court")

    @Slot(object)
    def _show(self, estimate: CourtEstimate) -> None:
        before, first = self.ending.chosen(), self._estimate is None
        self._estimate = estimate
        self._about.setText(words.about(estimate))
        self.ending.offer([(one.ending, t(f"court.ending.{one.ending}")) for one in estimate.courses])
        if before in [one.ending for one in estimate.courses]:
            self.ending.choose(before)
        for part in (self.ending, self.copy_button):
            part.setEnabled(bool(estimate.courses))
        self._show_course()
        if first:
            self.ending.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_course(self) -> None:
        course = self._course()
        if self._estimate is None or course is None:
            self._asked.setText(t("court.nothing_open"))
            self._area.setWidget(QWidget())
            return
        self._asked.setText(words.asked(self._estimate, course))
        self._area.setWidget(CostGrid(self._estimate, course))

    def _course(self) -> CourtCosts | None:
        courses = self._estimate.courses if self._estimate else ()
        return next((one for one in courses if one.ending is self.ending.chosen()), None)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(*_AROUND)
        head.setSpacing(6)
        head.addWidget(PlainLabel(t("court.title"), bold=True, points=2))
        head.addWidget(self._about)
        head.addWidget(self._asked)
        how = QHBoxLayout()
        how.setSpacing(8)
        how.addWidget(caption(t("court.how"), self.ending))
        how.addWidget(self.ending)
        how.addStretch(1)
        head.addLayout(how)
        foot = QHBoxLayout()
        foot.setContentsMargins(*_AROUND)
        foot.setSpacing(10)
        foot.addWidget(PlainLabel(t("court.caution"), role=Role.MUTED, wrap=True), 1)
        foot.addWidget(self.copy_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(Separator())
        layout.addWidget(self._area, 1)
        layout.addWidget(Separator())
        layout.addLayout(foot)
        self.resize(*_SIZE)
