"""The claims that a debtor named with a payment."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from clerkdesk.services.dossiers import ClaimView
from ui.format import money

_MOST_ROWS = 4


class NamedClaims(QListWidget):
    """A short list of invoices to tick; none ticked leaves the allocation to the law."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.itemChanged.connect(self._told)
        self._fit()

    def offer(self, claims: Sequence[ClaimView], *, ticked: bool = False) -> None:
        """Show the claims of the dossier, all ticked or none."""
        self.blockSignals(True)
        self.clear()
        for claim in claims:
            words = "  ".join(
                part for part in (claim.invoice, claim.description, money(claim.principal)) if part
            )
            item = QListWidgetItem(words, self)
            item.setData(Qt.ItemDataRole.UserRole, claim.id)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        self._fit()

    def chosen(self) -> tuple[int, ...]:
        """Return the ids of the claims that are ticked."""
        items = [self.item(row) for row in range(self.count())]
        ticked = (item for item in items if item.checkState() == Qt.CheckState.Checked)
        return tuple(int(item.data(Qt.ItemDataRole.UserRole)) for item in ticked)

    @Slot()
    def _told(self) -> None:
        self.changed.emit()

    def _fit(self) -> None:
        rows = min(_MOST_ROWS, max(1, self.count()))
        self.setFixedHeight(rows * max(self.fontMetrics().height() + 2, self.sizeHintForRow(0)) + 4)
