"""Tables whose amounts explain themselves: Enter on a row, and an open card goes along with the cursor."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QRect, Slot

from clerkdesk.services.dossiers import Account
from ui.explain.explainer import Explainer, Picking
from ui.widgets.paged_table import PagedTable

R = TypeVar("R")
Question = tuple[Callable[[], Account], Picking]
"""What is read off the window for a row, and how its amount is found in the answer."""


class ExplainedRows(QObject, Generic[R]):
    """Joins a table to the card. ``question`` says for a row what to read and what to look for."""

    def __init__(
        self,
        table: PagedTable[R],
        explainer: Explainer,
        question: Callable[[R], Question | None],
        amount_column: str = "amount",
    ) -> None:
        super().__init__(table)
        self._table = table
        self._explainer = explainer
        self._question = question
        self._column = amount_column
        self._shown: object = None
        table.row_entered.connect(self._enter)
        table.row_rested.connect(self._follow)
        table.clicked.connect(self._click)

    @Slot(object)
    def _enter(self, row: R) -> None:
        """Explain the amount of ``row``; the same row again takes the card away."""
        if self._explainer.is_open(self._table) and self._shown == row:
            self._explainer.put_away()
        else:
            self._ask(row)

    @Slot(object)
    def _follow(self, row: R) -> None:
        if self._explainer.is_open(self._table) and self._shown != row:
            self._ask(row)

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        row = self._table.paged().row(index.row())
        if row is not None and self._table.paged().columns()[index.column()].name == self._column:
            self._ask(row)

    def _ask(self, row: R) -> None:
        question = self._question(row)
        if question is None:
            return
        self._shown = row
        reading, pick = question
        inside = self._table.visualRect(self._table.currentIndex())
        place = QRect(inside.translated(self._table.viewport().pos()))
        self._explainer.ask(reading, pick, self._table, place)
