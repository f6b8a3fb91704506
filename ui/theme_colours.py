"""The named colours of each theme: what a colour is for, not what it looks like."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a colour is used for."""

    TEXT = "text"
    MUTED = "muted"
    FAINT = "faint"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one theme as ``#rrggbb``. Every text colour keeps 4.5:1 on ``surface``."""

    text: str
    muted: str
    faint: str
    surface: str
    foot: str
    line: str
    field_line: str
    accent: str
    accent_hover: str
    on_accent: str
    selected: str
    current: str
    hover: str
    chip: str
    red: str
    amber: str
    green: str
    red_band: str
    amber_band: str
    green_band: str
    accent_band: str

    def of(self, role: Role) -> str:
        """Return the colour of a role."""
        return str(getattr(self, role.value))


LIGHT = Colours(
    text="#1c2430",
    muted="#5f6975",
    faint="#8b949e",
    surface="#ffffff",
    foot="#f6f7f9",
    line="#dde1e6",
    field_line="#c9d0d8",
    accent="#1b66a6",
    accent_hover="#15538a",
    on_accent="#ffffff",
    selected="#d9e9f7",
    current="#e6f0f9",
    hover="#f1f4f7",
    chip="#eef1f4",
    red="#b3261e",
    amber="#855300",
    green="#17713b",
    red_band="#fbeae9",
    amber_band="#fbf1dd",
    green_band="#e5f4ea",
    accent_band="#e6f0f9",
)

DARK = Colours(
    text="#e6e8eb",
    muted="#a7afb9",
    faint="#727c87",
    surface="#25292e",
    foot="#1e2125",
    line="#3a4047",
    field_line="#4a525b",
    accent="#70b8f0",
    accent_hover="#8fcaf6",
    on_accent="#10202e",
    selected="#27435c",
    current="#203a51",
    hover="#2c3137",
    chip="#31363d",
    red="#ff9a92",
    amber="#f0bf5c",
    green="#82c49a",
    red_band="#45292a",
    amber_band="#43371f",
    green_band="#23392c",
    accent_band="#203a51",
)
