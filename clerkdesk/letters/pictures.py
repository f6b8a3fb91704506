"""Pictures of a template that stand for a field and are replaced per letter."""

import posixpath
import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from clerkdesk.letters.fields import FieldType, fields
from clerkdesk.letters.package import FILLED, parse

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def picture_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return per picture field the part of the file (``word/media/...``) that holds its stand-in.

    A picture belongs to a field when its name, title or alternative text is the name of the field.
    """
    names = {name for name, field in fields().items() if field.type is FieldType.PICTURE}
    found: dict[str, str] = {}
    for part in filter(FILLED.fullmatch, parts):
        for drawing in _drawings(parse(parts[part])):
            relation = _embedded(drawing)
            for name in names & _labels(drawing):
                if relation and (target := _target(parts, part, relation)):
                    found[name] = target
    return found


def _drawings(tree: Element) -> list[Element]:
    return [*tree.iter(f"{_DRAWING}inline"), *tree.iter(f"{_DRAWING}anchor")]


def _labels(drawing: Element) -> set[str]:
    properties = drawing.find(f"{_DRAWING}docPr")
    return set() if properties is None else {properties.get(key, "") for key in ("name", "title", "descr")}


def _embedded(drawing: Element) -> str | None:
    picture = next(drawing.iter(f"{_PICTURE}blip"), None)
    return None if picture is None else picture.get(f"{_RELATION}embed")


def _target(parts: Mapping[str, bytes], part: str, relation: str) -> str | None:
    folder, name = posixpath.split(part)
    for entry in parse(parts.get(f"{folder}/_rels/{name}.rels", b"<none/>")):
        if entry.get("Id") == relation:
            target = posixpath.normpath(
                posixpath.join(folder, re.sub(r"^/word/", "", entry.get("Target", "")))
            )
            return target if target in parts else None
    return None
