"""Writes the Word templates of this folder from ``wording/*.toml``: ``python letter_templates/make.py``.

The layout is here and in ``pieces.py``, the words are there;
a test makes the committed files again and compares.
Measures follow C5/6 and DL envelopes with a 45 x 90 mm window on either side: on a sheet folded in three, an
address between 50 and 84 mm from the top shows in the window however the sheet has shifted.
"""

import re
import sys
import tomllib
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import segno
from docx import Document
from docx.document import Document as Letter
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from pieces import Pieces, add_field, by_law, layout_table, rule, write

HERE = Path(__file__).resolve().parent
_WORD = "http://schemas.microsoft.com/office/word"
LANGUAGES = ("nl", "fr", "en")
FONT = "Calibri"
INK = RGBColor(0x1F, 0x2A, 0x37)
ACCENT = RGBColor(0x1D, 0x3F, 0x6E)
LEFT, RIGHT, TOP, BOTTOM = Mm(25), Mm(20), Mm(31), Mm(21)
WIDTH = Mm(165)
WINDOW = (Mm(75), Mm(12), Mm(78))
"""Address window left, gap, address window right: from 25 to 100 mm and from 112 to 190 mm of the sheet."""


def make(language: str, kind: str) -> bytes:
    """Return the template of a letter as .docx; the same words always give the same bytes."""
    words = tomllib.loads((HERE / "wording" / f"{language}.toml").read_text(encoding="utf-8"))
    letter = Document()
    _page(letter, words["locale"])
    maker = _Maker(letter, words, words["letters"][kind].get("pay_within"))
    maker.letterhead()
    maker.following_pages()
    maker.footers()
    maker.window()
    maker.subject(words["letters"][kind]["subject"])
    for block in words["letters"][kind]["blocks"]:
        maker.block(block)
    return _settled(letter)


def _page(letter: Letter, locale: str) -> None:
    section = letter.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.header_distance, section.footer_distance = Mm(12), Mm(9)
    section.different_first_page_header_footer = True
    modern = OxmlElement("w:compat")
    mode = OxmlElement("w:compatSetting")
    for name, value in (("name", "compatibilityMode"), ("uri", _WORD), ("val", "15")):
        mode.set(qn(f"w:{name}"), value)
    modern.append(mode)
    _replace(letter.settings.element, modern)
    style = letter.styles["Normal"]
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(10), INK
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        style.element.rPr.rFonts.set(qn(script), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), locale)
    style.element.rPr.append(language)
    style.paragraph_format.space_after = Pt(5)
    style.paragraph_format.line_spacing = 1.04
    style.paragraph_format.widow_control = True


def _replace(settings: OxmlElement, compat: OxmlElement) -> None:
    old = settings.find(qn("w:compat"))
    if old is None:
        settings.append(compat)
    else:
        settings.replace(old, compat)


class _Maker:
    """Builds one letter piece by piece, in the order of its blocks."""

    def __init__(
        self, letter: Letter, words: Mapping[str, Mapping[str, str]], pay_within: str | None
    ) -> None:
        self.letter = letter
        self.pay_within = pay_within
        self.say = words["pieces"]
        self.sentences = words["blocks"]
        self.pieces_of_letter = Pieces(letter, self.say)
        self.pieces: dict[str, Callable[[], None]] = {
            "@salutation": self.salutation,
            "@claims": self.claims,
            "@interest": lambda: self.conditional("bears_interest", self.sentences["interest"]),
            "@after": lambda: self.conditional("has_after", self.sentences["after"]),
            "@dispute": lambda: self.conditional("has_dispute", self.sentences["dispute"]),
            "@payment": self.payment,
            "@next": self.next,
            "@parties": self.parties,
            "@rights": self.rights,
            "@closing": self.closing,
        }

    def block(self, block: str) -> None:
        """Add one block of the wording: a piece, a heading, or a paragraph."""
        if block.startswith("@"):
            self.pieces[block]()
        elif block.startswith("# "):
            self.heading(block[2:])
        else:
            write(self.letter.add_paragraph(), block)

    def conditional(self, flag: str, sentence: str) -> None:
        """Add a paragraph that stands there only when ``flag`` does."""
        self.letter.add_paragraph(f"{{%p if {flag} %}}")
        write(self.letter.add_paragraph(), sentence)
        self.letter.add_paragraph("{%p endif %}")

    def heading(self, text: str, paragraph: Paragraph | None = None) -> None:
        """Add a small heading that stays with what follows."""
        paragraph = write(paragraph or self.letter.add_paragraph(), text, bold=True, color=ACCENT)
        paragraph.paragraph_format.space_before = Pt(5)
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.keep_with_next = True

    def letterhead(self) -> None:
        """Put the name of the office left and how to reach it right, above a line, on the first page."""
        header = self.letter.sections[0].first_page_header
        table = layout_table(header.add_table(1, 2, WIDTH), (Mm(95), Mm(70)))
        write(table.cell(0, 0).paragraphs[0], "{{ office.name }}", size=19, bold=True, color=ACCENT)
        lines = ("{{ office.address }}", "{{ office.phone }} · {{ office.email }}", "{{ office.website }}")
        _stack(table.cell(0, 1), lines, size=8.5, align=WD_ALIGN_PARAGRAPH.RIGHT)
        _tight(header.paragraphs[0], Pt(1))
        header._element.append(header.paragraphs[0]._element)
        rule(header.paragraphs[-1], "top", "1D3F6E", 10)

    def following_pages(self) -> None:
        """Name the letter and count the pages at the head of every further page."""
        paragraph = self.letter.sections[0].header.paragraphs[0]
        paragraph.style = self.letter.styles["Normal"]
        paragraph.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
        text = f"{{{{ office.name }}}} · {self.say['dossier'].lower()} {{{{ dossier }}}}\t{self.say['page']} "
        write(paragraph, text, size=8.5)
        add_field(paragraph, "PAGE", "2", 8.5)
        write(paragraph, f" {self.say['of']} ", size=8.5)
        add_field(paragraph, "NUMPAGES", "2", 8.5)
        rule(paragraph, "bottom", "1D3F6E", 6)

    def footers(self) -> None:
        """Put the register numbers at the foot of every page."""
        section = self.letter.sections[0]
        say = self.say
        lines = (
            "{{ office.name }} · {{ office.enterprise_number }} · IBAN {{ office.iban }} "
            "· {{ office.account_holder }}",
            f"{{% if office.nl_registration %}}{say['nl_registration']} "
            "{{ office.nl_registration }}{% endif %}"
            "{% if office.nl_registration and office.be_registration %} · {% endif %}"
            f"{{% if office.be_registration %}}{say['be_registration']} "
            "{{ office.be_registration }}{% endif %}",
        )
        for footer in (section.first_page_footer, section.footer):
            rule(footer.paragraphs[0], "top", "A8B2BF", 4)
            for index, line in enumerate(lines):
                paragraph = footer.paragraphs[0] if index == 0 else footer.add_paragraph()
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                _tight(write(paragraph, line, size=7.5, color=RGBColor(0x55, 0x60, 0x6E)))

    def window(self) -> None:
        """Put the address where the window of the envelope is, and the particulars on the other side."""
        spacer = self.letter.add_paragraph()
        _tight(spacer, Pt(1))
        spacer.paragraph_format.space_before = Mm(15)
        table = layout_table(self.letter.add_table(1, 3), WINDOW)
        table.rows[0].height, table.rows[0].height_rule = Mm(35), WD_ROW_HEIGHT_RULE.AT_LEAST
        for column, side in ((0, "left"), (2, "right")):
            cell = table.cell(0, column)
            cell.paragraphs[0].add_run(f'{{%p if window == "{side}" %}}')
            self._address(cell)
            cell.add_paragraph("{%p else %}")
            self._particulars(cell)
            cell.add_paragraph("{%p endif %}")

    def _address(self, cell: _Cell) -> None:
        back = f"{self.say['return_to']} {{{{ office.address }}}} · {{{{ dossier }}}}"
        _tight(write(cell.add_paragraph(), back, size=7)).paragraph_format.space_after = Pt(6)
        cell.add_paragraph("{%p for line in debtor.lines %}")
        _tight(write(cell.add_paragraph(), "{{ line }}", size=11))
        cell.add_paragraph("{%p endfor %}")

    def _particulars(self, cell: _Cell) -> None:
        rows = (
            ("date", "{{ date }}", ""),
            ("dossier", "{{ dossier }}", ""),
            ("creditor", "{{ creditor.name }}", ""),
            ("handled_by", "{{ signatory }}", "signatory"),
            ("phone", "{{ office.phone }}", ""),
            ("email", "{{ office.email }}", ""),
        )
        for label, value, flag in rows:
            if flag:
                cell.add_paragraph(f"{{%p if {flag} %}}")
            paragraph = _tight(cell.add_paragraph(), Pt(2))
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(26))
            paragraph.paragraph_format.left_indent = Mm(26)
            paragraph.paragraph_format.first_line_indent = Mm(-26)
            write(paragraph, f"{self._label(label)}\t", size=9, color=RGBColor(0x55, 0x60, 0x6E))
            write(paragraph, value, size=9)
            if flag:
                cell.add_paragraph("{%p endif %}")

    def _label(self, name: str) -> str:
        return by_law(self.say[name], self.say.get(f"{name}_be"))

    def subject(self, text: str) -> None:
        """Put the subject line, bold and larger."""
        paragraph = write(self.letter.add_paragraph(), text, size=13, bold=True, color=ACCENT)
        paragraph.paragraph_format.space_before = Pt(2)
        paragraph.paragraph_format.space_after = Pt(8)

    def salutation(self) -> None:
        """Add the salutation with its comma."""
        write(self.letter.add_paragraph(), "{{ debtor.salutation }},")

    def claims(self) -> None:
        """Add the table of invoices, the rows of the statement under it, and what is to be paid."""
        self.pieces_of_letter.claims()

    def payment(self) -> None:
        """Add the payment block: what to pay, where, by when, with the QR code beside it."""
        self.pieces_of_letter.payment(_stand_in(), self.pay_within)

    def next(self) -> None:
        """Say what happens next."""
        self.heading(self.say["next"])
        write(self.letter.add_paragraph(), "{{ next_step }}")

    def parties(self) -> None:
        """Name creditor, collector and supervisor in full (WER XIX.7 par. 2)."""
        self.pieces_of_letter.parties()

    def rights(self) -> None:
        """List the rights of the debtor, together on one page."""
        cell = self.pieces_of_letter.block()
        self.heading(self.say["rights"], cell.paragraphs[0])
        cell.add_paragraph("{%p for right in rights %}")
        paragraph = write(cell.add_paragraph(), "•\t{{ right }}", size=9)
        paragraph.paragraph_format.left_indent = Mm(4.5)
        paragraph.paragraph_format.first_line_indent = Mm(-4.5)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(4.5))
        _tight(paragraph, Pt(2))
        cell.add_paragraph("{%p endfor %}")
        last = _tight(self.letter.add_paragraph())
        last.paragraph_format.line_spacing = Pt(1)

    def closing(self) -> None:
        """Close and sign; the lines stay together on one page."""
        paragraph = write(self.letter.add_paragraph(), self._label("closing"))
        paragraph.paragraph_format.space_before = Pt(6)
        paragraph.paragraph_format.space_after = Pt(12)
        paragraph.paragraph_format.keep_with_next = True
        name = _tight(write(self.letter.add_paragraph(), "{{ signatory }}"))
        name.paragraph_format.keep_with_next = True
        office = "{% if signatory_role %}{{ signatory_role }}, {% endif %}{{ office.name }}"
        _tight(write(self.letter.add_paragraph(), office), Pt(4))


def _tight(paragraph: Paragraph, after: Length | None = None) -> Paragraph:
    paragraph.paragraph_format.space_after = after or Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0
    return paragraph


def _stack(cell: _Cell, lines: tuple[str, ...], size: float, align: WD_ALIGN_PARAGRAPH) -> None:
    for index, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.alignment = align
        _tight(write(paragraph, line, size=size))


def _stand_in() -> BytesIO:
    image = BytesIO()
    segno.make_qr("ClerkDesk payment_qr", error="m", version=6).save(image, kind="png", scale=4, border=4)
    image.seek(0)
    return image


def _settled(letter: Letter) -> bytes:
    """Return the file without anything that depends on when or where it was made."""
    letter.core_properties.author = "ClerkDesk"
    letter.core_properties.comments = ""
    letter.core_properties.created = letter.core_properties.modified = datetime(2026, 11, 22, tzinfo=UTC)
    written = BytesIO()
    letter.save(written)
    settled = BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if not re.search(r"thumbnail|customXml", name):
                part = re.sub(rb"<Relationship [^>]*(thumbnail|customXml)[^>]*/>", b"", source.read(name))
                target.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return settled.getvalue()


def main() -> int:
    """Write every template."""
    for language in LANGUAGES:
        words = tomllib.loads((HERE / "wording" / f"{language}.toml").read_text(encoding="utf-8"))
        (HERE / language).mkdir(exist_ok=True)
        for kind in words["letters"]:
            (HERE / language / f"{kind}.docx").write_bytes(make(language, kind))
    return 0


if __name__ == "__main__":
    sys.exit(main())
