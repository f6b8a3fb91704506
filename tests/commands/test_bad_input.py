"""What a person reads when a command cannot do what was asked (X15): a sentence, and an exit code."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.commands.shell import Shell
from tests.gui.lists import BAD, GOOD, claim_list


def an_empty_file(path: Path) -> None:
    path.write_bytes(b"")


def a_renamed_pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n")


def a_workbook_without_amounts(path: Path) -> None:
    book = Workbook()
    for row in (("Naam", "Straat", "Factuurnummer"), ("Els Peeters", "Dorpsstraat 13", "F-1")):
        book.active.append(row)
    book.save(path)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (an_empty_file, "lijst.xlsx” is empty"),
        (a_renamed_pdf, "PDF"),
    ],
)
@pytest.mark.parametrize("options", [("--dry-run",), ("--dry-run", "--json")])
def test_a_file_that_is_no_claim_list_is_refused_in_words(
    shell: Shell, make: object, said: str, options: tuple[str, ...]
) -> None:
    """Exit 2: the input cannot be understood; nothing is on standard output that a program might read."""
    assert callable(make)
    make(shell.folder / "lijst.xlsx")
    answered = shell.clerkdesk("import", "lijst.xlsx", *options)
    assert answered.code == 2
    assert said in answered.error
    assert answered.out == ""


@pytest.mark.parametrize("options", [("--dry-run",), ("--dry-run", "--json")])
def test_a_workbook_without_amounts_cannot_be_judged(shell: Shell, options: tuple[str, ...]) -> None:
    """Exit 2, with the columns that are missing; no row is called good."""
    a_workbook_without_amounts(shell.folder / "lijst.xlsx")
    answered = shell.clerkdesk("import", "lijst.xlsx", *options)
    assert answered.code == 2
    assert "No column holds the open amount" in answered.out


def test_a_file_that_is_not_there_is_said(shell: Shell) -> None:
    answered = shell.clerkdesk("import", "nergens.xlsx", "--dry-run")
    assert answered.code == 2
    assert "nergens.xlsx" in answered.error


def test_rows_with_problems_leave_with_one(shell: Shell) -> None:
    """Exit 1: the list was read, and some of its rows were refused; each says which and why."""
    claim_list(shell.folder / "lijst.xlsx", GOOD + BAD)
    answered = shell.clerkdesk("import", "lijst.xlsx", "--dry-run", "--json")
    assert answered.code == 1
    refused = [row for row in answered.value["rows"] if row["verdict"] == "rejected"]
    assert [(row["row"], row["columns"]) for row in refused] == [(6, ["Openstaand"]), (7, ["Vervaldatum"])]
    assert "zie bijlage" in refused[0]["problems"][0]["message"]
    told = shell.clerkdesk("import", "lijst.xlsx", "--dry-run")
    assert told.code == 1
    assert "row 6, rejected" in told.out


def test_the_answered_workbook_is_written(shell: Shell) -> None:
    claim_list(shell.folder / "lijst.xlsx", GOOD + BAD)
    shell.clerkdesk("import", "lijst.xlsx", "--dry-run", "--answer", "antwoord.xlsx")
    assert (shell.folder / "antwoord.xlsx").read_bytes().startswith(b"PK")


def test_posting_needs_a_creditor_that_is_known(shell: Shell, address: str) -> None:
    claim_list(shell.folder / "lijst.xlsx", GOOD)
    nobody = shell.clerkdesk("import", "lijst.xlsx", "--database", address)
    assert (nobody.code, "creditor" in nobody.error) == (2, True)
    unknown = shell.clerkdesk("import", "lijst.xlsx", "--creditor", "Niemand BV", "--database", address)
    assert (unknown.code, "Niemand BV" in unknown.error) == (2, True)


@pytest.mark.parametrize(
    "words", [("letters", "propose"), ("import", "lijst.xlsx", "--creditor", "Niemand BV"), ("sweep",)]
)
def test_a_database_that_is_not_there_is_said(shell: Shell, words: tuple[str, ...]) -> None:
    claim_list(shell.folder / "lijst.xlsx", GOOD)
    answered = shell.clerkdesk(*words, "--database", f"sqlite:///{shell.folder.as_posix()}/nergens.sqlite")
    assert answered.code == 2
    assert "nergens.sqlite" in answered.error
    assert not (shell.folder / "nergens.sqlite").exists()


def test_letters_need_an_office(shell: Shell, address: str) -> None:
    """Without a card of the office no letter may leave; the sentence says where to fill it in."""
    answered = shell.clerkdesk("letters", "propose", "--database", address)
    assert answered.code == 1
    assert "office" in answered.error.lower()


def test_a_run_that_is_not_there_is_said(shell: Shell, address: str) -> None:
    answered = shell.clerkdesk("letters", "post", "77", "--database", address)
    assert answered.code == 1
    assert answered.error.strip()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("{ dit is geen json", "line 1"),
        ('{"debtor": {"kind": "robot"}}', "kind"),
        ('{"claims": []}', "claims"),
    ],
)
def test_a_case_that_cannot_be_understood_names_its_place(shell: Shell, given: str, said: str) -> None:
    answered = shell.clerkdesk("statement", "-", given=given)
    assert answered.code == 2
    assert said in answered.error
    assert answered.out == ""


def test_a_day_that_is_none_is_said(shell: Shell, address: str) -> None:
    stated = shell.clerkdesk("statement", "-", "--on", "31-02-2026", given="{}")
    assert (stated.code, "31-02-2026" in stated.error) == (2, True)
    proposed = shell.clerkdesk("letters", "propose", "--on", "morgen", "--database", address)
    assert (proposed.code, "morgen" in proposed.error) == (2, True)
