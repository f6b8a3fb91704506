"""The cap lens on the Vordering tab: clause, law and limit side by side, what applies marked in words."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from clerkdesk.domain.cap_lens import Cell, Comparison, Outcome, Side, Subject
from clerkdesk.services.dossiers import Account
from ui.dossier.account_rows import invoices_of
from ui.explain.explanation import Explanation, of_cell, of_outcome
from ui.format import money
from ui.icons import Icon, icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.amount_label import AmountLabel
from ui.widgets.picture import Picture
from ui.widgets.plain_label import PlainLabel
from ui.widgets.separator import Separator

_TALLEST = 190
_NAMED = 3
_AFTER_AMOUNT = 2
_NO_AMOUNT = {
    "lens.no_clause": "lens.no_clause",
    "lens.clause_at_most": "lens.refers",
    "lens.law_silent": "lens.law_silent",
    "lens.judge": "lens.judge",
}
_LOOKS = {
    Outcome.VOID: (Icon.REFUSED, Role.RED),
    Outcome.NOT_YET: (Icon.TERM, Role.AMBER),
    Outcome.NOTHING: (Icon.IGNORED, Role.MUTED),
}


class LensPanel(QFrame):
    """A row per cost and for the interest; every cell tells its reason through ``asked``."""

    asked = Signal(object, object)
    """Explain this ``Explanation`` beside this widget."""
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "card")
        self.setAccessibleName(t("lens.name"))
        self._cells: list[AmountLabel] = []
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 6, 8)
        layout.setSpacing(4)
        layout.addLayout(self._head())
        layout.addWidget(self._scroll)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_lens(self, account: Account) -> None:
        """Show the comparisons of an account."""
        self._cells = []
        held = QWidget()
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        for column, stretch in enumerate((8, 5, 5, 5)):
            grid.setColumnStretch(column, stretch)
        for column, side in enumerate(Side, start=1):
            grid.addWidget(PlainLabel(t(f"lens.side.{side}"), role=Role.MUTED, points=-0.5), 0, column)
        if not account.lens:
            grid.addWidget(PlainLabel(t("lens.empty"), role=Role.MUTED, wrap=True), 1, 0, 1, 4)
        for place, comparison in enumerate(account.lens):
            row = 2 * place + 1
            grid.addWidget(Separator(), row, 0, 1, 4)
            grid.addWidget(self._subject(comparison, account), row + 1, 0)
            for column, side in enumerate(Side, start=1):
                grid.addWidget(self._cell(comparison, side, account), row + 1, column)
        grid.setRowStretch(2 * len(account.lens) + 2, 1)
        self._scroll.setWidget(held)
        self._scroll.setFixedHeight(min(_TALLEST, held.sizeHint().height() + 2))
        self.updateGeometry()

    def cells(self) -> tuple[AmountLabel, ...]:
        """Return everything that can be asked about, row by row."""
        return tuple(self._cells)

    def words(self) -> str:
        """Return what the panel says, a line per row."""
        held = self._scroll.widget()
        return "\n".join(label.whole_text() for label in held.findChildren(PlainLabel)) if held else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the panel away."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def _head(self) -> QHBoxLayout:
        close = QToolButton()
        close.setIcon(icon(Icon.CLOSE))
        close.setToolTip(t("lens.close"))
        close.setAccessibleName(t("lens.close"))
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(t("lens.title"), bold=True), 1)
        head.addWidget(close)
        return head

    def _subject(self, comparison: Comparison, account: Account) -> QWidget:
        """Return what a row is about and, where nothing applies, which word says so."""
        held = QWidget()
        lines = QVBoxLayout(held)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(PlainLabel(_about(comparison, account), elide=True))
        if comparison.winner is None:
            meaning, role = _LOOKS[comparison.outcome]
            words = t(f"lens.outcome.{comparison.outcome}")
            lines.addWidget(
                self._marked(
                    meaning, role, words, of_outcome(comparison, _about(comparison, account), account)
                )
            )
        return held

    def _cell(self, comparison: Comparison, side: Side, account: Account) -> QWidget:
        words = _cell_words(comparison.cells[side], comparison.subject)
        explained = of_cell(comparison, side, account)
        if side is not comparison.winner:
            role = Role.MUTED if comparison.winner is not None else Role.TEXT
            return self._asking(words, role, explained)
        held = self._marked(Icon.OK, Role.GREEN, words, explained)
        line = held.layout()
        if isinstance(line, QHBoxLayout):
            line.insertWidget(_AFTER_AMOUNT, PlainLabel(t("lens.applies"), role=Role.GREEN, points=-0.5))
        return held

    def _marked(self, meaning: Icon, role: Role, words: str, explained: Explanation) -> QWidget:
        held = QWidget()
        line = QHBoxLayout(held)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(5)
        line.addWidget(Picture(meaning, role, 14))
        line.addWidget(
            self._asking(words, role if role is not Role.GREEN else Role.TEXT, explained, bold=True)
        )
        line.addStretch(1)
        return held

    def _asking(self, words: str, role: Role, explained: Explanation, *, bold: bool = False) -> AmountLabel:
        label = AmountLabel(words, role=role, bold=bold)
        label.asked.connect(partial(self._ask, explained, label))
        self._cells.append(label)
        return label

    def _ask(self, explained: Explanation, label: AmountLabel) -> None:
        self.asked.emit(explained, label)


def _about(comparison: Comparison, account: Account) -> str:
    if comparison.subject is Subject.INTEREST:
        name = t("lens.interest")
    else:
        name = t(f"dossier.costs_name.{account.statement.regime.id}")
    known = invoices_of(account)
    named = [known.get(claim, claim) for claim in comparison.claims]
    if len(named) == len(account.claims):
        return name
    more = f" +{len(named) - _NAMED}" if len(named) > _NAMED else ""
    return f"{name} · {', '.join(named[:_NAMED])}{more}"


def _cell_words(cell: Cell, subject: Subject) -> str:
    if cell.amount is None:
        return t(_NO_AMOUNT.get(cell.because.code, "lens.no_amount"))
    if cell.because.code == "lens.floor":
        return t("lens.at_least", amount=cell.amount)
    if subject is Subject.COLLECTION_COSTS or cell.percent is None:
        return money(cell.amount)
    rate = t("lens.percent", percent=cell.percent)
    return f"{rate} · {money(cell.amount)}" if cell.amount else rate
