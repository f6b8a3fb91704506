"""The tables of the letters, and the few marks that python-docx has no words for."""

import re
from collections.abc import Mapping, Sequence
from io import BytesIO

from docx.document import Document as Letter
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

ACCENT = RGBColor(0x1D, 0x3F, 0x6E)
GREY = RGBColor(0x55, 0x60, 0x6E)
COLUMNS = (Mm(29), Mm(65), Mm(23), Mm(23), Mm(25))
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def write(
    paragraph: Paragraph,
    text: str,
    size: float | None = None,
    bold: bool = False,
    color: RGBColor | None = None,
) -> Paragraph:
    """Add ``text`` to a paragraph, with **bold** where it says so, and return the paragraph."""
    for index, piece in enumerate(_BOLD.split(text)):
        if piece:
            run = paragraph.add_run(piece)
            run.bold = True if bold or index % 2 else None
            run.font.size = Pt(size) if size else None
            if color is not None:
                run.font.color.rgb = color
    return paragraph


def add_field(paragraph: Paragraph, code: str, shown: str, size: float) -> None:
    """Add one of Word's own fields, such as the page number."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", shown), ("end", "")):
        run = paragraph.add_run(text if kind == "shown" else "")
        run.font.size = Pt(size)
        if kind == "":
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = f" {text} "
            run._element.append(mark)
        elif kind != "shown":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._element.append(mark)


def rule(paragraph: Paragraph, side: str, color: str, eighths: int) -> None:
    """Draw a line above or below a paragraph."""
    box = OxmlElement("w:pBdr")
    box.append(_edge(side, color, eighths, space=4))
    properties = paragraph._element.get_or_add_pPr()
    properties.insert_element_before(box, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _edge(side: str, color: str, eighths: int, space: int = 0) -> OxmlElement:
    edge = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", eighths), ("space", space), ("color", color)):
        edge.set(qn(f"w:{name}"), str(value))
    return edge


def borders(cell: _Cell, **sides: tuple[str, int]) -> None:
    """Draw lines on the sides of a cell: ``bottom=("A8B2BF", 4)``."""
    box = OxmlElement("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        if side in sides:
            box.append(_edge(side, *sides[side]))
    cell._element.get_or_add_tcPr().append(box)


def shade(cell: _Cell, fill: str) -> None:
    """Give a cell a background."""
    mark = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        mark.set(qn(f"w:{name}"), value)
    cell._element.get_or_add_tcPr().append(mark)


def layout_table(table: Table, widths: Sequence[Length], padding: int = 0) -> Table:
    """Fix the widths of a table's columns; ``padding`` in twentieths of a point left and right."""
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(padding))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._element.tblPr.append(margins)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    return table


def whole(row: _Row) -> None:
    """Keep a row on one page."""
    row._element.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


class Pieces:
    """The tables of one letter."""

    def __init__(self, letter: Letter, say: Mapping[str, str]) -> None:
        self.letter = letter
        self.say = say

    def claims(self) -> None:
        """Add the invoices, the rows of the statement, and the amount to be paid, as one table."""
        table = self.letter.add_table(0, len(COLUMNS))
        self._heads(table)
        _marker(table, "{%tr for row in claims %}")
        names = ("invoice", "description", "invoiced", "due", "amount")
        self._row(table, tuple(f"{{{{ row.{name} }}}}" for name in names))
        _marker(table, "{%tr endfor %}")
        _marker(table, "{%tr if statement %}")
        self._sum(table, self.say["subtotal"], "{{ claims_total }}", bold=False)
        _marker(table, "{%tr endif %}")
        _marker(table, "{%tr for row in statement %}")
        self._sum(table, "{{ row.text }}", "{{ row.amount }}", bold=False, detail="{{ row.detail }}")
        _marker(table, "{%tr endfor %}")
        self._sum(table, self.say["total"], "{{ totals.due }}", bold=True)
        layout_table(table, COLUMNS, padding=60)
        self._gap()

    def _heads(self, table: Table) -> None:
        row = table.add_row()
        row._element.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        whole(row)
        for cell, name in zip(
            row.cells, ("invoice", "description", "invoiced", "due", "amount"), strict=True
        ):
            self._text(cell, self.say[name], size=9, bold=True, color=ACCENT, right=name == "amount")
            borders(cell, bottom=("1D3F6E", 8))

    def _row(self, table: Table, texts: tuple[str, ...]) -> None:
        row = table.add_row()
        whole(row)
        for index, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            self._text(cell, text, size=9.5, right=index == len(texts) - 1)
            borders(cell, bottom=("D5DBE3", 4))

    def _sum(self, table: Table, text: str, amount: str, bold: bool, detail: str = "") -> None:
        row = table.add_row()
        whole(row)
        first = row.cells[0].merge(row.cells[3])
        last = row.cells[4]
        self._text(first, text, size=10.5 if bold else 9.5, bold=bold)
        self._text(last, amount, size=10.5 if bold else 9.5, bold=bold, right=True)
        if detail:
            first.add_paragraph("{%p if row.detail %}")
            self._text(first, detail, size=8.5, color=GREY, paragraph=first.add_paragraph())
            first.add_paragraph("{%p endif %}")
        for cell in (first, last):
            if bold:
                shade(cell, "EEF2F7")
            borders(cell, bottom=("1D3F6E", 8) if bold else ("D5DBE3", 4))

    def _text(
        self,
        cell: _Cell,
        text: str,
        size: float,
        bold: bool = False,
        color: RGBColor | None = None,
        right: bool = False,
        paragraph: Paragraph | None = None,
    ) -> None:
        paragraph = paragraph or cell.paragraphs[0]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1.5)
        paragraph.paragraph_format.line_spacing = 1.0
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else None
        write(paragraph, text, size=size, bold=bold, color=color)

    def _gap(self) -> None:
        paragraph = self.letter.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = Pt(4)

    def payment(self, picture: BytesIO, within: str | None) -> None:
        """Add the payment block, with a date or the words ``within``; it stays on one page."""
        table = self.letter.add_table(1, 3)
        whole(table.rows[0])
        title, values, code = table.rows[0].cells
        say = self.say
        labels = (
            (say["pay_amount"], "**{{ totals.due }}**"),
            (say["pay_to"], "{{ office.iban }}"),
            (say["pay_holder"], "{{ office.account_holder }}"),
            (by_law(say["pay_reference"], say.get("pay_reference_be")), "**{{ reference }}**"),
            (say["pay_when"], within) if within else (say["pay_by"], "{{ pay_by }}"),
        )
        merged = title.merge(values)
        self._text(merged, say["pay_title"], size=10.5, bold=True, color=ACCENT)
        for label, value in labels:
            self._pair(merged.add_paragraph(), label, value)
        self._code(code, picture)
        for cell in (merged, code):
            shade(cell, "EEF2F7")
        layout_table(table, (Mm(40), Mm(85), Mm(40)), padding=140)
        self._gap()

    def _pair(self, paragraph: Paragraph, label: str, value: str) -> None:
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(36))
        paragraph.paragraph_format.left_indent = Mm(36)
        paragraph.paragraph_format.first_line_indent = Mm(-36)
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.line_spacing = 1.0
        write(paragraph, f"{label}\t", color=GREY)
        write(paragraph, value)

    def _code(self, cell: _Cell, picture: BytesIO) -> None:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_before = Pt(5)
        paragraph.paragraph_format.space_after = Pt(1)
        paragraph.paragraph_format.line_spacing = 1.0
        shown = paragraph.add_run().add_picture(picture, width=Mm(30))
        shown._inline.docPr.set("name", "payment_qr")
        shown._inline.docPr.set("descr", self.say["scan"])
        caption = cell.add_paragraph()
        caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
        caption.paragraph_format.space_after = Pt(4)
        write(caption, self.say["scan"], size=7.5, color=GREY)

    def block(self) -> _Cell:
        """Return a cell over the whole width whose contents stay together on one page."""
        table = layout_table(self.letter.add_table(1, 1), (Mm(165),))
        whole(table.rows[0])
        cell: _Cell = table.cell(0, 0)
        return cell

    def parties(self) -> None:
        """Add creditor, collector and supervisor side by side."""
        say = self.say
        contact = "{% if P.phone %}{{ P.phone }} · {% endif %}{{ P.email }}"
        columns = (
            (say["parties_creditor"], "creditor", ""),
            (
                say["parties_collector"],
                "office",
                f"{say['be_registration']} {{{{ office.be_registration }}}}",
            ),
        )
        table = self.letter.add_table(2, 2)
        for cell, (title, party, extra) in zip(table.rows[0].cells, columns, strict=True):
            self._text(cell, title, size=9, bold=True, color=ACCENT)
            lines = ("{{ P.name }}", "{{ P.address }}", "{{ P.enterprise_number }}", contact, extra)
            for line in filter(None, lines):
                self._text(cell, line.replace("P.", f"{party}."), size=9, paragraph=cell.add_paragraph())
        below = table.cell(1, 0).merge(table.cell(1, 1))
        self._text(below, say["parties_supervisor"], size=9, bold=True, color=ACCENT)
        self._text(below, say["supervisor"], size=9, paragraph=below.add_paragraph())
        for row in table.rows:
            whole(row)
            for cell in row.cells:
                borders(cell, top=("D5DBE3", 4))
        layout_table(table, (Mm(82.5), Mm(82.5)), padding=60)


def _marker(table: Table, text: str) -> None:
    table.add_row().cells[0].paragraphs[0].add_run(text)


def by_law(dutch: str, belgian: str | None) -> str:
    """Return the Dutch word, or both with the condition that chooses one."""
    return f'{{% if law == "BE" %}}{belgian}{{% else %}}{dutch}{{% endif %}}' if belgian else dutch
