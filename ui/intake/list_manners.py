"""How a list writes: the row of its headers, its decimal sign, the order of its days."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSpinBox, QVBoxLayout, QWidget

from clerkdesk.intake.mapping import DecimalSign, Mapping
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.caption import caption
from ui.widgets.plain_label import PlainLabel


class ListManners(QWidget):
    """Shows the three and lets the person correct them; says whether the list proves them."""

    header_row_chosen = Signal(int)
    sign_chosen = Signal(object)
    order_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QSpinBox(minimum=1, maximum=100_000)
        self._row.setKeyboardTracking(False)
        self._signs = _Choice(t("intake.columns.comma"), t("intake.columns.point"))
        self._orders = _Choice(t("intake.columns.day_first"), t("intake.columns.month_first"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (
            caption(t("intake.columns.header_row"), self._row),
            self._row,
            PlainLabel(t("intake.columns.decimal"), role=Role.MUTED),
            self._signs,
            PlainLabel(t("intake.columns.days"), role=Role.MUTED),
            self._orders,
        ):
            layout.addWidget(widget)
        self._row.valueChanged.connect(self.header_row_chosen)
        self._signs.chosen.connect(self._tell_sign)
        self._orders.chosen.connect(self._tell_order)

    def show_mapping(self, mapping: Mapping) -> None:
        """Show how the list of ``mapping`` writes."""
        self._row.blockSignals(True)
        self._row.setValue(mapping.header_row)
        self._row.blockSignals(False)
        first_sign = mapping.decimal_sign is DecimalSign.COMMA
        self._signs.show_choice(first_sign, assumed="decimal_sign" in mapping.assumed)
        self._orders.show_choice(mapping.day_first, assumed="day_first" in mapping.assumed)

    @Slot(bool)
    def _tell_sign(self, comma: bool) -> None:
        self.sign_chosen.emit(DecimalSign.COMMA if comma else DecimalSign.POINT)

    @Slot(bool)
    def _tell_order(self, day_first: bool) -> None:
        self.order_chosen.emit(day_first)


class _Choice(QWidget):
    """One of two ways, and whether the list proves it."""

    chosen = Signal(bool)

    def __init__(self, first: str, second: str) -> None:
        super().__init__()
        self._first, self._second = QRadioButton(first), QRadioButton(second)
        self._proof = PlainLabel(wrap=True)
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(3)
        for button in (self._first, self._second):
            self._group.addButton(button)
            layout.addWidget(button)
        layout.addWidget(self._proof)
        self._group.buttonClicked.connect(self._tell)

    def show_choice(self, first: bool, assumed: bool) -> None:
        (self._first if first else self._second).setChecked(True)
        self._proof.setText(t("intake.columns.assumed" if assumed else "intake.columns.proven"))
        self._proof.set_role(Role.AMBER if assumed else Role.MUTED)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self._first.isChecked())
