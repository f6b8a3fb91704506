"""The data of a letter in words: what each field is, where it came from, how its value reads."""

from clerkdesk.services.letter_runs import FieldSource
from ui.texts import has_text, t

_SPOKEN = {
    "kind": "steps",
    "language": "common.language",
    "debtor_kind": "common.debtor_kind",
    "channel": "common.channel",
}


def field_label(field: FieldSource) -> str:
    """Return what a field is: ``Bedrag 3`` for the amount of the third row."""
    parts = field.field.split(".")
    number = next((part for part in parts if part.isdigit()), "")
    leaf = next(part for part in reversed(parts) if not part.isdigit())
    key = f"letter_runs.part.{leaf}"
    return f"{t(key) if has_text(key) else leaf} {number}".strip()


def field_value(field: FieldSource) -> str:
    """Return a value as a person reads it."""
    catalogue = _SPOKEN.get(field.field)
    return t(f"{catalogue}.{field.value}") if catalogue else field.value


def source_words(source: str) -> str:
    """Return where fields came from."""
    return t(f"letter_runs.source.{source}") if has_text(f"letter_runs.source.{source}") else source
