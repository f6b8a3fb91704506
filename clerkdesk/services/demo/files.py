"""The files of invented dossiers: a copy of an invoice here, a screenshot of a payment there."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from io import BytesIO

import pikepdf
import segno

from clerkdesk.services.demo.story import Story
from clerkdesk.wording import money

_EVERY_INVOICE = 4
_EVERY_PICTURE = 9
_PICTURES = 50


@dataclass(frozen=True, slots=True)
class DemoFile:
    """A file that somebody added on a day."""

    name: str
    media_type: str
    data: bytes
    on: date

    @property
    def sha256(self) -> str:
        """Return the content hash by which it is kept."""
        return sha256(self.data).hexdigest()


def files_of(dossier_id: int, story: Story) -> list[DemoFile]:
    """Return the files of a dossier: an invoice in one of four, a picture in one of nine."""
    found = []
    if dossier_id % _EVERY_INVOICE == 0:
        name = f"factuur-{dossier_id}.pdf"
        found.append(DemoFile(name, "application/pdf", _invoice(dossier_id, story), story.opened_on))
    if dossier_id % _EVERY_PICTURE == 0:
        found.append(DemoFile("scan.png", "image/png", _picture(dossier_id % _PICTURES), story.opened_on))
    return found


def _invoice(dossier_id: int, story: Story) -> bytes:
    claim = story.facts.claims[0]
    lines = (
        "FACTUUR",
        f"Nummer {dossier_id}",
        f"Datum {claim.invoiced:%d-%m-%Y}",
        f"{story.descriptions[0]}",
        f"Te betalen EUR {money(claim.principal)}",
        f"Uiterlijk {claim.due:%d-%m-%Y}",
    )
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    text = " T* ".join(f"({_plain(line)}) Tj" for line in lines)
    page.Contents = pdf.make_stream(f"BT /F1 14 Tf 24 TL 72 740 Td {text} ET".encode("latin-1"))
    out = BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _plain(line: str) -> str:
    return (
        line.encode("latin-1", "replace")
        .decode("latin-1")
        .replace("\\", "")
        .replace("(", "")
        .replace(")", "")
    )


@cache
def _picture(number: int) -> bytes:
    out = BytesIO()
    segno.make(f"betaling {number}").save(out, kind="png", scale=6)
    return out.getvalue()
