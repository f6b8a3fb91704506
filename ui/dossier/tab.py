"""What the tabs of a dossier have in common: they read off the window and show what came."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clerkdesk.services.context import Desk
from clerkdesk.services.dossiers import DossierHeader

C = TypeVar("C")


class DossierTab(QWidget, Generic[C]):
    """A tab: ``reading`` gives the work that another thread does, ``show_content`` shows its answer."""

    stale = Signal()
    """What is shown no longer answers what is asked (another day, another filter): read again."""

    has_note_box = True

    def reading(self, desk: Desk, dossier_id: int) -> Callable[[], C]:
        """Return the work that reads this tab; it touches no widget."""
        raise NotImplementedError

    def show_content(self, header: DossierHeader, content: C, *, keep: bool) -> None:
        """Show what was read; with ``keep`` place and selection stay as they are."""
        raise NotImplementedError

    def forget(self) -> None:
        """Show nothing: another dossier is coming."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Put the cursor in what the tab shows."""
        raise NotImplementedError
