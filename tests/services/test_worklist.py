"""Lists page by key in every order, both ways (row S5; design 7, I02)."""

from datetime import date, timedelta

import pytest

from clerkdesk.domain.claim import NoticeKind
from clerkdesk.domain.dossier import Status
from clerkdesk.domain.parties import DebtorKind
from clerkdesk.domain.procedure import Step
from clerkdesk.persistence.engine import Database
from clerkdesk.services import worklist
from clerkdesk.services.worklist import Column, Order, PageKey, Queue, Selection, Whose, WorklistRow
from tests.services.office import TODAY, Invoice, Office

NAMES = ["Aerts BV", "Bos Tuinen", "Claes, Ria", "Dubois, Marie", "Dubois, Marie", "Émile Zo", "Kaya, M."]


@pytest.fixture(scope="module")
def office(database: Database) -> Office:
    """An office with dossiers that differ in everything a list can be sorted by, and some that do not."""
    office = Office(database)
    creditors = [office.creditor(name) for name in ("Woonhuys NV", "Energie Zuid")]
    for place, name in enumerate(NAMES):
        due = date(2026, 9, 1) + timedelta(days=20 * place)
        case = office.dossier(
            creditors[place % 2],
            name,
            Invoice(f"F-{place}", 10_000 * (1 + place % 3), due),
            kind=DebtorKind.COMPANY if "B" in name else DebtorKind.CONSUMER,
            country="BE" if place % 2 else "NL",
        )
        if place == 2:
            office.noticed(case, Step.FOURTEEN_DAY_LETTER, date(2026, 11, 19), NoticeKind.FOURTEEN_DAY_LETTER)
        if place == 3:
            office.close(case)
    return office


def walked(office: Office, selection: Selection, order: Order, size: int) -> list[WorklistRow]:
    """Return all rows of a list, read page by page."""
    rows: list[WorklistRow] = []
    after: PageKey | None = None
    for _ in range(20):
        page = worklist.page(office.desk, selection, order, after, size)
        rows += page.rows
        after = page.after
        if after is None:
            return rows
    raise AssertionError("the list has no end")


def shown(row: WorklistRow, column: Column) -> object:
    """Return what a row is sorted by in ``column``."""
    folded = {
        Column.DEBTOR: row.debtor.casefold().replace("é", "e"),
        Column.CREDITOR: row.creditor.casefold(),
    }
    return folded.get(column, getattr(row, column))


@pytest.mark.parametrize("descending", [False, True], ids=["up", "down"])
@pytest.mark.parametrize("column", Column)
def test_pages_hold_every_dossier_once_and_in_order(office: Office, column: Column, descending: bool) -> None:
    order = Order(column, descending)
    for size in (1, 2, 3, 7, 50):
        rows = walked(office, Selection(), order, size)
        assert len({row.dossier_id for row in rows}) == len(rows) == len(NAMES)
        values = [shown(row, column) for row in rows]
        known = [value for value in values if value is not None]
        assert known == sorted(known, reverse=descending)  # type: ignore[type-var]
        assert values == known + [None] * (len(values) - len(known)), "without a value comes last"


def test_the_last_page_says_that_it_is(office: Office) -> None:
    page = worklist.page(office.desk, Selection(), Order(), size=len(NAMES))
    assert len(page.rows) == len(NAMES) and page.after is None
    page = worklist.page(office.desk, Selection(), Order(), size=len(NAMES) - 1)
    assert page.after is not None


def test_selections_narrow_the_list(office: Office) -> None:
    def names(**narrowed: object) -> list[str]:
        return [row.debtor for row in walked(office, Selection(**narrowed), Order(Column.DEBTOR), 3)]  # type: ignore[arg-type]

    assert names(country="BE") == ["Bos Tuinen", "Dubois, Marie", "Émile Zo"]
    assert names(status=Status.CLOSED) == ["Dubois, Marie"]
    assert "Claes, Ria" in names(at_least=30_000) and "Aerts BV" not in names(at_least=30_000)
    assert names(status=Status.NOTICE_RUNNING) == ["Claes, Ria"]
    assert len(names(whose=Whose.MINE)) == len(NAMES)
    assert names(run_id=4711) == []


def test_counts_and_totals_are_those_of_the_lists(office: Office) -> None:
    """Row S5: the count beside a status is what the list behind it holds."""
    counts = worklist.counts(office.desk)
    for status in Status:
        rows = walked(office, Selection(status=status), Order(), 50)
        assert counts.statuses[status].count == len(rows)
        assert counts.statuses[status].open == sum(row.open for row in rows)
        assert worklist.total(office.desk, Selection(status=status)) == counts.statuses[status]
    for queue in Queue:
        assert counts.queues[queue] == len(walked(office, Selection(queue=queue), Order(), 50))
    whole = worklist.total(office.desk, Selection())
    assert (whole.count, whole.more) == (len(NAMES), False)
    narrowed = worklist.total(office.desk, Selection(country="BE"))
    assert (narrowed.count, narrowed.more) == (3, False)


def test_the_letters_of_today_are_due_today(office: Office) -> None:
    """Row S4: nobody whose next letter is later stands among them."""
    rows = walked(office, Selection(queue=Queue.LETTERS), Order(), 3)
    assert rows
    assert all(
        row.next_step and row.next_step.is_letter and row.next_on <= TODAY for row in rows if row.next_on
    )
    assert "Claes, Ria" not in {row.debtor for row in rows}
