"""The colours can be read in both themes, and icons follow a change of theme."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerkdesk.settings import Theme
from ui.icons import Icon, icon, status_icon, step_icon
from ui.theme import Appearance, colour
from ui.theme_colours import DARK, LIGHT, Colours, Role

_READABLE = (Role.TEXT, Role.MUTED, Role.ACCENT, Role.RED, Role.AMBER, Role.GREEN)
_ENOUGH = 4.5


def luminance(name: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    tint = QColor(name)
    red, green, blue = (linear(part) for part in (tint.redF(), tint.greenF(), tint.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["surface", "foot", "chip", "selected", "current", "hover"])
def test_every_text_colour_can_be_read_on_every_ground(theme: Colours, ground: str) -> None:
    on = getattr(theme, ground)
    pale = {role: contrast(theme.of(role), on) for role in _READABLE}
    assert not {role: ratio for role, ratio in pale.items() if ratio < _ENOUGH}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_primary_button_and_a_band_can_be_read(theme: Colours) -> None:
    assert contrast(theme.on_accent, theme.accent) >= _ENOUGH
    for band in (theme.red_band, theme.amber_band, theme.green_band, theme.accent_band):
        assert contrast(theme.text, band) >= _ENOUGH


def test_a_fixed_theme_is_not_that_of_the_system(qtbot: QtBot, qapp: QApplication) -> None:
    appearance = Appearance(qapp, Theme.LIGHT)
    assert colour(Role.TEXT) == QColor(LIGHT.text)
    appearance.choose(Theme.DARK)
    assert colour(Role.TEXT) == QColor(DARK.text)
    assert qapp.palette().window().color() == QColor(DARK.surface)
    appearance.choose(Theme.LIGHT)


def test_an_icon_is_painted_in_the_theme_of_the_moment(qtbot: QtBot, qapp: QApplication) -> None:
    appearance = Appearance(qapp, Theme.LIGHT)
    made_in_light = icon(Icon.DISPUTE, Role.TEXT)
    light = made_in_light.pixmap(32, 32).toImage()
    appearance.choose(Theme.DARK)
    assert made_in_light.pixmap(32, 32).toImage() != light
    appearance.choose(Theme.LIGHT)
    assert made_in_light.pixmap(32, 32).toImage() == light


def test_every_meaning_has_a_glyph_that_is_drawn(qtbot: QtBot) -> None:
    for meaning in Icon:
        drawn = icon(meaning, Role.TEXT).pixmap(32, 32).toImage()
        assert any(drawn.pixelColor(x, y).alpha() for x in range(32) for y in range(32)), meaning


def test_statuses_and_steps_have_icons_of_their_own() -> None:
    assert status_icon("disputed") is Icon.DISPUTE
    assert step_icon("call") is Icon.TELEPHONE
    assert step_icon("first_demand") is Icon.LETTER
