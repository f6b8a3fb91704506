"""What every screen is given: the desk, the lanes, the changes, and how to ask the window for something."""

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from clerkdesk.services.context import Desk
from clerkdesk.settings import Settings
from ui.runtime.hub import ChangeHub
from ui.runtime.layout_memory import LayoutMemory
from ui.runtime.tasks import Tasks


class Requests(QObject):
    """What a screen asks of the window around it; the window connects, screens only emit."""

    dossier_wanted = Signal(object)
    """Show the dossier with this id."""
    selection_wanted = Signal(object)
    """Show the list of this ``services.worklist.Selection``."""
    said = Signal(str)
    """Show this sentence in the foot for a while."""
    undo_offered = Signal(str, object)
    """Show this sentence with «undo»; the object is a callable without arguments."""


@dataclass(frozen=True, slots=True)
class ScreenContext:
    """The surroundings of a screen."""

    desk: Desk
    tasks: Tasks
    hub: ChangeHub
    settings: Settings
    requests: Requests = field(default_factory=Requests)
    layout: LayoutMemory = field(default_factory=LayoutMemory)
