"""How a cost is called on the screen."""

from ui.texts import t


def kind_name(kind: str) -> str:
    """Return what a cost was made for, as the beginning of a line."""
    words = t(f"costs.kind.{kind}")
    return words[:1].upper() + words[1:]
