"""The choice of what one column of a list means."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from clerkdesk.intake.mapping import Field
from ui.icons import Icon, icon
from ui.texts import t
from ui.theme_colours import Role

_QUIET = "QComboBox:!focus:!hover { border-color: transparent; background: transparent; }"


class MeaningBox(QComboBox):
    """Offers every field; turning the wheel over it scrolls the table instead of changing the choice."""

    chosen = Signal(int, object)

    def __init__(self, column: int, header: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column
        self.setStyleSheet(_QUIET)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{t('intake.columns.meaning')}: {header}")
        self.setMaxVisibleItems(len(Field) + 1)
        self.addItem(t("intake.columns.unused"), None)
        for wanted in Field:
            self.addItem(icon(Icon.CHECK, Role.GREEN), t(f"intake.field.{wanted}"), wanted)
        self.activated.connect(self._tell)

    def show_field(self, wanted: Field | None) -> None:
        """Show what the column means, without telling anybody."""
        self.setCurrentIndex(0 if wanted is None else 1 + tuple(Field).index(wanted))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @Slot(int)
    def _tell(self, index: int) -> None:
        found = self.itemData(index)
        self.chosen.emit(self._column, None if found is None else Field(found))
