"""Claim lists and a creditor for the tests of imports and letters."""

from pathlib import Path
from uuid import uuid4

from clerkdesk.domain.dossier import AgreedCosts, AgreedInterest, Terms
from clerkdesk.domain.parties import Language
from clerkdesk.intake.mapping import Mapping
from clerkdesk.intake.table import ReadList
from clerkdesk.letters.letter import Address
from clerkdesk.letters.letter import Office as OfficeCard
from clerkdesk.services.context import Desk
from clerkdesk.services.creditors import CreditorCard, save_creditor
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.imports import (
    ImportProposal,
    ImportReport,
    post_import,
    propose_import,
    propose_mapping,
    read_list,
)
from clerkdesk.services.office import save_office

CARD = OfficeCard(
    name="Incassobureau De Brug",
    address=Address("Nieuwegracht", "8", "3512 LP", "Utrecht", "NL"),
    enterprise_number="61234502",
    phone="030 000 12 00",
    email="post@debrug.example",
    iban="NL91ABNA0417164300",
    account_holder="Stichting Derdengelden De Brug",
    nl_registration="NL-INC-1",
    be_registration="205.118",
)


def creditor_for(desk: Desk, name: str = "Gezond Wonen BV") -> int:
    """Keep a Dutch creditor that sells in both countries, and the card of the office; return its id."""
    assert isinstance(save_office(desk, uuid4(), CARD), Done)
    card = CreditorCard(
        id=None,
        version=0,
        name=name,
        country="NL",
        street="Stationsplein 4",
        postcode="3511 ED",
        city="Utrecht",
        language=Language.NL,
        enterprise_number="50475163",
        telephone="030 000 00 00",
        email="debiteuren@gezondwonen.example",
        supplies="woonadvies en inrichting",
        terms=Terms(None, AgreedInterest(at_statutory_maximum=True), AgreedCosts(at_statutory_maximum=True)),
    )
    saved = save_creditor(desk, uuid4(), card)
    assert isinstance(saved, Done)
    return saved.value


def opened(path: Path) -> tuple[ReadList, Mapping]:
    """Return the list at ``path`` and its likeliest mapping."""
    read = read_list(path)
    assert isinstance(read, ReadList), read
    mapping = propose_mapping(read)
    assert isinstance(mapping, Mapping), mapping
    return read, mapping


def proposed(desk: Desk, creditor_id: int, path: Path) -> ImportProposal:
    """Return the list at ``path`` as a proposed run."""
    answer = propose_import(desk, uuid4(), creditor_id, *opened(path))
    assert isinstance(answer, Done), answer
    return answer.value


def post(desk: Desk, run_id: int) -> Done[ImportReport] | Refused:
    """Post a proposed run without anybody watching."""
    return post_import(desk, uuid4(), run_id, lambda _done, _of: None, lambda: False)


def posted(desk: Desk, creditor_id: int, path: Path) -> ImportReport:
    """Propose and post the list at ``path``."""
    answer = post(desk, proposed(desk, creditor_id, path).run_id)
    assert isinstance(answer, Done), answer
    return answer.value
