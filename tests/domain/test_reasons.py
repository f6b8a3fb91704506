"""Every reason the domain can give can be said in three languages."""

import importlib
import pkgutil
import string
from datetime import date

import pytest
from hypothesis import given, settings

import clerkdesk.domain
from clerkdesk.domain.claim import Claim
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.lines import Reason
from clerkdesk.domain.parties import Language
from clerkdesk.domain.rule import Rule
from clerkdesk.domain.statement import Statement, statement
from clerkdesk.wording import SPOKEN, Wording, catalogue
from tests.domain.given import TARIFFS, TODAY, dossiers, dutch_consumer, euro, letter

PARTS = ("sentence", "formula", "phone")


def rules() -> dict[str, Rule]:
    """Return every rule that a module of the domain holds, by code."""
    found: dict[str, Rule] = {}
    for module in pkgutil.walk_packages(clerkdesk.domain.__path__, "clerkdesk.domain."):
        for value in vars(importlib.import_module(module.name)).values():
            for rule in value.values() if isinstance(value, dict) else (value,):
                if isinstance(rule, Rule):
                    found[rule.code] = rule
    return found


RULES = rules()


@pytest.mark.parametrize("language", SPOKEN)
def test_every_rule_has_its_three_texts_and_no_text_is_left_over(language: Language) -> None:
    wanted = {f"{code}.{part}" for code in RULES for part in PARTS}
    subjects = {code.partition(".")[0] for code in RULES}
    found = {key for key in catalogue(language, "reasons") if key.partition(".")[0] in subjects}
    assert found == wanted


@pytest.mark.parametrize("language", SPOKEN)
def test_placeholders_are_filled_by_the_params_of_the_rule(language: Language) -> None:
    for key, text in catalogue(language, "reasons").items():
        rule = RULES.get(key.rpartition(".")[0])
        used = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        assert rule is None or used <= set(rule.params), key


@pytest.mark.parametrize("code", sorted(RULES))
def test_the_same_placeholders_stand_in_all_languages(code: str) -> None:
    for part in PARTS:
        texts = [catalogue(language, "reasons")[f"{code}.{part}"] for language in SPOKEN]
        used = [{f"{n}:{s}" for _, n, s, _ in string.Formatter().parse(t) if n} for t in texts]
        plain = [{name for name in names if ":plural" not in name} for names in used]
        assert plain[0] == plain[1] == plain[2], (code, part)


@settings(max_examples=150, deadline=None)
@given(dossiers())
def test_every_reason_of_a_statement_can_be_said(facts: Facts) -> None:
    for reason in reasons(statement(facts, TODAY, TARIFFS)):
        assert set(reason.params) == set(RULES[reason.code].params), reason.code
        for language in SPOKEN:
            for part in PARTS:
                assert Wording(language)(f"reasons.{reason.code}.{part}", **reason.params)


def reasons(stated: Statement) -> list[Reason]:
    """Return every reason in a statement."""
    return [
        stated.regime.because,
        *stated.regime.assumed,
        *(line.reason for line in stated.lines),
        *(cost.because for cost in stated.collection_costs),
        *(act.because for act in stated.conduct.next_allowed),
        *(reason for limit in stated.limitation for reason in (limit.because, *limit.moved)),
    ]


def test_lines_from_a_rate_or_scale_name_its_version() -> None:
    """4.6: every amount remembers the version it was made with."""
    claim = Claim("F-1", euro(1000), date(2025, 6, 30))
    facts = dutch_consumer((claim,), (letter(date(2025, 7, 10), "F-1"),))
    stated = statement(facts, date(2026, 2, 1), TARIFFS)
    versions = {line.reason.tariff for line in stated.lines if line.group in ("interest", "collection_costs")}
    assert versions == {"consumer@2025-01-01=6", "consumer@2026-01-01=4", "nl.collection_costs@2012-07-01"}
