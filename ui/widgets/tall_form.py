"""A form that scrolls when there are more fields than fit."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea

from ui.widgets.form import Form

_BAR = 14


class TallForm(QScrollArea):
    """Shows ``form`` in its full width and at most ``tallest`` pixels of its height."""

    def __init__(self, form: Form, tallest: int) -> None:
        super().__init__(widgetResizable=True)
        self._form = form
        self._tallest = tallest
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def take_form(self) -> None:
        """Take the form in, once this stands where the form stood."""
        self.setWidget(self._form)
        self._form.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the form where a sentence under a field makes it larger."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        wanted = self._form.minimumSizeHint()
        self.setMinimumWidth(wanted.width() + _BAR)
        self.setMinimumHeight(min(self._tallest, wanted.height()))
