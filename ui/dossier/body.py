"""The parts of an opened dossier and how they stand: strip, bands, tabs, write pane."""

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from clerkdesk.services.dossiers import DossierHeader
from ui.dossier.header import HeaderStrip
from ui.dossier.hold_bands import HoldBands
from ui.dossier.tab import DossierTab
from ui.dossier.write_pane import WritePane
from ui.texts import t
from ui.widgets.separator import Separator


class DossierBody(QWidget):
    """Lays out a dossier. While another one is being read nothing of the last can be pressed."""

    tab_changed = Signal()

    def __init__(self, tabs: dict[str, DossierTab[Any]], write: WritePane) -> None:
        super().__init__()
        self.header = HeaderStrip()
        self.bands = HoldBands()
        self.write = write
        self._tabs = tabs
        self._bar = QTabBar()
        self._bar.setExpanding(False)
        self._bar.setUsesScrollButtons(True)
        self._bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pages = QStackedWidget()
        for name, tab in tabs.items():
            self._bar.addTab(t(f"dossier.tab.{name}"))
            self._pages.addWidget(tab)
        self._bar.currentChanged.connect(self._show_page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.header, self.bands, self._bar, Separator()):
            layout.addWidget(part)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.write)
        self._shield = QWidget(self)
        self._shield.hide()

    def tab(self) -> DossierTab[Any]:
        """Return the tab that is shown."""
        return list(self._tabs.values())[self._bar.currentIndex()]

    def tab_name(self) -> str:
        """Return the name of the tab that is shown."""
        return list(self._tabs)[self._bar.currentIndex()]

    def show_tab(self, name: str) -> None:
        """Show the tab ``name``."""
        self._bar.setCurrentIndex(list(self._tabs).index(name))

    def show_header(self, header: DossierHeader) -> None:
        """Show who, how much and what holds."""
        self.header.show_header(header)
        self.bands.show_holds(header.holds)

    def forget(self) -> None:
        """Show nothing of the last dossier."""
        self.header.forget()
        self.bands.show_holds(())
        for tab in self._tabs.values():
            tab.forget()

    def shield(self, up: bool) -> None:
        """Keep the mouse off what is shown, or let it in again."""
        self._shield.setGeometry(0, 0, self.width(), self.write.y())
        self._shield.setVisible(up)
        self._shield.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shield.setGeometry(0, 0, self.width(), self.write.y())

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 300)

    @Slot(int)
    def _show_page(self, place: int) -> None:
        focused = QApplication.focusWidget()
        hides_focus = focused is not None and (
            self._pages.isAncestorOf(focused)
            or (self.write.isAncestorOf(focused) and not self.tab().has_note_box)
        )
        self._pages.setCurrentIndex(place)
        if hides_focus:
            self.tab().take_focus()
        self.write.setVisible(self.tab().has_note_box)
        self.tab_changed.emit()
