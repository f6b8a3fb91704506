"""``clerkdesk retro-audit``: which dossiers a rule or a version of a tariff touched."""

import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from clerkdesk.commands.answers import FOUND_PROBLEMS, NOT_UNDERSTOOD, answer, refuse, say
from clerkdesk.commands.opening import DatabaseOption, JsonOption, UserOption, desk_at
from clerkdesk.domain.money import Money, from_text, to_text
from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.services.audit_hits import AuditReport, CarriedLetter, Hit, corrected_in_words, used_in_words
from clerkdesk.services.audit_question import AuditQuestion, Correction
from clerkdesk.services.audit_workbook import write_audit
from clerkdesk.services.case_values import UnfitError, day
from clerkdesk.services.done import Refused
from clerkdesk.services.retro_audit import audit
from clerkdesk.wording import Wording

_words = Wording(Language.EN)
_TOLD_EVERY = 10_000

TariffOption = Annotated[
    str | None, typer.Option(help="The version of a tariff, as amounts name it: consumer@2026-01-01=4.")
]
RuleOption = Annotated[str | None, typer.Option(help="A rule by its id or code: nl.bw.6:119.")]
PercentOption = Annotated[str | None, typer.Option(help="The percentage that it should have been.")]
AmountOption = Annotated[str | None, typer.Option(help="The amount of a scale that it should have been.")]
PartOption = Annotated[str | None, typer.Option(help="Which number of a scale: minimum, bracket-1-percent.")]
OnOption = Annotated[str | None, typer.Option(help="The day of comparing, YYYY-MM-DD; without it today.")]
OutOption = Annotated[Path | None, typer.Option(help="Also write the dossiers and letters to this .xlsx.")]


def retro_audit(
    tariff: TariffOption = None,
    rule: RuleOption = None,
    percent: PercentOption = None,
    amount: AmountOption = None,
    part: PartOption = None,
    on: OnOption = None,
    out: OutOption = None,
    database: DatabaseOption = None,
    user: UserOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say which dossiers, closed ones too, used a rule or tariff, with old and new amounts."""
    question = _question(tariff, rule, _correction(percent, amount, part), on)
    desk = desk_at(database, user)
    report = audit(desk, question, _tell_progress(), lambda: False)
    if isinstance(report, Refused):
        refuse(report.problems)
    if as_json:
        answer(_as_json(report))
    else:
        _tell(report)
    if out is not None:
        problem = write_audit(report, out, Language.EN)
        if problem is not None:
            refuse([problem])
        say(f"Written to {out}.", to_error=True)
    sys.exit(FOUND_PROBLEMS if report.hits else 0)


def _question(
    tariff: str | None, rule: str | None, correction: Correction | None, on: str | None
) -> AuditQuestion:
    asked = tariff or rule
    if asked is None or (tariff and rule):
        _not_understood("audit.ask_one")
    if tariff and "@" not in tariff:
        refuse([Problem("audit.no_version", about="tariff", params={"asked": tariff})])
    return AuditQuestion(asked, _day(on) if on else None, correction)


def _correction(percent: str | None, amount: str | None, part: str | None) -> Correction | None:
    if percent is None and amount is None:
        if part is not None:
            _not_understood("audit.part_alone")
        return None
    return Correction(_percent(percent), _amount(amount), part)


def _percent(text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        refuse([Problem("audit.percent_wrong", about="percent", params={"percent": text})])


def _amount(text: str | None) -> Money | None:
    if text is None:
        return None
    try:
        return from_text(text.replace(",", "."))
    except ValueError:
        refuse([Problem("case.amount", about="amount", params={"found": text})])


def _day(text: str) -> date:
    try:
        return day(text)
    except UnfitError as error:
        refuse([Problem(error.code, about="--on", params=error.params)])


def _not_understood(code: str) -> NoReturn:
    refuse([Problem(code)], code=NOT_UNDERSTOOD)


def _tell_progress() -> Callable[[int, int], None]:
    told = 0

    def tell(done: int, of: int) -> None:
        nonlocal told
        if done - told >= _TOLD_EVERY:
            told = done
            say(f"{done:,} of {of:,} dossiers", to_error=True)

    return tell


def _tell(report: AuditReport) -> None:
    for hit in report.hits:
        say(_line(hit))
    totals = report.totals
    say(
        f"{report.asked} on {report.on}: {len(report.hits):,} of {report.looked_at:,} dossiers touched,"
        f" {totals.closed:,} of them closed, {totals.letters:,} letters."
    )
    if totals.difference is not None:
        say(
            f"Corrected to {_corrected(report)}: {totals.changed:,} dossiers change,"
            f" together by € {to_text(totals.difference)}."
        )


def _corrected(report: AuditReport) -> str | None:
    return None if report.corrected is None else corrected_in_words(report.corrected, _words)


def _line(hit: Hit) -> str:
    owed = f"€ {to_text(hit.before)}"
    if hit.after is not None and hit.difference is not None:
        owed += f" -> € {to_text(hit.after)} ({to_text(hit.difference)})"
    letters = f"; {len(hit.letters)} letters" if hit.letters else ""
    closed = f", closed {hit.closed_on}" if hit.closed_on else ""
    return f"{hit.number} {hit.debtor}{closed}: {used_in_words(hit.used, _words)}; {owed}{letters}"


def _as_json(report: AuditReport) -> dict[str, object]:
    totals = report.totals
    return {
        "asked": report.asked,
        "corrected": _corrected(report),
        "on": report.on.isoformat(),
        "at": report.at.isoformat(),
        "by": report.by,
        "looked_at": report.looked_at,
        "totals": {
            "dossiers": len(report.hits),
            "closed": totals.closed,
            "changed": totals.changed,
            "letters": totals.letters,
            "carried": to_text(totals.carried),
            "announced": to_text(totals.announced),
            "before": to_text(totals.before),
            "after": _text(totals.after),
            "difference": _text(totals.difference),
        },
        "dossiers": [_hit(hit) for hit in report.hits],
    }


def _hit(hit: Hit) -> dict[str, object]:
    return {
        "dossier": hit.number,
        "debtor": hit.debtor,
        "creditor": hit.creditor,
        "status": hit.status.value,
        "closed_on": None if hit.closed_on is None else hit.closed_on.isoformat(),
        "on": hit.on.isoformat(),
        "used": [
            {"as": part.use.value, "lines": part.lines, "amount": to_text(part.amount)} for part in hit.used
        ],
        "before": to_text(hit.before),
        "after": _text(hit.after),
        "difference": _text(hit.difference),
        "announced": to_text(hit.announced),
        "announced_after": _text(hit.announced_corrected),
        "letters": [_letter(letter) for letter in hit.letters],
    }


def _letter(letter: CarriedLetter) -> dict[str, object]:
    return {
        "on": letter.day.isoformat(),
        "letter": letter.step,
        "state": letter.state,
        "amount": to_text(letter.amount),
        "carried": to_text(letter.carried),
        "announced": letter.announced,
    }


def _text(amount: Money | None) -> str | None:
    return None if amount is None else to_text(amount)
