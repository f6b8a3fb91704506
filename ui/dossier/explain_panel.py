"""The card that explains one amount: formula, sentence, article, tariff and sources."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout

from ui.dossier.explanation import Explanation
from ui.icons import Icon, icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipRow
from ui.widgets.plain_label import PlainLabel


class ExplainPanel(QFrame):
    """Shows an explanation until Esc; all of it can be copied as text."""

    copied = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "card-accent")
        self.setAccessibleName(t("dossier.explain.name"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._explanation = Explanation("")
        self._title = PlainLabel(bold=True, points=1, wrap=True, selectable=True)
        self._formula = PlainLabel(bold=True, wrap=True, selectable=True)
        self._sentence = PlainLabel(role=Role.MUTED, wrap=True, selectable=True)
        self._chips = ChipRow()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 10, 12)
        layout.setSpacing(5)
        layout.addLayout(self._head())
        for part in (self._formula, self._sentence, self._chips):
            layout.addWidget(part)
        self.hide()

    def explain(self, explanation: Explanation) -> None:
        """Show ``explanation``."""
        self._explanation = explanation
        self._title.setText(explanation.title)
        for label, text in ((self._formula, explanation.formula), (self._sentence, explanation.sentence)):
            label.setText(text)
            label.setVisible(bool(text))
        self._chips.show_chips(_marks(explanation))
        self.show()

    def explanation(self) -> Explanation | None:
        """Return what is shown, none while the card is away."""
        return None if self.isHidden() else self._explanation

    @Slot()
    def copy(self) -> None:
        """Copy the explanation as text."""
        QGuiApplication.clipboard().setText(self._explanation.text)
        self.copied.emit()

    @Slot()
    def put_away(self) -> None:
        """Take the card away."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _head(self) -> QHBoxLayout:
        copy = QPushButton(icon(Icon.COPY), t("dossier.explain.copy"))
        copy.setFlat(True)
        copy.clicked.connect(self.copy)
        close = QToolButton()
        close.setIcon(icon(Icon.CLOSE))
        close.setToolTip(t("dossier.explain.close"))
        close.setAccessibleName(t("dossier.explain.close"))
        close.clicked.connect(self.put_away)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        head.addWidget(copy)
        head.addWidget(close)
        return head


def _marks(explanation: Explanation) -> list[Chip]:
    chips = [Chip(explanation.article, Icon.LAW, Role.ACCENT)] if explanation.article else []
    chips += [Chip(explanation.tariff)] if explanation.tariff else []
    return [*chips, *(Chip(source, Icon.FILE_TEXT) for source in explanation.sources)]
