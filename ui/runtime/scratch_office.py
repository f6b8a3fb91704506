"""An office that exists for a minute: a creditor, a small claim list, and what is done with it."""

from datetime import timedelta
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from clerkdesk.domain.parties import Language
from clerkdesk.services.context import Desk
from clerkdesk.services.creditors import CreditorCard, save_creditor
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.imports import (
    ImportReport,
    post_import,
    propose_import,
    propose_mapping,
    read_list,
)
from clerkdesk.services.letter_runs import LetterReport, LetterRun, post_letters, propose_letters
from clerkdesk.services.office import Address, Office, save_office
from clerkdesk.services.worklist import Selection
from ui.texts import problem_sentence

_HEADERS = (
    "Klantnr;Naam;Soort;Straat;Postcode;Plaats;Land;Taal;"
    "Factuurnummer;Factuurdatum;Vervaldatum;Openstaand;Betwist"
)
_DEBTORS = (
    "1;Noor van Dijk;particulier;Dorpsstraat 1;3511 AB;Utrecht;NL;NL",
    "2;Luc Claes;particulier;Kerkstraat 2;9000;Gent;BE;FR",
    "3;Korenaar BV;bedrijf;Markt 3;5611 EC;Eindhoven;NL;NL",
    "4;Joke Martens;particulier;Lindelaan 4;4811 GB;Breda;NL;NL",
)
_OFFICE = Office(
    name="Kantoor op proef",
    address=Address("Proefweg", "1", "3511 AB", "Utrecht", "NL"),
    enterprise_number="61234502",
    phone="030 000 00 00",
    email="proef@kantoor.example",
    iban="NL91ABNA0417164300",
    account_holder="Stichting Derdengelden Proef",
    nl_registration="PROEF-1",
    be_registration="PROEF-2",
)


T = TypeVar("T")


class SelfTestError(Exception):
    """A service refused what the self-test asked; the text says why, in words."""


def a_list(folder: Path, desk: Desk) -> Path:
    """Write the claim list of four debtors, one of whom disputes, and return where it is."""
    invoiced = desk.today() - timedelta(days=120)
    due = invoiced + timedelta(days=30)
    days = f"{invoiced:%d-%m-%Y};{due:%d-%m-%Y}"
    disputed = ("nee", "nee", "nee", "ja")
    rows = [
        f"{debtor};P-{number};{days};{number}50,00;{disputed[number - 1]}"
        for number, debtor in enumerate(_DEBTORS, start=1)
    ]
    file = folder / "proeflijst.csv"
    file.write_text("\n".join([_HEADERS, *rows]) + "\n", encoding="utf-8")
    return file


def a_creditor(desk: Desk) -> int:
    """Keep the card of the office and of one creditor, and return the creditor's id."""
    _done(save_office(desk, uuid4(), _OFFICE))
    card = CreditorCard(
        id=None,
        version=0,
        name="Opdrachtgever op proef BV",
        country="NL",
        street="Proefplein 2",
        postcode="3511 ED",
        city="Utrecht",
        language=Language.NL,
        enterprise_number="50475163",
        supplies="proefgoederen",
        telephone="030 000 00 01",
        email="proef@opdrachtgever.example",
    )
    return _done(save_creditor(desk, uuid4(), card))


def imported(desk: Desk, creditor_id: int, file: Path) -> ImportReport:
    """Read, judge and post a list as the import window does, and return what was posted."""
    read = read_list(file)
    if isinstance(read, Refused):
        raise SelfTestError(_sentences(read))
    mapping = propose_mapping(read)
    if isinstance(mapping, Refused):
        raise SelfTestError(_sentences(mapping))
    run = _done(propose_import(desk, uuid4(), creditor_id, read, mapping)).run_id
    return _done(post_import(desk, uuid4(), run, lambda _done, _all: None, lambda: False))


def letters(desk: Desk) -> tuple[LetterRun, LetterReport]:
    """Propose and post the letters due today, and return the run with what became of it."""
    run = _done(propose_letters(desk, uuid4(), Selection(), desk.today()))
    report = _done(post_letters(desk, uuid4(), run.run_id, lambda _done, _all: None, lambda: False))
    return run, report


def _done(answer: Done[T] | Refused) -> T:
    if isinstance(answer, Refused):
        raise SelfTestError(_sentences(answer))
    return answer.value


def _sentences(refused: Refused) -> str:
    return " ".join(problem_sentence(problem) for problem in refused.problems)
