"""The normal forms under which people, companies and their details are recognised again."""

from clerkdesk.services.search_terms import normal


def name_key(name: str) -> str:
    """Return ``name`` without capitals, accents and punctuation, words a blank apart."""
    return " ".join("".join(c if c.isalnum() else " " for c in normal(name)).split())


def contact_key(value: str) -> str:
    """Return a number, address line or e-mail address without capitals, accents, blanks and punctuation."""
    return "".join(c for c in normal(value) if c.isalnum() or c == "@")


def address_key(street: str, postcode: str) -> str:
    """Return the key of a postal address: postcode and street with house number."""
    return contact_key(f"{postcode}{street}")
