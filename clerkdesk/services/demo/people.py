"""Invented people and companies of both countries, the same ones for the same seed."""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from stdnum import iban

from clerkdesk import paths
from clerkdesk.domain.parties import DebtorKind, Language

_REGIONS = ("nl", "be-nl", "be-fr")
_WEIGHTS = (55, 25, 20)


@dataclass(frozen=True, slots=True)
class Invented:
    """A person or company with all that a claim list tells of one; ``region`` picks words and towns."""

    region: str
    kind: DebtorKind
    name: str
    street: str
    postcode: str
    city: str
    country: str
    language: Language
    email: str
    telephone: str
    enterprise_number: str
    iban: str


@cache
def words() -> dict[str, Any]:
    """Return the names, streets, towns and notes that people are made of."""
    return tomllib.loads((paths.resources() / "demo" / "people.toml").read_text(encoding="utf-8"))


def invent(random: Random) -> Invented:
    """Return the next person or company of ``random``."""
    region = random.choices(_REGIONS, _WEIGHTS)[0]
    kind = random.choices(tuple(DebtorKind), (66, 12, 22))[0]
    name = _company(random, region) if kind is DebtorKind.COMPANY else _person(random, region)
    town = random.choice(words()[region]["towns"])
    postcode, city = _town(town)
    country = "NL" if region == "nl" else "BE"
    return Invented(
        region=region,
        kind=kind,
        name=name,
        street=f"{random.choice(words()[region]['street'])} {random.randint(1, 240)}",
        postcode=postcode,
        city=city,
        country=country,
        language=Language.FR if region == "be-fr" else Language.NL,
        email=_email(random, name),
        telephone=_telephone(random, country),
        enterprise_number="" if kind is DebtorKind.CONSUMER else enterprise_number(random, country),
        iban=account(random, country),
    )


def account(random: Random, country: str) -> str:
    """Return an account number that passes its checks, at a bank that does not exist in the Netherlands."""
    bare = f"DEMO{random.randint(0, 10**10 - 1):010d}" if country == "NL" else _belgian_account(random)
    return f"{country}{iban.calc_check_digits(f'{country}00{bare}')}{bare}"


def enterprise_number(random: Random, country: str) -> str:
    """Return a registration that passes its check: KvK in the Netherlands, KBO in Belgium."""
    if country == "NL":
        return f"{random.randint(10**7, 9 * 10**7)}"
    start = f"0{random.randint(4 * 10**6, 10**7 - 1):07d}"
    return f"{start}{97 - int(start) % 97:02d}"


def _belgian_account(random: Random) -> str:
    number = f"310{random.randint(0, 10**7 - 1):07d}"
    return f"{number}{int(number) % 97 or 97:02d}"


def _person(random: Random, region: str) -> str:
    return f"{random.choice(words()[region]['first'])} {random.choice(words()[region]['family'])}"


def _company(random: Random, region: str) -> str:
    companies = words()["companies"]
    return f"{random.choice(companies[region])} {random.choice(companies['forms'][region])}"


def _town(town: str) -> tuple[str, str]:
    parts = town.split(" ")
    dutch = len(parts) > 2 and parts[1].isupper() and len(parts[1]) == 2
    cut = 2 if dutch else 1
    return " ".join(parts[:cut]), " ".join(parts[cut:])


def _email(random: Random, name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    label = ".".join("".join(c for c in word if c.isalnum()) for word in plain.split())
    return f"{label}{random.randint(1, 99)}@example.org"


def _telephone(random: Random, country: str) -> str:
    number = f"{random.randint(0, 9999):04d}"
    return f"06 0000 {number}" if country == "NL" else f"0470 00 {number[:2]} {number[2:]}"
