"""The Partijen tab: who is on the dossier, how to reach them, and their other dossiers."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from clerkdesk.services import parties
from clerkdesk.services.context import Desk
from clerkdesk.services.dossiers import DossierHeader
from clerkdesk.services.parties import PartyView
from ui.dossier.party_card import PartyCard
from ui.dossier.tab import DossierTab
from ui.texts import t
from ui.widgets.separator import Separator

Parties = tuple[PartyView, ...]


class PartiesTab(DossierTab[Parties]):
    """One part per person, the debtor first; another dossier is opened by Enter or a click."""

    dossier_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._parties: Parties | None = None
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setAccessibleName(t("parties.name"))
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        self._show(())

    def reading(self, desk: Desk, dossier_id: int) -> Callable[[], Parties]:
        return partial(parties.parties, desk, dossier_id)

    def show_content(self, header: DossierHeader, content: Parties, *, keep: bool) -> None:
        if not (keep and content == self._parties):
            self._show(content)

    def forget(self) -> None:
        self._show(())

    def take_focus(self) -> None:
        self._scroll.setFocus()

    def cards(self) -> list[PartyCard]:
        """Return what is shown, the debtor first."""
        return self._scroll.findChildren(PartyCard)

    def _show(self, content: Parties) -> None:
        self._parties = content
        where = self._scroll.verticalScrollBar().value()
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(14, 10, 14, 14)
        layout.setSpacing(12)
        for place, party in enumerate(content):
            if place:
                layout.addWidget(Separator())
            card = PartyCard(party)
            card.dossier_wanted.connect(self._want)
            layout.addWidget(card)
        layout.addStretch(1)
        self._scroll.setWidget(page)
        self._scroll.verticalScrollBar().setValue(where)

    @Slot(object)
    def _want(self, dossier_id: int) -> None:
        self.dossier_wanted.emit(dossier_id)
