"""The look of the windows: Fusion with one palette and one small style sheet per theme."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from clerkdesk.settings import Theme
from ui.theme_colours import DARK, LIGHT, Colours, Role
from ui.theme_sheet import plain_sheet, sheet

_SCHEMES = {
    Theme.SYSTEM: Qt.ColorScheme.Unknown,
    Theme.LIGHT: Qt.ColorScheme.Light,
    Theme.DARK: Qt.ColorScheme.Dark,
}
_in_use = [LIGHT]


def colours() -> Colours:
    """Return the colours of the theme in use."""
    return _in_use[0]


def colour(role: Role) -> QColor:
    """Return the colour of ``role`` in the theme in use; with high contrast, that of the system."""
    if high_contrast():
        return QGuiApplication.palette().color(_SYSTEM_ROLES.get(role, QPalette.ColorRole.WindowText))
    return QColor(colours().of(role))


_SYSTEM_ROLES = {
    Role.ACCENT: QPalette.ColorRole.Link,
    Role.ON_ACCENT: QPalette.ColorRole.HighlightedText,
}


def high_contrast() -> bool:
    """Return whether the person asked the system for high contrast."""
    hints = QGuiApplication.styleHints().accessibility()
    return hints.contrastPreference() == Qt.ContrastPreference.HighContrast


class Appearance(QObject):
    """Keeps the theme of the application that of the person or, when that is asked, of the system."""

    def __init__(self, application: QApplication, chosen: Theme) -> None:
        super().__init__(application)
        self._application = application
        application.setStyle(QStyleFactory.create("Fusion"))
        hints = application.styleHints()
        hints.setColorScheme(_SCHEMES[chosen])
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        self._follow()

    def choose(self, chosen: Theme) -> None:
        """Fix the theme, or follow the system from now on."""
        self._application.styleHints().setColorScheme(_SCHEMES[chosen])
        self._follow()

    def _follow(self) -> None:
        if high_contrast():
            self._application.setStyleSheet(plain_sheet())
            return
        dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        _in_use[0] = DARK if dark else LIGHT
        self._application.setPalette(palette(_in_use[0]))
        self._application.setStyleSheet(sheet(_in_use[0]))


def palette(named: Colours) -> QPalette:
    """Return the palette that Fusion paints ``named`` with."""
    made = QPalette()
    for group_role, value in _palette_entries(named).items():
        made.setColor(group_role, QColor(value))
    for dimmed in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, dimmed, QColor(named.faint))
    return made


def _palette_entries(named: Colours) -> dict[QPalette.ColorRole, str]:
    of = QPalette.ColorRole
    return {
        of.Window: named.surface,
        of.Base: named.surface,
        of.AlternateBase: named.hover,
        of.Button: named.surface,
        of.ToolTipBase: named.foot,
        of.WindowText: named.text,
        of.Text: named.text,
        of.ButtonText: named.text,
        of.ToolTipText: named.text,
        of.PlaceholderText: named.muted,
        of.Highlight: named.selected,
        of.HighlightedText: named.text,
        of.Link: named.accent,
        of.LinkVisited: named.accent,
        of.Accent: named.accent,
        of.Mid: named.line,
        of.Dark: named.line,
        of.Midlight: named.line,
        of.Light: named.surface,
        of.Shadow: named.line,
    }
