"""What happens with an exception that nobody expected: it is logged, told once, and the program stays up."""

import logging
import sys
import threading
import traceback
from types import TracebackType
from uuid import uuid4

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.runtime.incident_dialog import IncidentDialog

_log = logging.getLogger("clerkdesk.desk")


class Errors(QObject):
    """Judges exceptions by blame: not now (offline, busy) is said, everything else is our own mistake."""

    connection_lost = Signal()
    busy = Signal()
    _raised = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: IncidentDialog | None = None
        self.window: QWidget | None = None
        self._raised.connect(self.report, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch what would otherwise end the program, on every thread of the window."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_on_thread

    @Slot(object)
    def report(self, error: Exception) -> None:
        """Tell the person what went wrong; call only on the window's thread."""
        if isinstance(error, TimeoutError):
            _log.warning("somebody else is saving the same thing: %s", error)
            self.busy.emit()
            return
        if isinstance(error, ConnectionError):
            _log.warning("the database does not answer: %s", error)
            self.connection_lost.emit()
            return
        incident = uuid4().hex[:8]
        told = "".join(traceback.format_exception(error))
        _log.error("incident %s\n%s", incident, told)
        if self._open is None:
            self._tell(incident, told)

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Exception):
            self._raised.emit(error)
        else:
            sys.__excepthook__(kind, error, trace)

    def _caught_on_thread(self, caught: threading.ExceptHookArgs) -> None:
        if isinstance(caught.exc_value, Exception):
            self._raised.emit(caught.exc_value)

    def _tell(self, incident: str, told: str) -> None:
        self._open = IncidentDialog(incident, told, self.window)
        self._open.finished.connect(self._forget)
        self._open.open()

    @Slot()
    def _forget(self) -> None:
        self._open = None
