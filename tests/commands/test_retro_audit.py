"""``clerkdesk retro-audit``: what a legal officer types after a wrong rate was found (design 4.6, 9)."""

from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import make_url

from clerkdesk.persistence.engine import Database
from tests.commands.shell import Shell
from tests.fixtures.databases import TODAY
from tests.services.office import Invoice, Office

CONSUMER = "consumer@2025-01-01=6"


@pytest.fixture
def filled(address: str) -> str:
    """The address of a database with a Dutch consumer who was late throughout 2025, and a Belgian one."""
    database = Database.open(make_url(address), pinned=TODAY)
    office = Office(database)
    creditor = office.creditor(country="NL")
    invoice = Invoice("F-1", 100_000, TODAY.replace(2024, 12, 31))
    office.dossier(creditor, "Bakker, Jan", invoice, country="NL")
    office.dossier(creditor, "Peeters, Els", invoice)
    database.close()
    return address


def test_a_corrected_rate_names_the_touched_dossiers(shell: Shell, filled: str) -> None:
    """1,000 euro over 2025 at 6 % is 60.00; 5 % until the next row of the table, 1 July, is 4.96 less."""
    on = ("--on", "2025-12-31", "--database", filled)
    answered = shell.clerkdesk("retro-audit", "--tariff", CONSUMER, "--percent", "5", "--json", *on)
    assert answered.code == 1, answered.error
    (dossier,) = answered.value["dossiers"]
    assert (dossier["debtor"], dossier["before"], dossier["after"]) == ("Bakker, Jan", "1060.00", "1055.04")
    assert dossier["used"] == [{"as": "interest", "lines": 1, "amount": "60.00"}]
    assert answered.value["totals"]["difference"] == "-4.96"
    assert (answered.value["looked_at"], answered.value["corrected"]) == (2, "5%")
    out = shell.folder / "geraakt.xlsx"
    told = shell.clerkdesk("retro-audit", "--tariff", CONSUMER, "--percent", "5", "--out", str(out), *on)
    assert told.code == 1
    assert "Bakker, Jan: interest (1 line); € 1060.00 -> € 1055.04 (-4.96)" in told.out
    assert openpyxl.load_workbook(out)["Dossiers"]["B2"].value == "Bakker, Jan"


def test_a_rule_that_nobody_used_exits_with_nothing_found(shell: Shell, filled: str) -> None:
    answered = shell.clerkdesk("retro-audit", "--rule", "nl.besluit-bik.2:3", "--database", filled)
    assert (answered.code, "0 of 2 dossiers touched" in answered.out) == (0, True)
    used = shell.clerkdesk("retro-audit", "--rule", "nl.bw.6:119", "--json", "--database", filled)
    assert (used.code, len(used.value["dossiers"])) == (1, 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--tariff", "consumer"), "is not a version of a tariff"),
        ((), "Name one thing"),
        (("--tariff", CONSUMER, "--percent", "zes"), "is not a percentage"),
        (("--tariff", CONSUMER, "--on", "31-12-2025"), "not a day"),
        (("--tariff", CONSUMER, "--part", "minimum"), "Say with --percent or --amount"),
    ],
)
def test_wrong_usage_is_said_before_any_database(shell: Shell, words: tuple[str, ...], said: str) -> None:
    answered = shell.clerkdesk("retro-audit", *words)
    assert (answered.code, answered.out) == (2, "")
    assert said in answered.error


def test_an_unknown_rule_or_version_names_near_ones(shell: Shell, filled: str) -> None:
    for words, near in (
        (("--tariff", "consumer@2025-01-01=7"), "Do you mean: consumer@2025-01-01=6"),
        (("--rule", "nl.costs.anounced"), "Do you mean: nl.costs.announced"),
        (("--tariff", "nl.collection_costs@2012-07-01", "--percent", "5"), "bracket-1-percent"),
    ):
        answered = shell.clerkdesk("retro-audit", *words, "--database", filled)
        assert (answered.code, answered.out) == (2, "")
        assert near in answered.error


def test_a_workbook_that_cannot_be_written_is_said(shell: Shell, filled: str) -> None:
    nowhere = Path("nergens") / "geraakt.xlsx"
    answered = shell.clerkdesk(
        "retro-audit", "--tariff", CONSUMER, "--out", str(nowhere), "--database", filled
    )
    assert answered.code == 2
    assert "“geraakt.xlsx” was not written" in answered.error
