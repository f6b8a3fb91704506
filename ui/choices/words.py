"""How choices, their values and what they change are said."""

from datetime import date
from enum import StrEnum

from clerkdesk.services.choices import ChoiceView, Kind
from clerkdesk.services.impact import Impact, ImpactRow, Standpoint
from ui.format import day, weekday
from ui.texts import t


def name_words(view: ChoiceView) -> str:
    """Return what the choice is called."""
    return t(f"choices.{view.name}.name")


def law_words(view: ChoiceView) -> str:
    """Return for whose law the choice is."""
    return t(f"choosing.law.{view.law or 'both'}")


def value_words(view: ChoiceView, value: object) -> str:
    """Return a value of the choice as people read it; none is that of the office."""
    if value is None:
        return t("choosing.as_office")
    if isinstance(value, StrEnum):
        return t(f"choices.{view.name}.word.{value.name.lower()}")
    if isinstance(value, date):
        return day(value)
    match view.kind:
        case Kind.YES_NO:
            return t("choosing.yes" if value else "choosing.no")
        case Kind.AMOUNT:
            return t(f"choices.{view.name}.unit", amount=value)
        case _:
            return t(f"choices.{view.name}.unit", n=value)


def above_words(view: ChoiceView, of_creditor: bool) -> str:
    """Return what counts where nobody chose: what the office has for a creditor, else the default."""
    key, value = ("office_is", view.office) if of_creditor else ("default_is", view.default)
    return t(f"choosing.{key}", value=value_words(view, value))


def impact_sentences(impact: Impact, begins: date, today: date) -> tuple[str, ...]:
    """Return what a change does, in a few sentences."""
    said = []
    if begins > today:
        said.append(t("choosing.impact.later", day=begins))
    elif not impact.changed:
        said.append(t("choosing.impact.none", n=impact.looked_at))
    if impact.changed:
        said.append(
            t(
                "choosing.impact.changed",
                changed=impact.changed,
                n=impact.looked_at,
                dearer=impact.dearer,
                cheaper=impact.cheaper,
                moved=impact.moved,
            )
        )
        said.append(t("choosing.impact.money", before=impact.before, after=impact.after))
    said.append(t("choosing.impact.letters"))
    if len(impact.rows) < impact.changed:
        said.append(t("choosing.impact.most", n=len(impact.rows)))
    return tuple(said)


def step_words(row: ImpactRow) -> str:
    """Return the next step of a dossier now, and what it would become where that differs."""
    before, after = _step(row.before), _step(row.after)
    if before == after:
        return before
    if row.before.step is row.after.step and row.after.on is not None:
        after = weekday(row.after.on)
    return t("choosing.impact.moved", before=before, after=after)


def _step(standpoint: Standpoint) -> str:
    if standpoint.step is None:
        return t("choosing.impact.no_step")
    words = t(f"steps.{standpoint.step}")
    if standpoint.on is None:
        return words
    return t("choosing.impact.on_day", step=words, day=weekday(standpoint.on))
