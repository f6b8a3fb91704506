"""The look of the windows: Fusion with one palette and one small style sheet per theme."""

from dataclasses import dataclass

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


@dataclass
class _InUse:
    """The theme in use; there is one per program, as there is one palette."""

    colours: Colours = LIGHT
    high_contrast: bool = False


_now = _InUse()
_SYSTEM_ROLES = {
    Role.ACCENT: QPalette.ColorRole.Link,
    Role.ON_ACCENT: QPalette.ColorRole.HighlightedText,
}


def colours() -> Colours:
    """Return the colours of the theme in use."""
    return _now.colours


def colour(role: Role) -> QColor:
    """Return the colour of ``role`` in the theme in use; with high contrast, that of the system."""
    if _now.high_contrast:
        return QGuiApplication.palette().color(_SYSTEM_ROLES.get(role, QPalette.ColorRole.WindowText))
    return QColor(_now.colours.of(role))


def high_contrast() -> bool:
    """Return whether the person asked the system for high contrast."""
    return _now.high_contrast


class Appearance(QObject):
    """Keeps the theme of the application that of the person or, when that is asked, of the system."""

    def __init__(self, application: QApplication, chosen: Theme) -> None:
        super().__init__(application)
        self._application = application
        self._hints = application.styleHints()
        self._accessibility = self._hints.accessibility()
        application.setStyle(QStyleFactory.create("Fusion"))
        self._chosen = chosen
        self._hints.setColorScheme(_SCHEMES[chosen])
        self._hints.colorSchemeChanged.connect(self._follow)
        self._accessibility.contrastPreferenceChanged.connect(self._follow)
        self._follow()

    def choose(self, chosen: Theme) -> None:
        """Fix the theme, or follow the system from now on."""
        self._chosen = chosen
        self._hints.setColorScheme(_SCHEMES[chosen])
        self._follow()

    def _follow(self) -> None:
        asked = self._accessibility.contrastPreference()
        _now.high_contrast = asked == Qt.ContrastPreference.HighContrast
        if _now.high_contrast:
            self._application.setStyleSheet(plain_sheet())
            return
        _now.colours = DARK if self._is_dark() else LIGHT
        self._application.setPalette(palette(_now.colours))
        self._application.setStyleSheet(sheet(_now.colours))

    def _is_dark(self) -> bool:
        if self._chosen is Theme.SYSTEM:
            return self._hints.colorScheme() == Qt.ColorScheme.Dark
        return self._chosen is Theme.DARK


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
