"""What the strip above a dossier says."""

from datetime import date

from clerkdesk.domain.procedure import Step
from clerkdesk.services.dossiers import DossierHeader, HoldView
from ui.due_day import is_late
from ui.format import day
from ui.icons import Icon, status_icon, step_icon
from ui.texts import t
from ui.theme_colours import Role

Worded = tuple[str, Icon, Role]
"""The words, the icon and the colour of a chip."""


def facts(header: DossierHeader) -> str:
    """Return creditor, regime and handler in one line."""
    handler = header.handler or t("dossier.header.no_handler")
    return "  ·  ".join((header.creditor, t(f"common.regime.{header.regime.id}"), handler))


def claimable(header: DossierHeader) -> str:
    """Return what the amount is, and how much is left out of it."""
    words = t("dossier.header.claimable")
    if header.disputed:
        return f"{words} · {t('dossier.header.disputed', amount=header.disputed)}"
    return words


def chips(header: DossierHeader) -> list[Worded]:
    """Return what to beware of: status, next step, hold, dispute, language."""
    found = [(t(f"statuses.{header.status}"), status_icon(header.status), Role.ACCENT)]
    if header.closed_on:
        return [*found, (t("dossier.header.closed", day=header.closed_on), Icon.ARCHIVE, Role.MUTED)]
    found.append(_next(header))
    found += [(hold_until(hold), Icon.HOLD, Role.RED) for hold in header.holds[:1]]
    if header.disputed:
        words = t("dossier.header.disputed_part", amount=header.disputed)
        found.append((words, Icon.DISPUTE, Role.AMBER))
    elif header.open_disputes:
        words = t("dossier.header.disputes", n=header.open_disputes)
        found.append((words, Icon.DISPUTE, Role.AMBER))
    found.append((t(f"common.language.{header.language}"), Icon.LANGUAGE, Role.MUTED))
    return found


def others(header: DossierHeader) -> str:
    """Return how many other dossiers the person has."""
    return t("dossier.header.others", n=header.other_dossiers)


def hold_until(hold: HoldView) -> str:
    """Return until when nothing goes out."""
    if not isinstance(hold.until, date):
        return t("dossier.header.held_open")
    return t("dossier.header.held", day=hold.until)


def hold_band(hold: HoldView) -> str:
    """Return why nothing goes out, until when, and who said so."""
    reason = t(f"holds.reason.{hold.reason}")
    first = t("dossier.hold.band", reason=reason, until=hold_until_words(hold))
    note = t("dossier.hold.band_by", note=hold.note, by=hold.by) if hold.note else hold.by
    return f"{first} {note}"


def hold_until_words(hold: HoldView) -> str:
    """Return the last day of a hold, or that it has none."""
    return day(hold.until) if isinstance(hold.until, date) else t("dossier.hold.until_lifted")


def _next(header: DossierHeader) -> Worded:
    if header.next_step is None:
        return t("dossier.next.nothing"), Icon.QUESTION, Role.MUTED
    due = header.next_on is not None and header.next_on <= header.today
    return (
        next_words(header.next_step, header.next_on, header.today),
        step_icon(header.next_step),
        (Role.RED if due else Role.MUTED),
    )


def next_words(step: Step, on: date | None, today: date) -> str:
    """Return ``bellen do 26-11``, ``bellen vandaag`` or ``bellen sinds vr 20-11``."""
    short = t(f"steps.short.{step}")
    if on is None:
        return t("dossier.next.undated", step=short)
    if on > today:
        return t("dossier.next.planned", step=short, day=on)
    if is_late(on, today):
        return t("dossier.next.late", step=short, day=on)
    return t("dossier.next.today", step=short)
