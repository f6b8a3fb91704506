"""The bands over the full width that say what holds a dossier, until when, and who said so."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerkdesk.services.dossiers import HoldView
from ui.dossier.header_words import hold_band
from ui.icons import Icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.status_band import StatusBand


class HoldBands(QWidget):
    """One band per hold in force, each with the way to lift it; gone when there are none."""

    lift_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._bands: list[StatusBand] = []
        self._holds: tuple[HoldView, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(1)
        self.hide()

    def show_holds(self, holds: Sequence[HoldView]) -> None:
        """Show the holds in force; bands that say the same stay where they are."""
        if tuple(holds) == self._holds:
            return
        self._holds = tuple(holds)
        for band in self._bands:
            band.deleteLater()
        self._bands = [self._band(hold) for hold in self._holds]
        self.setVisible(bool(self._bands))

    def sentences(self) -> list[str]:
        """Return what the bands say."""
        return [band.sentence() for band in self._bands]

    def bands(self) -> tuple[StatusBand, ...]:
        """Return the bands, one per hold."""
        return tuple(self._bands)

    def _band(self, hold: HoldView) -> StatusBand:
        band = StatusBand()
        band.setProperty("hold", hold.id)
        band.say(hold_band(hold), Role.RED, Icon.HOLD, t("dossier.hold.lift"))
        band.pressed.connect(self._lift)
        self._layout.addWidget(band)
        return band

    @Slot()
    def _lift(self) -> None:
        band = self.sender()
        wanted = band.property("hold") if band else None
        for hold in self._holds:
            if hold.id == wanted:
                self.lift_wanted.emit(hold)
