"""The sample workbook that a creditor fills in."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from clerkdesk.domain.parties import Language
from clerkdesk.intake.mapping import Field
from clerkdesk.wording import Wording

_COLUMNS = (
    Field.DEBTOR_REFERENCE,
    Field.NAME,
    Field.KIND,
    Field.STREET,
    Field.POSTCODE,
    Field.CITY,
    Field.COUNTRY,
    Field.LANGUAGE,
    Field.EMAIL,
    Field.PHONE,
    Field.ENTERPRISE_NUMBER,
    Field.IBAN,
    Field.INVOICE_NUMBER,
    Field.INVOICED,
    Field.DUE,
    Field.ORIGINAL_AMOUNT,
    Field.OPEN_AMOUNT,
    Field.DISPUTED,
    Field.DESCRIPTION,
)
_REQUIRED = (Field.NAME, Field.INVOICE_NUMBER, Field.DUE, Field.OPEN_AMOUNT, Field.KIND)
_DAYS = (Field.INVOICED, Field.DUE)
_AMOUNTS = (Field.ORIGINAL_AMOUNT, Field.OPEN_AMOUNT)
_CHOICES = (Field.KIND, Field.DISPUTED)
_LAST_ROW = 5_000
_WIDTH = 19


def write_sample(out: Path, language: Language) -> None:
    """Write to ``out`` (.xlsx) a sheet with headers and drop-downs, and one with an example (`B3`).

    The headers are those that the importer recognises without help; what is required is bold and said. The
    example is on a sheet of its own, so that it is never sent back as a claim.
    """
    t = Wording(language)
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        text = workbook.add_format({"num_format": "@"})
        formats = {
            **dict.fromkeys(_DAYS, workbook.add_format({"num_format": "dd-mm-yyyy"})),
            **dict.fromkeys(_AMOUNTS, workbook.add_format({"num_format": "#,##0.00"})),
        }
        page = _headed(workbook, t("answer.sample_sheet"), formats, text, t)
        for column, field in enumerate(_COLUMNS):
            _explain(page, column, field, t)
        example = _headed(workbook, t("answer.example_sheet"), formats, text, t)
        for column, field in enumerate(_COLUMNS):
            _write_example(example, column, field, formats.get(field, text), t)


def _headed(
    workbook: xlsxwriter.Workbook, name: str, formats: dict[Field, Format], text: Format, t: Wording
) -> Worksheet:
    required = workbook.add_format({"bold": True, "bg_color": "#DCE8F5", "bottom": 1})
    optional = workbook.add_format({"bg_color": "#F2F2F2", "bottom": 1})
    page = workbook.add_worksheet(name)
    for column, field in enumerate(_COLUMNS):
        page.set_column(column, column, _WIDTH, formats.get(field, text))
        page.write_string(
            0, column, t(f"answer.header.{field}"), required if field in _REQUIRED else optional
        )
    page.freeze_panes(1, 0)
    return page


def _explain(page: Worksheet, column: int, field: Field, t: Wording) -> None:
    page.write_comment(0, column, t("answer.required") if field in _REQUIRED else t("answer.optional"))
    if field in _CHOICES:
        choices = t(f"answer.choices_{field}").split("|")
        page.data_validation(1, column, _LAST_ROW, column, {"validate": "list", "source": choices})


def _write_example(page: Worksheet, column: int, field: Field, how: Format, t: Wording) -> None:
    text = t(f"answer.example.{field}")
    if field in _DAYS:
        page.write_datetime(1, column, date.fromisoformat(text), how)
    elif field in _AMOUNTS:
        page.write_number(1, column, Decimal(text), how)
    else:
        page.write_string(1, column, text, how)
