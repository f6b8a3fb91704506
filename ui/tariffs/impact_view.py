"""The open dossiers that a rate changes: how many, by how much, on which day."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerkdesk.domain.money import Money
from clerkdesk.services.tariffs import Effect, Impact
from ui.icons import Icon
from ui.tariffs.columns import impact_columns
from ui.tariffs.words import signed
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_or_empty import ListOrEmpty, inset
from ui.widgets.paged_table import PagedTable
from ui.widgets.plain_label import PlainLabel
from ui.widgets.separator import Separator


class ImpactView(QWidget):
    """Enter on a dossier opens it; another day shows the same dossiers with the amounts of that day."""

    dossier_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._effect: Effect | None = None
        self.days = ChoiceBox([])
        self.days.setAccessibleName(t("tariffs.days"))
        self.table: PagedTable[Impact] = PagedTable(impact_columns(self._place), lambda row: row.dossier_id)
        self.table.setAccessibleName(t("tariffs.impacts"))
        self._head = PlainLabel(bold=True, points=1, elide=True)
        self._looked = PlainLabel(role=Role.MUTED, wrap=True)
        self._sums = PlainLabel(role=Role.TEXT, bold=True)
        self._nothing = EmptyState(
            Icon.CALCULATION, t("tariffs.waiting.title"), t("tariffs.waiting.sentence")
        )
        self._list = ListOrEmpty(inset(self.table), self._nothing)
        self._lay_out()
        self.days.activated.connect(self._show_day)
        self.table.row_entered.connect(self._enter)
        self.forget()

    def show_effect(self, effect: Effect) -> None:
        """Show what changes, on the last of its days first: there it is largest."""
        self._effect = effect
        self.days.offer([(place, _day_words(effect, place)) for place in range(len(effect.days))])
        self.days.choose(len(effect.days) - 1)
        self.days.setVisible(len(effect.days) > 1)
        self._looked.setText(t("tariffs.looked_at", n=effect.looked_at))
        self._show_day()

    def forget(self) -> None:
        """Show nothing: what was computed no longer belongs to what is filled in."""
        self._effect = None
        self.table.show_rows(())
        self.days.hide()
        for label in (self._head, self._looked, self._sums):
            label.setText("")
        self._nothing.say(Icon.CALCULATION, t("tariffs.waiting.title"), t("tariffs.waiting.sentence"))
        self._list.show_list(False)

    def words(self) -> str:
        """Return what is said above and under the list."""
        return "\n".join(label.whole_text() for label in (self._head, self._looked, self._sums))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(14, 12, 14, 2)
        top.addWidget(self._head, 1)
        top.addWidget(self.days)
        under = QHBoxLayout()
        under.setContentsMargins(14, 0, 14, 8)
        under.addWidget(self._looked)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 6, 22, 8)
        foot.addStretch()
        foot.addWidget(self._sums)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(under)
        layout.addWidget(Separator())
        layout.addWidget(self._list, 1)
        layout.addLayout(foot)

    def _place(self) -> int:
        return self.days.currentIndex()

    @Slot()
    def _show_day(self) -> None:
        effect = self._effect
        if effect is None:
            return
        place = self._place()
        changed = effect.on(place)
        before, after = effect.sums(place)
        self._head.setText(t("tariffs.changing" if changed else "tariffs.unchanged", n=len(changed)))
        difference = signed(Money(after - before))
        sums = t("tariffs.sums", before=before, after=after, difference=difference) if changed else ""
        self._sums.setText(sums)
        self.table.show_rows(changed, current=changed[0].dossier_id if changed else None)
        self._nothing.say(Icon.OK, t("tariffs.nothing.title"), t("tariffs.nothing.sentence"))
        self._list.show_list(bool(changed))

    def take_focus(self) -> None:
        """Go into the list, where there is one."""
        if self.table.paged().rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _enter(self, row: Impact) -> None:
        self.dossier_wanted.emit(row.dossier_id)


def _day_words(effect: Effect, place: int) -> str:
    day, last = effect.days[place], len(effect.days) - 1
    if place == 0:
        return t("tariffs.day.today", day=day)
    return t("tariffs.day.last" if place == last else "tariffs.day.first", day=day)
