"""The name of a field, with the letter that goes to it."""

from PySide6.QtWidgets import QLabel, QWidget

from ui.theme_colours import Role


def caption(words: str, field: QWidget) -> QLabel:
    """Return a label for ``field``; ``&`` in ``words`` marks its letter. The field gets the words as name."""
    label = QLabel(words)
    label.setProperty("role", Role.MUTED.value)
    label.setBuddy(field)
    field.setAccessibleName(words.replace("&", ""))
    return label
