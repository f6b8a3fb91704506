"""The strip above a dossier that never scrolls: who, how much, what is next, and what to beware of."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from clerkdesk.services.dossiers import DossierHeader
from ui.dossier import header_words
from ui.format import euro
from ui.icons import Icon, icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.amount_label import AmountLabel
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipRow
from ui.widgets.plain_label import PlainLabel


class HeaderStrip(QWidget):
    """Name, number and amount on top; creditor, regime and handler under it; then chips."""

    copied = Signal(str)
    others_wanted = Signal()
    amount_asked = Signal(str)
    """Explain the amount with this key of the account."""

    def __init__(self) -> None:
        super().__init__()
        self._name = _GivingLabel(bold=True, points=3, elide=True)
        self._number = PlainLabel(role=Role.MUTED, selectable=True)
        self.amount = AmountLabel(bold=True, points=3)
        self.amount.asked.connect(self._ask_claimable)
        self._facts = PlainLabel(role=Role.MUTED, elide=True)
        self.disputed = AmountLabel(role=Role.MUTED, points=-0.5)
        self.disputed.asked.connect(self._ask_disputed)
        self._copy = QToolButton()
        self._copy.setIcon(icon(Icon.COPY))
        self._copy.setIconSize(QSize(14, 14))
        self._copy.setToolTip(t("dossier.header.copy_number"))
        self._copy.setAccessibleName(t("dossier.header.copy_number"))
        self._copy.clicked.connect(self.copy_number)
        self._telephone = Chip("", Icon.TELEPHONE, clickable=True)
        self._telephone.setToolTip(t("dossier.header.telephone_tip"))
        self._telephone.clicked.connect(self.copy_telephone)
        self._chips = ChipRow()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 6)
        layout.setSpacing(1)
        layout.addLayout(self._first_line())
        layout.addLayout(_line((self._facts, 1), (self.disputed, 0)))
        layout.addSpacing(4)
        layout.addWidget(self._chips)

    def show_header(self, header: DossierHeader) -> None:
        """Show the facts of a dossier."""
        self._name.setText(header.debtor)
        self._number.setText(header.number)
        self.amount.setText(euro(header.claimable))
        self._facts.setText(header_words.facts(header))
        self.disputed.setText(header_words.claimable(header))
        self.disputed.ask_for(bool(header.disputed))
        self._telephone.show_as(header.telephone, Icon.TELEPHONE, Role.MUTED)
        self._telephone.setMinimumWidth(self._telephone.sizeHint().width())
        self._telephone.setVisible(bool(header.telephone))
        self._chips.show_chips(self._chips_of(header))
        self._copy.show()

    def forget(self) -> None:
        """Show nothing."""
        for label in (self._name, self._number, self.amount, self._facts, self.disputed):
            label.setText("")
        self._chips.show_chips([])
        self._telephone.hide()
        self._copy.hide()

    def words(self) -> str:
        """Return everything that the strip says, for people who listen to it."""
        labels = (self._name, self._number, self.amount, self._facts, self.disputed)
        chips = [chip.text() for chip in self._chips.chips() if isinstance(chip, Chip)]
        return " · ".join([*(label.whole_text() for label in labels), *chips])

    @Slot()
    def copy_number(self) -> None:
        """Copy the number of the dossier."""
        self._copy_text(self._number.whole_text())

    @Slot()
    def copy_telephone(self) -> None:
        """Copy the telephone number."""
        self._copy_text(self._telephone.text())

    @Slot()
    def _ask_claimable(self) -> None:
        self.amount_asked.emit("due")

    @Slot()
    def _ask_disputed(self) -> None:
        self.amount_asked.emit("disputed")

    def _copy_text(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(text)

    def _first_line(self) -> QHBoxLayout:
        line = _line((self._name, 0), (self._number, 0), (self._copy, 0), (self._telephone, 0))
        line.addStretch(1)
        line.addWidget(self.amount)
        return line

    def _chips_of(self, header: DossierHeader) -> list[QWidget]:
        chips: list[QWidget] = [
            Chip(words, meaning, role) for words, meaning, role in header_words.chips(header)
        ]
        if header.other_dossiers:
            others = Chip(header_words.others(header), Icon.DOSSIER, Role.ACCENT, clickable=True)
            others.setToolTip(t("dossier.header.others_tip"))
            others.clicked.connect(self.others_wanted)
            chips.append(others)
        return chips


class _GivingLabel(PlainLabel):
    """A label as wide as its text, that gives way where there is no room."""

    def __init__(self, *, bold: bool, points: float, elide: bool) -> None:
        super().__init__(bold=bold, points=points, elide=elide)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show ``text`` and ask for its room."""
        super().setText(text)
        self.updateGeometry()


def _line(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    for widget, stretch in parts:
        line.addWidget(widget, stretch)
    return line
