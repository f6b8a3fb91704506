"""Which law governs the money of a dossier and of each claim in it, and why."""

from datetime import date

from clerkdesk.domain.books import Because
from clerkdesk.domain.choices import Choices
from clerkdesk.domain.claim import Claim
from clerkdesk.domain.conduct_rules import conduct_of
from clerkdesk.domain.dates import DAY
from clerkdesk.domain.dossier import Creditor, Facts
from clerkdesk.domain.lines import ClaimRegime, Reason, Regime, RegimeId
from clerkdesk.domain.parties import Debtor, DebtorKind
from clerkdesk.domain.rule import Rule

CONSUMER = Rule("regime.nl_consumer", "eu.rome1.6", "art. 6 Rome I; art. 6:96 lid 5 BW")
NL_BUSINESS = Rule("regime.nl_business", "nl.bw.6:119a", "art. 6:119a BW")
NL_SELLER = Rule("regime.nl_seller", "eu.rome1.4", "art. 4 Rome I; art. 6:119a BW", ("country",))
BE_BUSINESS = Rule("regime.be_business", "be.law-2002-08-02", "wet van 2 augustus 2002")
BE_SELLER = Rule("regime.be_seller", "eu.rome1.4", "art. 4 Rome I; wet van 2 augustus 2002", ("country",))
CHOSEN = Rule("regime.chosen", "eu.rome1.3", "art. 3 Rome I", ("law",))
NEW_CONTRACT = Rule("regime.be_xix_contract", "be.wer.xix.1", "art. XIX.1 WER", ("contract",))
NEW_ARREARS = Rule("regime.be_xix_arrears", "be.wer.xix.1", "art. XIX.1 WER", ("late", "cutoff"))
OLD_ARREARS = Rule("regime.be_2002", "be.law-2002-12-20", "wet van 20 december 2002", ("late", "cutoff"))
NO_CONTRACT_DATE = Rule("regime.no_contract_date", "be.wer.xix.1", "art. XIX.1 WER", ("claim",))
FOREIGN_CONSUMER = Rule("regime.foreign_consumer", "eu.rome1.6", "art. 6 Rome I", ("country", "law"))
FOREIGN_PARTIES = Rule("regime.foreign_parties", "eu.rome1.4", "art. 4 Rome I", ("country", "law"))
MIXED = Rule("regime.mixed", "be.wer.xix.1", "art. XIX.1 WER")

BOOK_XIX_CONTRACTS = date(2023, 9, 1)
_LAWS = ("NL", "BE")
_BELGIAN_CONSUMER = (RegimeId.BE_CONSUMER_XIX, RegimeId.BE_CONSUMER_2002)


def law_of(debtor: Debtor, creditor: Creditor) -> str:
    """Return whose law governs: for consumers that of their country, else the terms, else the seller's."""
    if debtor.kind is DebtorKind.CONSUMER:
        first, second = debtor.country, creditor.country
    else:
        first, second = creditor.terms.law or creditor.country, debtor.country
    if first in _LAWS:
        return first
    return second if second in _LAWS else "NL"


def regime_id(facts: Facts, choices: Choices) -> RegimeId:
    """Return the money regime of a dossier (art. 6 Rome I; art. XIX.1 WER; art. 6:119a BW)."""
    law = law_of(facts.debtor, facts.creditor)
    if facts.debtor.kind is not DebtorKind.CONSUMER:
        return RegimeId.NL_BUSINESS if law == "NL" else RegimeId.BE_BUSINESS
    if law == "NL":
        return RegimeId.NL_CONSUMER
    xix = not facts.claims or any(_in_book_xix(claim, choices) for claim in facts.claims)
    return RegimeId.BE_CONSUMER_XIX if xix else RegimeId.BE_CONSUMER_2002


def _in_book_xix(claim: Claim, choices: Choices) -> bool:
    """Return whether Book XIX governs a claim; without a contract date it does, which is the safe side."""
    if claim.contract is None or claim.contract >= BOOK_XIX_CONTRACTS:
        return True
    return _late(claim) >= choices.on(_late(claim)).be_old_contract_cutoff


def _late(claim: Claim) -> date:
    """Return the day on which arrears arise: the one after the last day to pay."""
    return claim.due + DAY


def regime_of(facts: Facts, choices: Choices) -> Regime:
    """Return the money regime with its reason, and what was missing and assumed for the debtor's benefit."""
    chosen = regime_id(facts, choices)
    because = _because(facts, facts.claims, choices, chosen)
    missing = _assumed(facts, choices, chosen)
    claims = tuple([_of_claim(facts, claim, choices, chosen) for claim in facts.claims])
    return Regime(chosen, _said(because), tuple([_said(one) for one in missing]), claims)


def _of_claim(facts: Facts, claim: Claim, choices: Choices, chosen: RegimeId) -> ClaimRegime:
    """Return what governs one claim by itself, which in Belgium its own dates decide."""
    own = chosen
    if chosen in _BELGIAN_CONSUMER:
        new = _in_book_xix(claim, choices)
        own = RegimeId.BE_CONSUMER_XIX if new else RegimeId.BE_CONSUMER_2002
    conduct, why = conduct_of(facts.debtor, claim)
    return ClaimRegime(claim.id, own, _said(_because(facts, (claim,), choices, own)), conduct, why)


def _because(facts: Facts, claims: tuple[Claim, ...], choices: Choices, chosen: RegimeId) -> Because:
    if chosen in _BELGIAN_CONSUMER:
        return _belgian_consumer(claims, choices, chosen)
    return Because(CONSUMER) if chosen is RegimeId.NL_CONSUMER else _business(facts, chosen)


def _said(because: Because) -> Reason:
    return because.rule.because(because.params, because.tariff)


def _business(facts: Facts, chosen: RegimeId) -> Because:
    dutch = chosen is RegimeId.NL_BUSINESS
    law = "NL" if dutch else "BE"
    country = facts.debtor.country
    if facts.creditor.terms.law == law and law != country:
        return Because(CHOSEN, {"law": law})
    if country == law:
        return Because(NL_BUSINESS if dutch else BE_BUSINESS)
    return Because(NL_SELLER if dutch else BE_SELLER, {"country": country})


def _belgian_consumer(about: tuple[Claim, ...], choices: Choices, chosen: RegimeId) -> Because:
    claims = [c for c in about if _in_book_xix(c, choices)] or list(about)
    cutoff = choices.on(max(map(_late, claims))).be_old_contract_cutoff if claims else BOOK_XIX_CONTRACTS
    if chosen is RegimeId.BE_CONSUMER_2002:
        return Because(OLD_ARREARS, {"late": max(map(_late, claims)), "cutoff": cutoff})
    dated = [c.contract for c in claims if c.contract is not None and c.contract >= BOOK_XIX_CONTRACTS]
    if dated:
        return Because(NEW_CONTRACT, {"contract": min(dated)})
    if not claims:
        return Because(NEW_CONTRACT, {"contract": BOOK_XIX_CONTRACTS})
    late = [_late(claim) for claim in claims if claim.contract is not None]
    if not late:
        return Because(NO_CONTRACT_DATE, {"claim": claims[0].id})
    return Because(NEW_ARREARS, {"late": min(late), "cutoff": cutoff})


def _assumed(facts: Facts, choices: Choices, chosen: RegimeId) -> list[Because]:
    found = _abroad(facts, "BE" if chosen.startswith("be") else "NL")
    if chosen is RegimeId.BE_CONSUMER_XIX:
        found += [Because(NO_CONTRACT_DATE, {"claim": c.id}) for c in facts.claims if c.contract is None]
        if not all(_in_book_xix(claim, choices) for claim in facts.claims):
            found.append(Because(MIXED))
    return found


def _abroad(facts: Facts, law: str) -> list[Because]:
    country, seller = facts.debtor.country, facts.creditor.terms.law or facts.creditor.country
    if facts.debtor.kind is DebtorKind.CONSUMER:
        return [] if country in _LAWS else [Because(FOREIGN_CONSUMER, {"country": country, "law": law})]
    return [] if seller in _LAWS else [Because(FOREIGN_PARTIES, {"country": seller, "law": law})]
