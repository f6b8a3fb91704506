"""``clerkdesk letters``: a run of letters proposed, posted, printed to files, reversed."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from clerkdesk.commands.answers import FOUND_PROBLEMS, NOT_UNDERSTOOD, answer, refuse, say, sentence
from clerkdesk.commands.opening import DatabaseOption, JsonOption, UserOption, desk_at
from clerkdesk.domain.money import to_text
from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.domain.statement import Reason
from clerkdesk.letters.letter import LetterKind
from clerkdesk.letters.lint import lint
from clerkdesk.services import letter_runs
from clerkdesk.services.done import Refused
from clerkdesk.services.letter_runs import LeftOut, LetterRun, ProposedLetter
from clerkdesk.services.worklist import Selection
from clerkdesk.wording import Wording

letters = typer.Typer(help="Letters in runs: propose, post, reverse.", no_args_is_help=True)
_words = Wording(Language.EN)

RunArgument = Annotated[int, typer.Argument(help="The number of the run.")]


@letters.command()
def propose(
    on: Annotated[str | None, typer.Option(help="The day of the letters, YYYY-MM-DD.")] = None,
    creditor: Annotated[int | None, typer.Option(help="Only dossiers of this creditor, by number.")] = None,
    imported: Annotated[int | None, typer.Option("--import", help="Only of this import run.")] = None,
    database: DatabaseOption = None,
    user: UserOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say which letters are due, and who gets none and why; keep that as a run."""
    desk = desk_at(database, user)
    chosen = Selection(creditor_id=creditor, run_id=imported)
    done = letter_runs.propose_letters(desk, uuid4(), chosen, _day(on) if on else desk.today())
    if isinstance(done, Refused):
        refuse(done.problems, code=FOUND_PROBLEMS)
    if as_json:
        answer(_as_json(done.value))
    else:
        _tell(done.value)


@letters.command()
def post(
    run: RunArgument,
    pdf: Annotated[Path | None, typer.Option(help="Also write the print job into this folder.")] = None,
    database: DatabaseOption = None,
    user: UserOption = None,
) -> None:
    """Produce and keep every letter of a proposed run; goes on where it stopped."""
    desk = desk_at(database, user)
    done = letter_runs.post_letters(desk, uuid4(), run, lambda _done, _all: None, lambda: False)
    if isinstance(done, Refused):
        refuse(done.problems, code=FOUND_PROBLEMS)
    for skipped in done.value.skipped:
        say(f"{skipped.number} {skipped.debtor}: not sent. {_because(skipped.because)}")
    say(f"Run {run}: {done.value.posted} letters, {done.value.pages} pages.")
    if pdf:
        pdf.mkdir(parents=True, exist_ok=True)
        target = pdf / f"run-{run}.pdf"
        target.write_bytes(letter_runs.print_job(desk, run))
        say(f"Print job in postcode order: {target}")


@letters.command()
def reverse(
    run: RunArgument,
    reason: Annotated[str, typer.Option(help="Why the run is taken back.")],
    database: DatabaseOption = None,
    user: UserOption = None,
) -> None:
    """Take a posted run back; what is already in the post is not undone by it."""
    done = letter_runs.reverse_letters(desk_at(database, user), uuid4(), run, reason)
    if isinstance(done, Refused):
        refuse(done.problems, code=FOUND_PROBLEMS)
    say(f"Run {run} was taken back: {done.value} letters no longer count.")


@letters.command()
def check(
    template: Annotated[Path, typer.Argument(help="A Word document that is to be a template.")],
    kind: Annotated[LetterKind, typer.Option(help="The letter it is for.")],
    language: Annotated[Language, typer.Option(help="The language it is in.")] = Language.NL,
) -> None:
    """Say what keeps a Word document from being a template: unknown fields, missing statutory words."""
    try:
        problems = lint(template.read_bytes(), kind, language)
    except OSError:
        refuse([Problem("command.file_unreadable", params={"file": str(template)})])
    if problems:
        refuse(problems, code=FOUND_PROBLEMS)
    say(f"{template.name} is fit for use as {kind} in {language}.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        say(f"{text!r} is not a day written as YYYY-MM-DD.", to_error=True)
        sys.exit(NOT_UNDERSTOOD)


def _because(reason: Reason) -> str:
    return _words(f"reasons.{reason.code}.sentence", **reason.params)


def _tell(run: LetterRun) -> None:
    for letter in run.letters:
        say(f"{letter.number} {letter.debtor}: {letter.kind} ({letter.language}), € {to_text(letter.amount)}")
    for left in run.left_out:
        lacks = f" {sentence(left.lacks)}" if left.lacks else ""
        say(f"{left.number} {left.debtor}: none. {_because(left.because)}{lacks}")
    say(f"Run {run.run_id}: {len(run.letters)} letters, {len(run.left_out)} dossiers without one.")


def _as_json(run: LetterRun) -> dict[str, object]:
    return {
        "run": run.run_id,
        "on": run.on.isoformat(),
        "letters": [_letter(letter) for letter in run.letters],
        "left_out": [_left(left) for left in run.left_out],
    }


def _letter(letter: ProposedLetter) -> dict[str, object]:
    return {
        "dossier": letter.number,
        "debtor": letter.debtor,
        "kind": letter.kind,
        "language": letter.language,
        "channel": letter.channel,
        "amount": to_text(letter.amount),
        "because": _because(letter.because),
    }


def _left(left: LeftOut) -> dict[str, object]:
    return {
        "dossier": left.number,
        "debtor": left.debtor,
        "amount": to_text(left.amount),
        "because": _because(left.because),
    }
