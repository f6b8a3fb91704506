"""Filling a database with the demo: an office, its people, creditors, and as many dossiers as asked."""

import tomllib
from collections.abc import Callable, Mapping
from decimal import Decimal
from random import Random
from typing import Any
from uuid import uuid4

from clerkdesk import paths
from clerkdesk.domain.dossier import AgreedCosts, AgreedInterest, Band, Terms
from clerkdesk.domain.money import from_text
from clerkdesk.domain.parties import Language
from clerkdesk.letters.letter import Address, Office
from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.queries.choices import choices_of
from clerkdesk.services import standing
from clerkdesk.services.context import Desk, UserRole
from clerkdesk.services.creditors import CreditorCard, creditor, save_creditor
from clerkdesk.services.demo.people import account, enterprise_number, invent
from clerkdesk.services.demo.story import Law, tell
from clerkdesk.services.demo.writing import Member, write
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.import_proposals import creditor_facts
from clerkdesk.services.office import save_office
from clerkdesk.services.users import UserDraft, add_user, users

_SEED = 20_261_122
_BATCH = 2000
_SECONDS = 900

Progress = Callable[[int, int], None]
"""Called with how many dossiers of how many are written."""


def first_person() -> str:
    """Return the name of the person whose desk the demo is."""
    return str(_cast()["people"][0]["name"])


def fill(desk: Desk, dossiers: int, progress: Progress) -> int:
    """Write the office, its people, its creditors and ``dossiers`` dossiers; return how many were written.

    The same number gives the same dossiers, as old as of today.
    """
    random = Random(_SEED)
    _done(save_office(desk, uuid4(), _office(random)))
    for person in _cast()["people"][1:]:
        draft = UserDraft(person["name"], person["login"], UserRole(person["role"]))
        _done(add_user(desk, uuid4(), draft))
    cards = [creditor(desk, id_) for id_ in _creditors(desk, random)]
    handlers = [user.id for user in users(desk)]
    for start in range(0, dossiers, _BATCH):
        count = min(_BATCH, dossiers - start)
        _batch(desk, random, cards, handlers, count)
        progress(start + count, dossiers)
    return dossiers


def _batch(desk: Desk, random: Random, cards: list[CreditorCard], handlers: list[int], count: int) -> None:
    key = uuid4()
    operation = Operation(key, "demo.fill", desk.user.id, {"count": count}, statement_seconds=_SECONDS)
    with desk.database.write(operation) as work:
        chosen = choices_of(work.session, [card.id for card in cards if card.id is not None])
        laws = {id_: Law(work.today, desk.tariffs, choices) for id_, choices in chosen.items()}
        members = [_member(random, cards, handlers, laws) for _ in range(count)]
        standing.refresh(work, write(work, members, desk.user.team_id), desk.tariffs)
        work.commit(count)


def _member(
    random: Random, cards: list[CreditorCard], handlers: list[int], laws: Mapping[int, Law]
) -> Member:
    card = random.choice(cards)
    assert card.id is not None
    story = tell(random, invent(random), creditor_facts(card), laws[card.id])
    return Member(story, card.id, random.choice(handlers))


def _done(answer: Done[Any] | Refused) -> Any:
    if isinstance(answer, Refused):
        raise RuntimeError(f"the demo was refused: {answer.problems}")
    return answer.value


def _cast() -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "demo" / "office.toml").read_text(encoding="utf-8"))


def _office(random: Random) -> Office:
    card = _cast()["office"]
    return Office(**{**card, "address": Address(**card["address"]), "iban": account(random, "NL")})


def _creditors(desk: Desk, random: Random) -> list[int]:
    file = paths.resources() / "demo" / "creditors.toml"
    listed = tomllib.loads(file.read_text(encoding="utf-8"))["creditor"]
    return [_done(save_creditor(desk, uuid4(), _card(one, random))) for one in listed]


def _card(listed: dict[str, Any], random: Random) -> CreditorCard:
    country = listed["country"]
    return CreditorCard(
        id=None,
        version=0,
        name=listed["name"],
        country=country,
        street=listed["street"],
        postcode=listed["postcode"],
        city=listed["city"],
        language=Language(listed["language"]),
        enterprise_number=enterprise_number(random, country),
        iban=account(random, country),
        telephone="030 000 00 00" if country == "NL" else "02 000 00 00",
        email="debiteuren@example.org",
        supplies=listed["supplies"],
        terms=_terms(listed.get("terms", {})),
    )


def _terms(listed: dict[str, str]) -> Terms:
    interest = costs = None
    if listed.get("interest") == "statutory_maximum":
        interest = AgreedInterest(at_statutory_maximum=True)
    elif "percent_per_month" in listed:
        interest = AgreedInterest(percent_per_month=Decimal(listed["percent_per_month"]))
    if listed.get("collection_costs") == "statutory_maximum":
        costs = AgreedCosts(at_statutory_maximum=True)
    elif "costs_percent" in listed:
        band = Band(Decimal(listed["costs_percent"]))
        costs = AgreedCosts(bands=(band,), minimum=from_text(listed["lowest_costs"]))
    return Terms(interest=interest, collection_costs=costs)
