"""Days in cells: X12 of the paper on hostile input."""

from datetime import date, datetime

import pytest

from clerkdesk.intake.days import Day, DayStyle, infer_day_first, read_day
from clerkdesk.intake.table import Cell, Mark, Marked

DAY_FIRST = DayStyle()


@pytest.mark.parametrize(
    "cell",
    [
        date(2025, 3, 5),
        datetime.fromisoformat("2025-03-05T14:30"),
        "05-03-2025",
        "5/3/2025",
        "5.3.2025",
        "05-03-2025 00:00:00",
        "2025-03-05",
        "2025-03-05T02:30:00",
        "2025/03/05",
        "5 maart 2025",
        "5 mrt. 2025",
        "woensdag 5 maart 2025",
        "5 mars 2025",
        "March 5, 2025",
        "5th March 2025",
        "5. März 2025",
        Marked(Mark.FORMULA, date(2025, 3, 5)),
    ],
)
def test_the_fifth_of_march(cell: Cell) -> None:
    assert read_day(cell, DAY_FIRST) == Day(date(2025, 3, 5))


def test_the_first_in_french() -> None:
    assert read_day("1er août 2025", DAY_FIRST).on == date(2025, 8, 1)


@pytest.mark.parametrize(
    ("cell", "note"),
    [
        (45721, "serial_number_read"),
        (45721.75, "serial_number_read"),
        (20250305, "compact_day_read"),
        ("20250305", "compact_day_read"),
        ("05-03-25", "short_year_read"),
    ],
)
def test_days_that_are_read_with_a_warning(cell: Cell, note: str) -> None:
    assert read_day(cell, DAY_FIRST) == Day(date(2025, 3, 5), note=f"intake.{note}")


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("31-02-2026", "no_such_day"),
        ("2026-02-30", "no_such_day"),
        ("13-13-2026", "no_such_day"),
        ("binnenkort", "day_not_readable"),
        ("5 zoveel 2025", "day_not_readable"),
        (0, "day_not_readable"),
        (59, "day_not_readable"),
        (60, "day_not_readable"),
        (-5, "day_not_readable"),
        (2958466, "day_not_readable"),
        (True, "day_not_readable"),
        (Marked(Mark.ERROR, "#VALUE!"), "error_cell"),
        (Marked(Mark.FORMULA, None), "not_calculated"),
        ("x" * 30_000, "day_not_readable"),
    ],
)
def test_what_is_no_day(cell: Cell, problem: str) -> None:
    assert read_day(cell, DAY_FIRST) == Day(problem=f"intake.{problem}")


def test_serial_numbers_count_from_the_calendar_of_the_workbook() -> None:
    assert read_day(45721 - 1462, DayStyle(starts_in_1904=True)).on == date(2025, 3, 5)


def test_an_empty_cell_is_no_day_and_no_problem() -> None:
    assert read_day(None, DAY_FIRST) == read_day("  ", DAY_FIRST) == Day()


@pytest.mark.parametrize(
    ("cells", "first", "proven"),
    [
        (["05/03/2025", "25/03/2025"], True, True),
        (["05/03/2025", "03/25/2025"], False, True),
        (["05/03/2025"], True, False),
        (["25/03/2025", "03/25/2025"], True, False),
        ([date(2025, 3, 5)], True, True),
        (["05/05/2025"], True, True),
    ],
)
def test_the_order_is_inferred_once_from_cells_without_doubt(
    cells: list[Cell], first: bool, proven: bool
) -> None:
    assert infer_day_first(cells) == (first, proven)


def test_the_order_holds_for_every_cell_of_the_list() -> None:
    assert read_day("05/03/2025", DayStyle(day_first=False)).on == date(2025, 5, 3)
