"""Letters of one template as sections of one document: converted in one go, then split again.

Starting a word processor and reading the same styles again costs three times what a letter itself costs.
"""

import hashlib
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from clerkdesk.domain.problems import Problem
from clerkdesk.letters.package import unpack

_BODY = re.compile(
    r"^(.*?<w:body>)(.*)(<w:sectPr(?: [^>]*)?>(?:(?!<w:sectPr).)*</w:sectPr>)</w:body></w:document>\s*$", re.S
)
_LAST_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>(?:(?!<w:p[ >]).)*</w:p>$", re.S)
_FIRST_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>(?:<w:pPr>(?:(?!</w:pPr>).)*</w:pPr>)?", re.S)
_RELATION = re.compile(r"<Relationship [^>]*?/>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_NUMBER_OF_PAGES = re.compile(r"(<w:instrText[^>]*>|w:instr=\")\s*NUMPAGES\s*")
_PER_LETTER = re.compile(r"word/(document|header\d*|footer\d*)\.xml|word/media/.*")
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_UNMERGEABLE = frozenset({"word/footnotes.xml", "word/endnotes.xml", "word/comments.xml"})


def start_of(index: int) -> str:
    """Return the name of the place in the PDF where a letter begins."""
    return f"letter{index}start"


def end_of(index: int) -> str:
    """Return the name of the place in the PDF where a letter ends."""
    return f"letter{index}end"


def family(document: bytes) -> str | None:
    """Return what letters of one template have in common, or none when a letter has to be converted alone."""
    parts = unpack(document)
    if isinstance(parts, Problem) or _UNMERGEABLE & parts.keys():
        return None
    if not _BODY.match(parts["word/document.xml"].decode("utf-8-sig")):
        return None
    common = hashlib.sha256()
    for name in sorted(parts):
        common.update(name.encode() + b"\0")
        if not _PER_LETTER.fullmatch(name):
            common.update(hashlib.sha256(parts[name]).digest())
    return common.hexdigest()


def merge(documents: Sequence[bytes]) -> bytes:
    """Return documents of one ``family`` as one, each on a new page 1 at the place ``start_of`` it."""
    parts = [_parts(document) for document in documents]
    merged = _Merged(dict(parts[0]))
    for index, letter in enumerate(parts):
        merged.add(letter, index, last=index == len(parts) - 1)
    return merged.packed()


def _parts(document: bytes) -> Mapping[str, bytes]:
    parts = unpack(document)
    if isinstance(parts, Problem):
        raise ValueError(f"not a letter that can be merged: {parts.code}")
    return parts


@dataclass(slots=True)
class _Merged:
    """The one document while letters are added to it."""

    parts: dict[str, bytes]
    body: list[str] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    overrides: list[str] = field(default_factory=list)
    known: dict[tuple[str, bytes], str] = field(default_factory=dict)

    def add(self, letter: Mapping[str, bytes], index: int, last: bool) -> None:
        """Add one letter as a section; the last section's properties close the body."""
        match = _BODY.match(letter["word/document.xml"].decode("utf-8-sig"))
        if match is None:
            raise ValueError("a document without a body")
        content, section = match[2], _numbered_from_one(match[3])
        for relation in _relations(letter):
            section, content = self._relation(relation, letter, index, section, content)
        content = _opened(content, _bookmark(start_of(index), 2 * index))
        self.body.append(_closed(content, "" if last else section, _bookmark(end_of(index), 2 * index + 1)))
        if last:
            self.body.append(section)

    def _relation(
        self, relation: Mapping[str, str], letter: Mapping[str, bytes], index: int, section: str, content: str
    ) -> tuple[str, str]:
        part = f"word/{relation['Target']}"
        if not _PER_LETTER.fullmatch(part) or part not in letter:
            return section, content
        data = letter[part]
        if part.endswith(".xml"):
            data = _own_pages(data, index)
        name = self.known.get((part, data)) or self._new_part(part, data, relation["Type"], letter)
        old, new = f'"{relation["Id"]}"', f'"{name}"'
        return section.replace(f"r:id={old}", f"r:id={new}"), content.replace(
            f"r:embed={old}", f"r:embed={new}"
        )

    def _new_part(self, part: str, data: bytes, kind: str, letter: Mapping[str, bytes]) -> str:
        number = len(self.known)
        stem, dot, extension = part.removeprefix("word/").rpartition(".")
        target, name = f"{stem}m{number}{dot}{extension}", f"rIdM{number}"
        self.known[part, data] = name
        self.parts[f"word/{target}"] = data
        self.relations.append(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>')
        if extension == "xml":
            content = f"{_CONTENT}.{kind.rsplit('/', 1)[-1]}+xml"
            self.overrides.append(f'<Override PartName="/word/{target}" ContentType="{content}"/>')
            own = letter.get(f"word/_rels/{stem}.xml.rels")
            if own is not None:
                self.parts[f"word/_rels/{target}.rels"] = own
        return name

    def packed(self) -> bytes:
        """Return the document as .docx."""
        match = _BODY.match(self.parts["word/document.xml"].decode("utf-8-sig"))
        if match is None:
            raise ValueError("a document without a body")
        self.parts["word/document.xml"] = "".join([match[1], *self.body, "</w:body></w:document>"]).encode()
        self._append("word/_rels/document.xml.rels", self.relations, "</Relationships>")
        self._append("[Content_Types].xml", self.overrides, "</Types>")
        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, part in self.parts.items():
                archive.writestr(name, part)
        return made.getvalue()

    def _append(self, part: str, entries: list[str], end: str) -> None:
        text = self.parts[part].decode("utf-8-sig")
        self.parts[part] = text.replace(end, "".join(entries) + end).encode()


def _relations(letter: Mapping[str, bytes]) -> Iterator[dict[str, str]]:
    for entry in _RELATION.findall(letter["word/_rels/document.xml.rels"].decode("utf-8-sig")):
        yield dict(_ATTRIBUTE.findall(entry))


def _numbered_from_one(section: str) -> str:
    """Return section properties that begin on a new page, counted from 1."""
    without = re.sub(r"<w:pgNumType[^>]*/>|<w:type [^>]*/>", "", section)
    opening = re.match(r"<w:sectPr(?: [^>]*)?>(?:<w:(?:header|footer)Reference[^>]*/>)*", without)
    at = opening.end() if opening else 0
    margins = re.search(r"<w:pgMar[^>]*/>", without)
    numbered = '<w:pgNumType w:start="1"/>'
    if margins is None:
        return without[:at] + '<w:type w:val="nextPage"/>' + without[at:]
    return (
        without[:at]
        + '<w:type w:val="nextPage"/>'
        + without[at : margins.end()]
        + numbered
        + without[margins.end() :]
    )


def _own_pages(part: bytes, index: int) -> bytes:
    """Return a header or footer whose number of pages is that of its own letter."""
    text = part.decode("utf-8-sig")
    return _NUMBER_OF_PAGES.sub(rf"\1 PAGEREF {end_of(index)} ", text).encode()


def _bookmark(name: str, number: int) -> str:
    identity = f'w:id="{90_000 + number}"'
    return f'<w:bookmarkStart {identity} w:name="{name}"/><w:bookmarkEnd {identity}/>'


def _opened(content: str, bookmark: str) -> str:
    """Return the content of a letter with a mark inside its first paragraph.

    Between two paragraphs the mark would belong to the one before: to another person's letter.
    """
    return _FIRST_PARAGRAPH.sub(lambda found: found[0] + bookmark, content, count=1)


def _closed(content: str, section: str, bookmark: str) -> str:
    """Return the content of a letter with its section properties in its last paragraph."""
    last = _LAST_PARAGRAPH.search(content)
    if last is None:
        return f"{content}<w:p><w:pPr>{section}</w:pPr>{bookmark}</w:p>"
    paragraph = last[0].removesuffix("</w:p>") + bookmark + "</w:p>"
    if "<w:pPr>" in paragraph:
        paragraph = paragraph.replace("</w:pPr>", f"{section}</w:pPr>", 1)
    else:
        paragraph = re.sub(r"^(<w:p(?: [^>]*)?>)", rf"\1<w:pPr>{section}</w:pPr>", paragraph)
    return content[: last.start()] + paragraph
