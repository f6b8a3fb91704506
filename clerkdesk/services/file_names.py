"""Names that people gave to files: labels that are safe to show and to save under."""

import re
import unicodedata

from clerkdesk.services.file_kinds import KINDS, FileKind

LONGEST = 120
"""A label has at most this many characters."""

_FORBIDDEN = re.compile(r'[<>:"|?*]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def label(name: str, kind: FileKind) -> str:
    """Return ``name`` as a safe label that ends as ``kind`` does.

    Folders, control and direction marks, characters that a file system refuses, names of devices and closing
    dots are gone (rows A01 and A02 of the hostile input).
    """
    last = re.split(r"[/\\]", name)[-1]
    visible = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C")
    clean = _FORBIDDEN.sub("_", visible).strip(" .")
    stem = _without_ending(clean, kind).strip(" .") or "document"
    if _DEVICE.fullmatch(stem):
        stem = f"_{stem}"
    return f"{stem[: LONGEST - len(kind.ending) - 1].rstrip(' .')}.{kind.ending}"


def _without_ending(name: str, kind: FileKind) -> str:
    stem, point, ending = name.rpartition(".")
    known = {kind.ending, *kind.also, *KINDS, *(other for k in KINDS.values() for other in k.also)}
    return stem if point and ending.casefold() in known else name
