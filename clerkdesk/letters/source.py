"""Parts of a Word document as Jinja source: one line per paragraph, so that errors can name theirs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from docxtpl import DocxTemplate

from clerkdesk.letters.package import FILLED, W, parse

_PARAGRAPH = re.compile(r"<w:p([ >])")
_TAG = re.compile(r"<[^>]+>")
_BETWEEN = re.compile(r">\s+<")


@dataclass(frozen=True, slots=True)
class Source:
    """A part that is filled: its name, its Jinja text, and its paragraphs as people read them."""

    part: str
    text: str
    paragraphs: tuple[str, ...]

    def place(self, needle: str) -> tuple[int, str]:
        """Return number and words of the first paragraph that holds ``needle``; 0 when none does."""
        for number, words in enumerate(self.paragraphs, 1):
            if needle in words:
                return number, _excerpt(words)
        return 0, ""

    def place_of_line(self, line: int) -> tuple[int, str]:
        """Return number and words of the paragraph that a line of ``text`` came from."""
        lines = self.text.splitlines()
        words = _TAG.sub("", lines[min(line, len(lines)) - 1]).strip() if lines else ""
        number, found = self.place(words[:40]) if words else (0, "")
        return (number, found) if number else (line, _excerpt(words))


def _excerpt(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:79]}…"


def sources(parts: Mapping[str, bytes]) -> Iterator[Source]:
    """Yield the parts that are filled, tags joined and cleaned as docxtpl reads them."""
    patch = DocxTemplate(BytesIO()).patch_xml
    for name, part in parts.items():
        if FILLED.fullmatch(name):
            yield Source(name, _jinja(patch(_one_line(part))), tuple(_paragraphs(part)))


def _one_line(part: bytes) -> str:
    return _BETWEEN.sub("><", part.decode("utf-8-sig")).replace("\n", " ")


def _jinja(xml: str) -> str:
    return _PARAGRAPH.sub(r"\n<w:p\1", xml)


def _paragraphs(part: bytes) -> Iterator[str]:
    for paragraph in parse(part).iter(f"{W}p"):
        yield "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
