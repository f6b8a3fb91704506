"""What the command palette lists: actions that match the words, then dossiers."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from clerkdesk.services.search import Hit
from ui.format import euro
from ui.icons import Icon, status_icon
from ui.shell.actions import Act
from ui.texts import t


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """One row: what it is called, what stands at its right, and what choosing it means."""

    icon: Icon
    words: str
    beside: str
    refusal: str = ""
    act_id: str = ""
    dossier_id: int | None = None


def action_rows(acts: Sequence[Act], typed: str) -> tuple[PaletteRow, ...]:
    """Return the actions whose words hold every word of ``typed``; those that can be done come first."""
    wanted = _plain(typed).split()
    rows = [_action_row(act) for act in acts if _matches(f"{act.words} {act.shown_keys}", wanted)]
    return tuple(sorted(rows, key=lambda row: bool(row.refusal)))


def dossier_rows(hits: Sequence[Hit]) -> tuple[PaletteRow, ...]:
    """Return a row per dossier found."""
    return tuple(
        PaletteRow(
            status_icon(hit.status.value),
            f"{hit.debtor}  {hit.number}",
            f"{hit.creditor} · {t(f'statuses.{hit.status.value}')} · {euro(hit.open)}",
            dossier_id=hit.dossier_id,
        )
        for hit in hits
    )


def _action_row(act: Act) -> PaletteRow:
    return PaletteRow(act.icon, act.words, act.shown_keys, act.refusal() or "", act_id=act.id)


def _matches(words: str, wanted: Sequence[str]) -> bool:
    plain = _plain(words)
    return all(word in plain for word in wanted)


def _plain(text: str) -> str:
    """Return ``text`` without case and without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))
