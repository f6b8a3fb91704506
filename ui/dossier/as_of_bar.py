"""The day on which the account stands, with steps of a day, a month, a change of rate, and back to today."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from ui.icons import Icon, icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.date_edit import DateEdit
from ui.widgets.plain_label import PlainLabel

_NARROW = 23


class AsOfBar(QWidget):
    """A date field and its steps; every step tells the new day."""

    day_wanted = Signal(object)
    rate_change_wanted = Signal(bool)
    copy_wanted = Signal()
    lens_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.field = DateEdit(today)
        self.field.setAccessibleName(t("dossier.account.as_of_name"))
        self.field.setFixedWidth(94)
        self.field.editingFinished.connect(self._typed)
        self._shown: date | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 12, 2)
        layout.setSpacing(1)
        layout.addWidget(PlainLabel(t("dossier.account.as_of"), role=Role.MUTED))
        layout.addSpacing(4)
        layout.addWidget(self.field)
        layout.addSpacing(2)
        for step in self._steps():
            layout.addWidget(step)
        layout.addStretch(1)
        layout.addWidget(self._lens_button())
        layout.addSpacing(2)
        layout.addWidget(self._copy_button())

    def show_day(self, on: date, today: date) -> None:
        """Show the day on which the account stands."""
        self._today, self._shown = today, on
        self.field.set_today(today)
        self.field.set_day(on)
        self._to_today.setChecked(on == today)

    def show_lens(self, shown: bool) -> None:
        """Show whether clause, law and limit are on screen."""
        self._to_lens.setChecked(shown)

    def answers(self, event: QKeyEvent) -> bool:
        """Step a month with PageUp and PageDown, a change of rate with Ctrl; return whether it did."""
        step = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        if step is None:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.rate_change_wanted.emit(step > 0)
        else:
            self._step(0, step)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step months and rate changes."""
        if not self.answers(event):
            super().keyPressEvent(event)

    def _steps(self) -> list[QWidget]:
        self._to_today = _pill(t("dossier.account.today"))
        self._to_today.setCheckable(True)
        self._to_today.clicked.connect(self._go_to_today)
        to_change = _pill(t("dossier.account.rate_change"))
        to_change.setToolTip(t("dossier.account.rate_change_tip"))
        to_change.clicked.connect(self._go_to_change)
        return [
            self._arrow(Icon.BACK_FAR, "month_back", 0, -1),
            self._arrow(Icon.BACK, "day_back", -1, 0),
            self._arrow(Icon.FORWARD, "day_on", 1, 0),
            self._arrow(Icon.FORWARD_FAR, "month_on", 0, 1),
            self._to_today,
            to_change,
        ]

    def _arrow(self, meaning: Icon, words: str, days: int, months: int) -> QToolButton:
        arrow = QToolButton()
        arrow.setIcon(icon(meaning, Role.ACCENT))
        arrow.setFixedWidth(_NARROW)
        arrow.setAccessibleName(t(f"dossier.account.{words}"))
        arrow.setToolTip(t(f"dossier.account.{words}"))
        arrow.setProperty("step", (days, months))
        arrow.clicked.connect(self._arrow_pressed)
        return arrow

    def _lens_button(self) -> QToolButton:
        self._to_lens = QToolButton()
        self._to_lens.setIcon(icon(Icon.COLUMNS, Role.ACCENT))
        self._to_lens.setFixedWidth(_NARROW)
        self._to_lens.setCheckable(True)
        self._to_lens.setAccessibleName(t("lens.name"))
        self._to_lens.setToolTip(t("lens.button_tip"))
        self._to_lens.clicked.connect(self.lens_wanted)
        return self._to_lens

    def _copy_button(self) -> QPushButton:
        copy = QPushButton(icon(Icon.COPY), t("dossier.account.specification"))
        copy.setToolTip(t("dossier.account.copy"))
        copy.clicked.connect(self.copy_wanted)
        return copy

    @Slot()
    def _arrow_pressed(self) -> None:
        sender = self.sender()
        days, months = sender.property("step") if sender else (0, 0)
        self._step(days, months)

    def _step(self, days: int, months: int) -> None:
        if self._shown is None:
            return
        on = QDate(self._shown.year, self._shown.month, self._shown.day).addDays(days).addMonths(months)
        self._want(date(on.year(), on.month(), on.day()))

    @Slot()
    def _typed(self) -> None:
        on = self.field.day()
        if on is not None and on != self._shown:
            self._want(on)

    @Slot()
    def _go_to_today(self) -> None:
        self._to_today.setChecked(True)
        self._want(self._today)

    @Slot()
    def _go_to_change(self) -> None:
        held = QGuiApplication.keyboardModifiers()
        self.rate_change_wanted.emit(not held & Qt.KeyboardModifier.ShiftModifier)

    def _want(self, on: date) -> None:
        self._shown = on
        self.field.set_day(on)
        self._to_today.setChecked(on == self._today)
        self.day_wanted.emit(on)


def _pill(text: str) -> QPushButton:
    pill = QPushButton(text)
    pill.setProperty("pill", True)
    return pill
