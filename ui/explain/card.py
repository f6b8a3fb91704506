"""The card that explains one amount, over whatever is on screen: sum, law, tariff, facts, and the phone."""

from PySide6.QtCore import QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.explain.explanation import Explanation
from ui.explain.phone_line import PhoneLine
from ui.format import money
from ui.icons import Icon, icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.chip import Chip
from ui.widgets.picture import Picture
from ui.widgets.plain_label import PlainLabel

WIDTH = 440
_MOST_FACTS, _MOST_PARTS = 7, 9
_FRAME = 2
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ExplainCard(QFrame):
    """Shows an explanation until Esc; all of it can be copied. ``step_wanted`` asks for another amount."""

    copied = Signal()
    closed = Signal()
    step_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "card-accent")
        self.setAccessibleName(t("dossier.explain.name"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._explanation = Explanation("")
        self._title = PlainLabel(bold=True, points=1, wrap=True, selectable=True)
        self._formula = PlainLabel(bold=True, wrap=True, selectable=True)
        self._sentence = PlainLabel(role=Role.MUTED, wrap=True, selectable=True)
        self._parts, self._facts = _Lines(), _Lines()
        self._article = Chip("", Icon.LAW, Role.ACCENT, clickable=True)
        self._article.clicked.connect(self.open_law)
        self._link = PlainLabel(role=Role.MUTED, points=-1, elide=True, selectable=True)
        self._tariff = PlainLabel(points=-0.5, wrap=True, selectable=True)
        self._tariff_line = _beside(Icon.RATE, self._tariff)
        self._source = PlainLabel(role=Role.MUTED, points=-1, elide=True, selectable=True)
        self._facts_title = PlainLabel(t("explain.facts"), role=Role.MUTED, points=-1)
        self.phone = PhoneLine()
        self._keys = PlainLabel(role=Role.MUTED, points=-1, elide=True)
        self._copy = QPushButton(icon(Icon.COPY), t("dossier.explain.copy"))
        self._lay_out()
        self.hide()

    def explain(self, explanation: Explanation, *, steps: bool) -> None:
        """Show ``explanation``; ``steps`` says whether the arrows go to another amount."""
        self._explanation = explanation
        self._title.setText(explanation.title)
        pairs = ((self._formula, explanation.formula), (self._sentence, explanation.sentence))
        for label, text in pairs:
            label.setText(text)
            label.setVisible(bool(text))
        self._parts.show_pairs([(part.label, money(part.amount)) for part in explanation.parts], _MOST_PARTS)
        self._show_law(explanation)
        self._tariff.setText(explanation.tariff)
        self._tariff_line.setVisible(bool(explanation.tariff))
        self._source.setText(explanation.source)
        self._source.setVisible(bool(explanation.source))
        self._facts.show_pairs([(fact, "") for fact in explanation.inputs], _MOST_FACTS)
        self._facts_title.setVisible(bool(explanation.inputs))
        self.phone.show_sentences(explanation.phone, explanation.language)
        self._keys.setText(t("explain.keys" if steps else "explain.keys_short"))
        self.show()

    def explanation(self) -> Explanation | None:
        """Return what is shown, none while the card is away."""
        return None if self.isHidden() else self._explanation

    def height_wanted(self) -> int:
        """Return how tall the card is with all that it says."""
        inside = [*self._held.findChildren(QWidget)[::-1], self._held]
        for layout in filter(None, (widget.layout() for widget in inside)):
            layout.invalidate()
        return self._held.heightForWidth(WIDTH - 2 * _FRAME) + 2 * _FRAME

    def take_focus(self) -> None:
        """Put the keyboard in the card."""
        self._copy.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def copy(self) -> None:
        """Copy the explanation as text."""
        QGuiApplication.clipboard().setText(self._explanation.text)
        self.copied.emit()

    @Slot()
    def open_law(self) -> None:
        """Open the text of the law in the person's own browser."""
        if self._explanation.link:
            QDesktopServices.openUrl(QUrl(self._explanation.link))

    @Slot()
    def put_away(self) -> None:
        """Take the card away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def answers(self, event: QKeyEvent) -> bool:
        """Do what a key means while the card is open, and return whether it means anything."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.put_away()
        elif key == Qt.Key.Key_C and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.copy()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self.phone.turn(1 if key == Qt.Key.Key_Right else -1)
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, the arrows go to another amount or another language."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.step_wanted.emit(step)
        elif not self.answers(event):
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(WIDTH, 80)

    def _show_law(self, explanation: Explanation) -> None:
        self._article.show_as(explanation.article, Icon.LAW, Role.ACCENT if explanation.link else Role.MUTED)
        self._article.setToolTip(t("explain.law_tip") if explanation.link else "")
        self._article.setVisible(bool(explanation.article))
        self._link.setText(explanation.link)
        self._link.setVisible(bool(explanation.link))

    def _lay_out(self) -> None:
        self._held = QWidget()
        inner = QVBoxLayout(self._held)
        inner.setContentsMargins(14, 8, 10, 10)
        inner.setSpacing(5)
        inner.addLayout(self._head())
        shown: tuple[QWidget, ...] = (self._formula, self._sentence, self._parts, self._article, self._link)
        shown += (self._tariff_line, self._source, self._facts_title, self._facts, self.phone, self._keys)
        for part in shown:
            inner.addWidget(part)
        inner.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._held)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(scroll)

    def _head(self) -> QHBoxLayout:
        self._copy.setFlat(True)
        self._copy.clicked.connect(self.copy)
        close = QToolButton()
        close.setIcon(icon(Icon.CLOSE))
        close.setToolTip(t("dossier.explain.close"))
        close.setAccessibleName(t("dossier.explain.close"))
        close.clicked.connect(self.put_away)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        head.addWidget(self._copy)
        head.addWidget(close)
        return head


class _Lines(QWidget):
    """A few lines of words, some with an amount on the right; what is too many is counted."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)

    def show_pairs(self, pairs: list[tuple[str, str]], most: int) -> None:
        """Show ``pairs`` instead of what was there."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = pairs[:most]
        if len(pairs) > most:
            shown.append((t("explain.more_facts", n=len(pairs) - most), ""))
        for row, (words, figures) in enumerate(shown):
            label = PlainLabel(words, points=-0.5, wrap=True, selectable=True)
            if figures:
                self._grid.addWidget(label, row, 0)
                amount = PlainLabel(figures, points=-0.5)
                self._grid.addWidget(amount, row, 1, Qt.AlignmentFlag.AlignRight)
            else:
                self._grid.addWidget(_beside(Icon.FILE_TEXT, label), row, 0, 1, 2)
        self.setVisible(bool(shown))


def _beside(meaning: Icon, label: PlainLabel) -> QWidget:
    held = QWidget()
    line = QHBoxLayout(held)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(Picture(meaning, Role.MUTED, 13), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label, 1)
    return held
