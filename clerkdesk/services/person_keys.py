"""The normal forms under which people, companies and their details are recognised again."""

import re

from clerkdesk.services.search_terms import normal

_NOT_IN_KEYS = re.compile(r"[^0-9a-z@]+")


def name_key(name: str) -> str:
    """Return ``name`` without capitals, accents and punctuation, words a blank apart."""
    return " ".join("".join(c if c.isalnum() else " " for c in normal(name)).split())


def contact_key(value: str) -> str:
    """Return a number, address line or e-mail address without capitals, accents, blanks and punctuation."""
    if value.isascii():
        return _NOT_IN_KEYS.sub("", value.lower())
    return "".join(c for c in normal(value) if c.isalnum() or c == "@")


def address_key(street: str, postcode: str) -> str:
    """Return the key of a postal address: postcode and street with house number."""
    return contact_key(f"{postcode}{street}")
