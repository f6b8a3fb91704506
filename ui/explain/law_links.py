"""Where the text of an article of law can be read; nothing is opened or fetched before a person asks."""

import re

from clerkdesk.domain.parties import Language

_DUTCH = "https://wetten.overheid.nl/jci1.3:c:{act}&artikel={article}"
_DUTCH_SEARCH = "https://wetten.overheid.nl/zoeken"
_BELGIAN = "https://www.ejustice.just.fgov.be/eli/{kind}/{act}/justel"
_BELGIAN_SEARCH = "https://www.ejustice.just.fgov.be/cgi/rech.pl?language={language}"
_ROME_I = "https://eur-lex.europa.eu/eli/reg/2008/593/oj"
_BOOKS = {"3": "BWBR0005291", "6": "BWBR0005289", "7": "BWBR0005290"}
_COSTS_DECREE = "BWBR0031432"
_ACTS = (
    ("be.wer.", "2013/02/28/2013A11134"),
    ("be.law-2002-08-02", "2002/08/02/2002009716"),
    ("be.bw.5.", "2022/04/28/2022032058"),
)
_CIVIL_CODE = re.compile(r"(?:nl\.bw\.|art\. )(?P<book>[367]):(?P<article>\d+[a-z]?)")
_DECREE = re.compile(r"nl\.besluit-bik\.(?P<article>\d+)")


def law_link(rule: str, article: str, language: Language) -> str:
    """Return the address of the law that ``rule`` stands for, empty where no law does.

    Belgian acts open in the language of the reader; an act without an address of its own opens the search.
    """
    decree = _DECREE.match(rule)
    if decree:
        return _DUTCH.format(act=_COSTS_DECREE, article=decree["article"])
    french = language is Language.FR
    for start, act in _ACTS:
        if rule.startswith(start):
            return _BELGIAN.format(kind="loi" if french else "wet", act=act)
    if rule.startswith("be."):
        return _BELGIAN_SEARCH.format(language="fr" if french else "nl")
    if rule.startswith("eu.rome1"):
        return _ROME_I
    code = _CIVIL_CODE.match(rule) or _CIVIL_CODE.search(article)
    if code:
        return _DUTCH.format(act=_BOOKS[code["book"]], article=code["article"])
    return _DUTCH_SEARCH if rule.startswith("nl.") else ""
