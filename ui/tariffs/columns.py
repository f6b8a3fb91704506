"""The columns of the tables of tariffs."""

from collections.abc import Callable
from dataclasses import replace
from html import escape

from clerkdesk.domain.money import Money
from clerkdesk.services.tariffs import Impact, TariffKind
from ui.format import day, money
from ui.icons import Icon
from ui.tariffs.words import (
    ShownLine,
    Standing,
    confidence_words,
    kind_name,
    short_words,
    signed,
    standing_words,
    value_words,
    who_words,
)
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.table_column import TableColumn

_LOOKS = {
    Standing.NOW: (Icon.OK, Role.GREEN),
    Standing.LATER: (Icon.TERM, Role.AMBER),
    Standing.PAST: (Icon.ARCHIVE, Role.MUTED),
    Standing.REPLACED: (Icon.CHANGE, Role.MUTED),
    Standing.TAKEN_BACK: (Icon.UNDO, Role.RED),
}


def kind_columns() -> tuple[TableColumn[TariffKind], ...]:
    """Return the columns of the list of kinds."""
    return (
        TableColumn(
            "name",
            t("tariffs.column.kind"),
            lambda kind: kind_name(kind.code),
            stretch=True,
            icon=lambda kind: (Icon.RATE if kind.is_rate else Icon.CALCULATION, Role.MUTED),
            hint=lambda kind: escape(kind_name(kind.code)),
        ),
        TableColumn("now", t("tariffs.column.now"), short_words, 76, right=True),
        TableColumn("since", t("tariffs.column.since"), _since, 86, right=True),
    )


def line_columns() -> tuple[TableColumn[ShownLine], ...]:
    """Return the columns of the rows of a kind; a row that no longer counts is written quietly."""
    return (
        _quiet("start", lambda row: day(row.line.entry.start), 86),
        _quiet("until", lambda row: day(row.until) if row.until else "", 86),
        replace(
            _quiet("value", lambda row: value_words(row.line), 118),
            bold=lambda row: row.standing is Standing.NOW,
            hint=lambda row: escape(value_words(row.line)),
        ),
        replace(_quiet("standing", standing_words, 118), icon=lambda row: _LOOKS[row.standing]),
        replace(
            _quiet("source", lambda row: row.line.entry.source, 200),
            stretch=True,
            hint=lambda row: escape(row.line.entry.source),
        ),
        _quiet("confidence", lambda row: confidence_words(row.line), 100),
        _quiet("who", lambda row: who_words(row.line), 180),
    )


def _quiet(name: str, text: Callable[[ShownLine], str], width: int) -> TableColumn[ShownLine]:
    return TableColumn(name, t(f"tariffs.column.{name}"), text, width, role=_role)


def impact_columns(place: Callable[[], int]) -> tuple[TableColumn[Impact], ...]:
    """Return the columns of dossiers that change, with the amounts of the day at ``place()``."""
    return (
        TableColumn("number", t("tariffs.column.number"), lambda row: row.number, 92),
        TableColumn(
            "debtor",
            t("tariffs.column.debtor"),
            lambda row: row.debtor,
            stretch=True,
            hint=lambda row: escape(row.debtor),
        ),
        TableColumn("creditor", t("tariffs.column.creditor"), lambda row: row.creditor, 170),
        TableColumn(
            "before", t("tariffs.column.before"), lambda row: money(row.before[place()]), 96, right=True
        ),
        TableColumn(
            "after", t("tariffs.column.after"), lambda row: money(row.after[place()]), 96, right=True
        ),
        TableColumn(
            "difference",
            t("tariffs.column.difference"),
            lambda row: signed(Money(row.after[place()] - row.before[place()])),
            92,
            right=True,
            bold=lambda _row: True,
        ),
    )


def _since(kind: TariffKind) -> str:
    return day(kind.now.entry.start) if kind.now else ""


def _role(row: ShownLine) -> Role:
    return Role.TEXT if row.standing in (Standing.NOW, Standing.LATER, Standing.PAST) else Role.MUTED
