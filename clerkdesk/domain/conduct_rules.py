"""Which rules of conduct govern contact with a debtor, and why."""

from clerkdesk.domain.claim import Claim
from clerkdesk.domain.lines import Reason
from clerkdesk.domain.parties import Debtor, DebtorKind
from clerkdesk.domain.rule import Rule

NL_PERSON = Rule("conduct.nl_person", "nl.wki.2", "art. 2 Wki; art. 4.2 Bki")
NL_COMPANY = Rule("conduct.nl_company", "nl.wki.2", "art. 2 Wki")
BE_CONSUMER = Rule("conduct.be_consumer", "be.wer.xix.7", "art. XIX.5 en XIX.7 WER")
BE_ENTERPRISE = Rule("conduct.be_enterprise", "be.wer.xix.1", "art. XIX.1 WER")
TITLE = Rule("conduct.title", "be.wer.i.22", "art. I.22/1 WER; art. 430 Rv", ("title",))

_WHY = {
    "nl-natural-person": NL_PERSON,
    "nl-company": NL_COMPANY,
    "be-consumer": BE_CONSUMER,
    "be-enterprise": BE_ENTERPRISE,
}


def conduct_id(debtor: Debtor) -> str:
    """Return the rules of conduct: those that protect people where they live.

    A Dutch sole trader pays as a business but is contacted as a natural person (art. 2 Wki).
    """
    if debtor.country == "BE":
        return "be-consumer" if debtor.kind is DebtorKind.CONSUMER else "be-enterprise"
    return "nl-company" if debtor.kind is DebtorKind.COMPANY else "nl-natural-person"


def conduct_of(debtor: Debtor, claim: Claim) -> tuple[str, Reason]:
    """Return the rules of conduct for one claim with their reason: an enforceable title has its own."""
    chosen = conduct_id(debtor)
    if claim.title is not None:
        return chosen, TITLE.because({"title": claim.title})
    return chosen, _WHY[chosen].because()
