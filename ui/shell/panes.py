"""The three panes of the window: they can be moved, are remembered, and F6 goes round them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from ui.dossier.page import DossierPage
from ui.runtime.layout_memory import LayoutMemory
from ui.texts import t
from ui.worklist.left_pane import LeftPane
from ui.worklist.list_page import ListPage

_SIZES = "window.panes"
_LEFT, _LIST = 236, 516
_SHARES = (0, 4, 5)


class Panes(QSplitter):
    """Left the lists to choose from, in the middle the list, right the dossier."""

    def __init__(self, left: LeftPane, listed: ListPage, dossier: DossierPage) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.left, self.listed, self.dossier = left, listed, dossier
        self.dossier.setMinimumWidth(420)
        self.listed.setMinimumWidth(300)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        parts: Sequence[tuple[QWidget, str]] = (
            (left, t("shell.pane.left")),
            (listed, t("shell.pane.list")),
            (dossier, t("shell.pane.dossier")),
        )
        for place, (part, name) in enumerate(parts):
            part.setAccessibleName(name)
            self.addWidget(part)
            self.setStretchFactor(place, _SHARES[place])

    def restore(self, memory: LayoutMemory, width: int) -> None:
        """Place the dividers as they were left, else as in a fresh window of ``width``."""
        kept = memory.numbers(_SIZES)
        listed = max(_LIST, (width - _LEFT) * 2 // 5)
        self.setSizes(kept if len(kept) == len(_SHARES) else [_LEFT, listed, width - _LEFT - listed])

    def keep(self, memory: LayoutMemory) -> None:
        """Remember where the dividers are."""
        memory.keep(_SIZES, self.sizes())

    def current(self) -> int:
        """Return the pane that has the focus, from the left; the list when none has."""
        focused = QApplication.focusWidget()
        for place in range(self.count()):
            pane = self.widget(place)
            if focused and pane and (pane is focused or pane.isAncestorOf(focused)):
                return place
        return 1

    def go_round(self, by: int) -> None:
        """Put the focus in the next (or, negative, the previous) pane."""
        place = (self.current() + by) % self.count()
        (self.left.rows.focus_rows, self.listed.focus_list, self.dossier.focus_tab)[place]()
