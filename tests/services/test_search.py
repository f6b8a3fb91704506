"""One box finds a dossier by anything that is on it (rows S6, A11; hostile input I01)."""

import pytest

from clerkdesk.persistence import tables
from clerkdesk.persistence.engine import Database
from clerkdesk.services.search import LIMIT, find
from tests.services.office import Case, Invoice, Office

EMILE = "Van den Broeck, Émile"


@pytest.fixture(scope="module")
def desk(database: Database) -> tuple[Office, Case]:
    """An office with one dossier to find and more than fit on one answer."""
    office = Office(database)
    creditor = office.creditor()
    contacts = {
        "telephone": "+32 475 12 34 56",
        "email": "emile@voorbeeld.be",
        "iban": "BE68 5390 0754 7034",
        "creditor_reference": "K-7781",
        "enterprise_number": "0417.497.106",
    }
    case = office.dossier(creditor, EMILE, Invoice("F-20391", 8_000), contacts=contacts)
    for place in range(LIMIT + 5):
        office.dossier(creditor, f"Janssens nr {place}", Invoice(f"V-{place}", 1_000), contacts={"email": ""})
    return office, case


@pytest.mark.parametrize(
    "typed",
    [
        "van den broeck",
        "emile broe",
        "BROECK émile",
        "f-20391",
        "20391",
        "K-7781",
        "be68 5390 0754 7034",
        "0475 12 34 56",
        "+32475123456",
        "emile@voor",
        "0417497106",
    ],
)
def test_whatever_is_on_it_finds_it(desk: tuple[Office, Case], typed: str) -> None:
    office, case = desk
    (hit,) = find(office.desk, typed)
    assert (hit.dossier_id, hit.debtor, hit.creditor) == (case.id, EMILE, "Woonhuys NV")


def test_the_number_and_the_payment_reference_find_it(desk: tuple[Office, Case]) -> None:
    """Row A11: the dossier number is the key on every incoming item."""
    office, case = desk
    (hit,) = find(office.desk, case.number)
    assert hit.dossier_id == case.id
    digits = case.number.replace("-", "")
    assert [h.dossier_id for h in find(office.desk, digits)] == [case.id]
    with office.desk.database.read() as session:
        reference = session.get_one(tables.Dossier, case.id).payment_reference
    assert [h.dossier_id for h in find(office.desk, reference)] == [case.id]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "%",
        "_",
        "%%%%%%%%",
        "\\",
        "'; DROP TABLE term; --",
        "' OR 1=1--",
        "br%ck",
        "br_eck",
        "\0",
        "x" * 10_000,
    ],
)
def test_signs_of_other_languages_find_nothing_special(desk: tuple[Office, Case], typed: str) -> None:
    office, _ = desk
    assert find(office.desk, typed) == ()
    assert len(find(office.desk, "broeck")) == 1


def test_every_word_must_fit_and_no_more_than_fifty_are_shown(desk: tuple[Office, Case]) -> None:
    office, _ = desk
    assert find(office.desk, "broeck janssens") == ()
    assert len(find(office.desk, "jan")) == LIMIT
    assert len({hit.dossier_id for hit in find(office.desk, "jan")}) == LIMIT
