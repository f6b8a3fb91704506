"""Letters to try things on, and the word processor of this machine, started once."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.letters.converter import Converter, find_converter
from clerkdesk.letters.letter import LetterKind
from clerkdesk.letters.template import path_of


@pytest.fixture(scope="session")
def converter() -> Converter:
    """Return the converter of this machine; without one these tests cannot say anything."""
    found = find_converter()
    assert not isinstance(found, Problem), f"install LibreOffice Writer: {found}"
    return found


@pytest.fixture
def text_of() -> Callable[[bytes], str]:
    """Return a function that reads the words of a PDF as they stand on paper, on one line."""
    program = shutil.which("pdftotext")
    assert program, "install poppler-utils"

    def read(pdf: bytes) -> str:
        told = subprocess.run([program, "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
        return " ".join(told.stdout.decode().split())

    return read


@pytest.fixture
def docx() -> bytes:
    """Return the Dutch 14-day letter as the program brings it."""
    return path_of(LetterKind.FOURTEEN_DAY_LETTER, Language.NL).read_bytes()


Edit = Callable[[str], str]


@pytest.fixture
def edited(docx: bytes) -> Callable[..., bytes]:
    """Return a function that gives the template with one part changed, or with parts added."""

    def edit(change: Edit | None = None, part: str = "word/document.xml", **added: bytes) -> bytes:
        made = BytesIO()
        with zipfile.ZipFile(BytesIO(docx)) as source, zipfile.ZipFile(made, "w") as target:
            for name in source.namelist():
                content = source.read(name)
                if name == part and change is not None:
                    changed = change(content.decode())
                    assert changed.encode() != content, "the change changed nothing"
                    content = changed.encode()
                target.writestr(name, content)
            for name, content in added.items():
                target.writestr(name, content)
        return made.getvalue()

    return edit


@pytest.fixture
def inserted(edited: Callable[..., bytes]) -> Callable[[str], bytes]:
    """Return a function that gives the template with one more paragraph at its beginning."""

    def insert(text: str) -> bytes:
        paragraph = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        return edited(lambda xml: re.sub(r"<w:body>", f"<w:body>{paragraph}", xml, count=1))

    return insert


@pytest.fixture
def words_of() -> Callable[[bytes], str]:
    """Return a function that reads the words of all parts of a .docx."""

    def read(document: bytes) -> str:
        with zipfile.ZipFile(BytesIO(document)) as archive:
            parts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
        return "\n".join(parts)

    return read
