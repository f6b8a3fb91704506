"""What the person has chosen for an import so far; going back and forth loses none of it."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from clerkdesk.domain.problems import Problem
from clerkdesk.intake.judgement import Judgement
from clerkdesk.intake.layout import missing
from clerkdesk.intake.mapping import DecimalSign, Field, Mapping
from clerkdesk.intake.table import ReadList, Sheet
from clerkdesk.services.imports import ImportProposal, ImportReport

Samples = dict[int, tuple[str, ...]]
"""A few values of each column, as the list shows them."""


@dataclass(frozen=True, slots=True)
class MappedSheet:
    """A sheet with the meaning of its columns and a few values of each."""

    mapping: Mapping
    samples: Samples


@dataclass(frozen=True, slots=True)
class OpenedList:
    """A file that was read, and what was recognised in it; without that, ``problems`` say why."""

    path: Path
    read: ReadList
    mapped: MappedSheet | None
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class ImportDraft:
    """The choices of the four pages. What was computed from a choice is dropped when that choice changes."""

    opened: OpenedList | None = None
    creditor_id: int | None = None
    mapping: Mapping | None = None
    samples: Samples = field(default_factory=dict)
    judgement: Judgement | None = None
    proposal: ImportProposal | None = None
    report: ImportReport | None = None
    _sheets: dict[str, MappedSheet] = field(default_factory=dict)

    @property
    def sheet(self) -> Sheet | None:
        """Return the chosen sheet."""
        if self.opened is None or self.mapping is None:
            return None
        return self.opened.read.sheet(self.mapping.sheet)

    @property
    def missing(self) -> tuple[Problem, ...]:
        """Return a problem for each column that a list cannot do without."""
        return () if self.mapping is None else tuple(missing(self.mapping))

    def open(self, opened: OpenedList) -> None:
        """Start over with another file; the creditor stays."""
        self.opened, self.mapping = opened, None
        self._sheets.clear()
        if opened.mapped is not None:
            self.choose_sheet(opened.mapped)
        self._forget_judgement()

    def remembered(self, sheet: str) -> MappedSheet | None:
        """Return the columns of ``sheet`` as they were left, if the person was there before."""
        return self._sheets.get(sheet)

    def choose_sheet(self, mapped: MappedSheet) -> None:
        """Go on with another sheet, or another header row, of the same file."""
        self.samples = mapped.samples
        self._use(mapped.mapping)

    def choose_creditor(self, creditor_id: int | None) -> None:
        """Set on whose behalf the claims are collected."""
        if creditor_id != self.creditor_id:
            self.creditor_id = creditor_id
            self._forget_judgement()

    def map_column(self, column: int, wanted: Field | None) -> None:
        """Give ``column`` a meaning, taking it away from the column that had it."""
        if self.mapping is None or self.mapping.fields.get(column) is wanted:
            return
        kept = {c: f for c, f in self.mapping.fields.items() if c != column and f is not wanted}
        if wanted is not None:
            kept[column] = wanted
        self._use(replace(self.mapping, fields=dict(sorted(kept.items()))))

    def write_amounts_with(self, sign: DecimalSign) -> None:
        """Fix the decimal sign of the whole list."""
        if self.mapping is not None:
            known = self.mapping.assumed - {"decimal_sign"}
            self._use(replace(self.mapping, assumed=known, decimal_sign=sign))

    def write_day_first(self, day_first: bool) -> None:
        """Fix the order of day and month of the whole list."""
        if self.mapping is not None:
            known = self.mapping.assumed - {"day_first"}
            self._use(replace(self.mapping, assumed=known, day_first=day_first))

    def _use(self, mapping: Mapping) -> None:
        if mapping != self.mapping:
            self.mapping = mapping
            self._sheets[mapping.sheet] = MappedSheet(mapping, self.samples)
            self._forget_judgement()

    def _forget_judgement(self) -> None:
        self.judgement = self.proposal = self.report = None
