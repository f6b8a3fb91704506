"""The pages about the rules say what the code says, and every rule says where it comes from."""

import re

import pytest

from docs.domain_code import domain_code
from docs.law_sources import SURE, source_of, sources
from docs.rule_pages import COMMAND, anchor, country_of, pages, reached
from tests.architecture.tree import ROOT

OFFICIAL = (
    "https://wetten.overheid.nl/",
    "https://www.ejustice.just.fgov.be/",
    "https://deeplink.rechtspraak.nl/",
)
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)")
TARGET = ROOT / "docs" / "rules"
PAGES = pages()


def headings(text: str) -> set[str]:
    """Return the anchors that a page has."""
    return {anchor(line.lstrip("# ")) for line in text.splitlines() if line.startswith("#")}


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_are_up_to_date(name: str) -> None:
    """Issue 3: for a business analyst, a page per country, generated from the code."""
    path = TARGET / name
    assert path.is_file() and path.read_text(encoding="utf-8") == PAGES[name], f"run {COMMAND}"


def test_no_page_is_left_over() -> None:
    assert {path.name for path in TARGET.iterdir()} == set(PAGES)


def test_every_rule_stands_on_one_page() -> None:
    for code, rule in domain_code().rules.items():
        holding = [name for name, text in PAGES.items() if f"\n### {code}\n" in text]
        assert holding == [f"{country_of(rule)}.md"], code


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(name: str) -> None:
    for target, part in LINK.findall(PAGES[name]):
        assert not target or (TARGET / target).exists(), target
        if part:
            assert part in headings(PAGES[target or name]), f"{target}#{part}"


def test_every_rule_has_a_source() -> None:
    silent = {rule.id for rule in domain_code().rules.values() if source_of(rule.id) is None}
    assert not silent, "say in resources/law/sources.toml where these come from"


def test_no_source_is_left_over() -> None:
    ids = {rule.id for rule in domain_code().rules.values()}
    unused = {source.id for source in sources().values() if not any(source.serves(rule) for rule in ids)}
    assert not unused, "no rule has these ids any more"


def test_sources_say_how_sure_they_are_and_link_to_official_texts_only() -> None:
    for source in sources().values():
        assert source.confidence in SURE, source.id
        assert not source.url or source.url.startswith(OFFICIAL), source.id


@pytest.mark.parametrize(
    ("code", "choice"),
    [
        ("nl.costs.announced", "nl_post_delivery_days"),
        ("nl.costs.announced", "nl_roll_notice_term"),
        ("nl.costs.scale", "nl_business_scale"),
        ("nl.interest.consumer", "day_count"),
        ("be.costs.void", "be_clause_above_cap"),
        ("be.interest.void", "be_clause_above_cap"),
        ("be.costs.announced", "be_safe_waiting_period"),
        ("be.costs.forty", "be_forty_on_top_of_clause"),
        ("be.costs.reminder", "be_postage"),
        ("regime.be_2002", "be_old_contract_cutoff"),
        ("procedure.call", "waiting_days_call"),
    ],
)
def test_a_choice_is_named_with_the_rule_that_it_steers(code: str, choice: str) -> None:
    assert choice in reached()[code].choices


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("nl.costs.vat", {"nl.vat"}),
        ("nl.costs.scale", {"nl.collection_costs"}),
        ("nl.interest.consumer", {"consumer"}),
        ("nl.interest.commercial", {"commercial"}),
        ("be.costs.cap", {"be.indemnity_cap"}),
        ("be.costs.forty", {"be.flat_compensation"}),
        ("be.interest.legal", {"be_legal"}),
        ("be.interest.commercial", {"be_commercial", "be_commercial_contract_before_20130316"}),
        ("be.costs.reminder", {"be.reminder"}),
    ],
)
def test_a_tariff_is_named_with_the_rule_that_reads_it(code: str, kinds: set[str]) -> None:
    assert kinds <= reached()[code].tariffs


@pytest.mark.parametrize("code", ["nl.costs.no_notice", "be.costs.no_clause"])
def test_what_no_choice_steers_says_so(code: str) -> None:
    assert not reached()[code].choices


def test_examples_stand_with_the_rules_that_they_show() -> None:
    dutch, belgian = PAGES["netherlands.md"], PAGES["belgium.md"]
    assert re.search(
        r"### nl\.costs\.vat\n(?:.+\n|\n(?!#))*- \*\*Examples\*\*: W15, W16, W17, W19, F12\n", dutch
    )
    assert re.search(r"### be\.costs\.cap\n(?:.+\n|\n(?!#))*- \*\*Examples\*\*: BE-B2C-01\n", belgian)
    assert "G02, G03, G04, G06, G08, G09, G15 |" in dutch


def test_the_readme_and_the_map_lead_to_the_pages() -> None:
    for name in ("README.md", "ARCHITECTURE.md"):
        assert "docs/rules" in (ROOT / name).read_text(encoding="utf-8"), name
