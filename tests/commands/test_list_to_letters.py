"""The scenario of the desk without a screen: import, letters, print job, statement (B2, A3, O21)."""

from io import BytesIO
from uuid import uuid4

import pikepdf
import pytest
from sqlalchemy import make_url

from clerkdesk import paths
from clerkdesk.domain.lines import RegimeId
from clerkdesk.domain.parties import Language
from clerkdesk.letters.converter import find_converter
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.queries.people import at_desk
from clerkdesk.services.context import Desk, User, UserRole
from clerkdesk.services.letter_runs import letter_run, strike
from clerkdesk.tariff_files import load_tariffs
from tests.commands.shell import Answered, Shell
from tests.scenarios.claim_list import ClaimList
from tests.services.lists import creditor_for

CREDITOR = "Gezond Wonen BV"
POSTED = 6


@pytest.mark.scenario
def test_a_list_becomes_letters_from_the_command_line(shell: Shell, address: str, listed: ClaimList) -> None:
    """Judge, post, propose, leave most out, post the rest with its print job, take the run back."""
    a_creditor(address)
    at = ("--database", address)
    imported = shell.clerkdesk("import", str(listed.path), "--creditor", CREDITOR, "--json", *at)
    assert imported.code == 0, imported.error
    assert imported.value["totals"]["accepted"] == listed.rows
    assert f"{len(listed.debtors)} new dossiers" in imported.error
    run = the_right_letters_are_proposed(shell.clerkdesk("letters", "propose", "--json", *at), listed)
    leave_out_all_but(POSTED, address, run)
    made = shell.clerkdesk("letters", "post", str(run), "--pdf", "uit", *at)
    assert made.code == 0, made.error
    assert f"{POSTED} letters" in made.out
    job = shell.folder / "uit" / f"run-{run}.pdf"
    with pikepdf.open(BytesIO(job.read_bytes())) as printed:
        assert f"{len(printed.pages)} pages" in made.out
    undone = shell.clerkdesk("letters", "reverse", str(run), "--reason", "verkeerde dag", *at)
    assert (undone.code, f"{POSTED} letters no longer count" in undone.out) == (0, True)
    again = shell.clerkdesk("letters", "post", str(run), *at)
    assert again.code == 1
    assert "already posted or reversed" in again.error


def the_right_letters_are_proposed(proposed: Answered, listed: ClaimList) -> int:
    """The first letter of each debtor in their language, and who gets none and why; return the run."""
    assert proposed.code == 0, proposed.error
    answer = proposed.value
    assert {letter["debtor"]: (letter["kind"], letter["language"]) for letter in answer["letters"]} == {
        name: (debtor.first_letter, debtor.language)
        for name, debtor in listed.debtors.items()
        if name not in listed.all_disputed
    }
    assert {row["debtor"] for row in answer["left_out"]} == listed.all_disputed
    assert all("disputed" in row["because"] for row in answer["left_out"])
    run = answer["run"]
    assert isinstance(run, int)
    return run


def test_a_dry_run_judges_every_row_and_writes_nothing(shell: Shell, listed: ClaimList) -> None:
    """Without a creditor or a database: the shape of design 9, every row accounted for."""
    answered = shell.clerkdesk("import", str(listed.path), "--dry-run", "--json")
    assert answered.code == 0
    answer = answered.value
    assert {"sheet", "header_row", "columns", "rows", "totals"} <= set(answer)
    assert (answer["sheet"], answer["header_row"]) == ("Vorderingen", 1)
    assert answer["columns"]["Openstaand"] == "open_amount"
    assert [row["row"] for row in answer["rows"]] == list(range(2, listed.rows + 2))
    assert all(set(row) == {"row", "verdict", "columns", "problems"} for row in answer["rows"])
    assert answer["totals"]["open"].replace(".", "") == str(listed.total_cents)
    assert not list(shell.home.rglob("*.sqlite"))


def test_the_statement_of_a_case_is_one_line(shell: Shell) -> None:
    """A consumer who did not pay in the fourteen days: costs are due, and say why."""
    case = """{"debtor": {"kind": "consumer", "country": "NL"}, "creditor": {"country": "NL"},
      "claims": [{"id": "F-1", "principal": "1000.00", "due": "2026-03-14"}],
      "notices": [{"kind": "fourteen_day_letter", "sent": "2026-04-02", "claims": ["F-1"]}]}"""
    answered = shell.clerkdesk("statement", "-", "--on", "2026-11-22", given=case)
    assert (answered.code, len(answered.out.splitlines())) == (0, 1)
    answer = answered.value
    assert answer["regime"]["id"] == RegimeId.NL_CONSUMER
    assert answer["totals"]["collection_costs"] == "150.00"
    assert answer["collection_costs"][0]["state"] == "due"
    assert all(line["explanation"] for line in answer["lines"])


def a_creditor(address: str) -> None:
    """Keep the card of the office and of the creditor."""
    desk = desk_of(address)
    creditor_for(desk, CREDITOR)
    desk.database.close()


def leave_out_all_but(kept: int, address: str, run: int) -> None:
    """Strike letters until few are left: making paper is tested here, not its speed."""
    desk = desk_of(address)
    rows = tuple(letter.row_id for letter in letter_run(desk, run).letters[kept:])
    strike(desk, uuid4(), run, rows, True)
    desk.database.close()


def desk_of(address: str) -> Desk:
    """Return the desk of whoever made the database."""
    database = Database.open(make_url(address))
    with database.read() as session:
        row = at_desk(session, None)
    assert row is not None
    maker = User(row.id, row.name, UserRole(row.role), row.team_id, Language(row.language))
    return Desk(database, maker, load_tariffs(), paths.letter_templates(), find_converter())
