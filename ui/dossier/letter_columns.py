"""How a letter is written in the list of the Brieven tab."""

from clerkdesk.services.letter_runs import LetterState, LetterView
from ui.format import day, money
from ui.icons import Icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.table_column import TableColumn

_TINTS = {LetterState.PRODUCED: Role.AMBER, LetterState.POSTED: Role.GREEN, LetterState.REVERSED: Role.MUTED}


def letter_columns() -> list[TableColumn[LetterView]]:
    """Return the columns: when, what, how, how much, how far, by whom."""
    return [
        TableColumn("on", t("dossier.letters.date"), lambda letter: day(letter.on), 84),
        TableColumn(
            "kind",
            t("dossier.letters.kind"),
            lambda letter: t(f"steps.{letter.kind}"),
            150,
            stretch=True,
            icon=lambda letter: (Icon.LETTER, Role.ACCENT),
        ),
        TableColumn(
            "channel", t("dossier.letters.channel"), lambda letter: t(f"common.channel.{letter.channel}"), 92
        ),
        TableColumn(
            "amount",
            t("dossier.letters.amount"),
            lambda letter: money(letter.amount),
            80,
            right=True,
            hint=lambda letter: t("explain.row_tip"),
        ),
        TableColumn("state", t("dossier.letters.state"), _state, 96, role=_tint),
        TableColumn("by", t("dossier.letters.by"), lambda letter: letter.by, 90),
    ]


def _tint(letter: LetterView) -> Role:
    return _TINTS[letter.state]


def _state(letter: LetterView) -> str:
    return t(f"dossier.letter_state.{letter.state}")
