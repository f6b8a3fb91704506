"""The columns of the dossiers that were touched."""

from clerkdesk.domain.money import Money
from clerkdesk.services.audit_hits import Hit, used_in_words
from ui.format import count, day, money
from ui.icons import Icon, status_icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.table_column import TableColumn

ONLY_CORRECTED = ("after", "difference")
"""The columns that say nothing where nothing was corrected."""
ONLY_UNCORRECTED = ("carried",)
"""The columns that make room for those where something was."""


def hit_columns() -> tuple[TableColumn[Hit], ...]:
    """Return the columns, in order."""
    return (
        TableColumn("number", _title("number"), lambda hit: hit.number, 86),
        TableColumn("debtor", _title("debtor"), lambda hit: hit.debtor, stretch=True),
        TableColumn("creditor", _title("creditor"), lambda hit: hit.creditor, 112),
        TableColumn("status", _title("status"), _status, 158, icon=_icon),
        TableColumn("used", _title("used"), lambda hit: used_in_words(hit.used, t), 106, hint=_hint),
        TableColumn("letters", _title("letters"), _letters, 70, right=True),
        TableColumn("carried", _title("carried"), lambda hit: money(hit.carried), 104, right=True),
        TableColumn("before", _title("before"), lambda hit: money(hit.before), 98, right=True),
        TableColumn("after", _title("after"), lambda hit: _money(hit.after), 102, right=True),
        TableColumn(
            "difference",
            _title("difference"),
            lambda hit: _money(hit.difference),
            80,
            right=True,
            bold=lambda hit: hit.changed,
        ),
    )


def _title(name: str) -> str:
    return t(f"audit.column.{name}")


def _icon(hit: Hit) -> tuple[Icon, Role]:
    return status_icon(hit.status.value), Role.MUTED


def _status(hit: Hit) -> str:
    status = t(f"statuses.{hit.status.value}")
    return status if hit.closed_on is None else f"{status} {day(hit.closed_on)}"


def _hint(hit: Hit) -> str:
    words = used_in_words(hit.used, t)
    if not hit.announced:
        return words
    return f"{words}\n{t('audit.window.announced_hint', amount=hit.announced)}"


def _letters(hit: Hit) -> str:
    letters = len({letter.id for letter in hit.letters})
    return count(letters) if letters else ""


def _money(amount: Money | None) -> str:
    return "" if amount is None else money(amount)
