"""Nobody goes to court without the creditor, under a hold, or before the law allows it (row S25)."""

from datetime import date
from uuid import uuid4

from clerkdesk.domain.claim import Channel, NoticeKind
from clerkdesk.domain.dossier import Status
from clerkdesk.domain.holds import HoldKind
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import DebtorKind, Language
from clerkdesk.domain.procedure import Step
from clerkdesk.services import awards, dossiers, holds, judicial
from clerkdesk.services.awards import AwardDraft, AwardedClaim
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.holds import HoldDraft
from clerkdesk.services.judicial import ConsentDraft, CourtStep
from clerkdesk.services.timeline import timeline
from clerkdesk.wording import Wording
from tests.services.office import TODAY, Case, Office

CONSENT = ConsentDraft(date(2026, 11, 20), "Mw. Vermeer", Channel.EMAIL, "zie haar bericht")


def a_company(office: Office) -> Case:
    """Return a dossier of a Dutch company, for which no letter has to go before."""
    creditor = office.creditor("Witgoed Oost B.V.", "NL")
    return office.dossier(creditor, "De Brug B.V.", kind=DebtorKind.COMPANY, country="NL")


def consented(office: Office, case: Case) -> None:
    """Let the creditor have consented."""
    assert isinstance(judicial.record_consent(office.desk, uuid4(), case.id, CONSENT), Done)


def codes(answer: object) -> set[str]:
    """Return what a refusal says, each in words that exist."""
    assert isinstance(answer, Refused), answer
    say = Wording(Language.NL)
    return {problem.code for problem in answer.problems if say(f"problems.{problem.code}", **problem.params)}


def status(office: Office, case: Case) -> Status:
    """Return where a dossier stands."""
    return dossiers.open_dossier(office.desk, case.id).status


def test_from_the_question_over_consent_to_court_and_back(office: Office) -> None:
    case = a_company(office)
    assert isinstance(judicial.ask_consent(office.desk, uuid4(), case.id), Done)
    assert status(office, case) is Status.AWAITING_CREDITOR
    assert codes(judicial.to_court(office.desk, uuid4(), case.id)) == {"judicial.no_consent"}
    consented(office, case)
    assert status(office, case) is not Status.AWAITING_CREDITOR
    key = uuid4()
    done = judicial.to_court(office.desk, key, case.id)
    assert isinstance(done, Done)
    assert done == judicial.to_court(office.desk, key, case.id)
    assert status(office, case) is Status.JUDICIAL
    assert judicial.court_step(office.desk, case.id) == CourtStep(
        None, CONSENT.on, "Mw. Vermeer", Channel.EMAIL, TODAY
    )
    assert codes(judicial.to_court(office.desk, uuid4(), case.id)) == {"judicial.already"}
    assert codes(judicial.back(office.desk, uuid4(), case.id, "")) == {"reason.missing"}
    assert isinstance(judicial.back(office.desk, uuid4(), case.id, "toch een regeling"), Done)
    assert status(office, case) is not Status.JUDICIAL
    assert codes(judicial.to_court(office.desk, uuid4(), case.id)) == {"judicial.no_consent"}
    assert codes(judicial.back(office.desk, uuid4(), case.id, "nog eens")) == {"judicial.not_at_court"}
    say = Wording(Language.NL)
    told = [say(f"timeline.{e.code}", **e.params) for e in timeline(office.desk, case.id).past]
    assert told == [
        "Opdrachtgever gevraagd om naar de rechter te gaan",
        "Opdrachtgever akkoord met de gang naar de rechter",
        "Dossier naar de rechter",
        "Dossier terug naar de minnelijke fase",
    ]


def test_a_consent_has_a_day_and_a_name(office: Office) -> None:
    case = a_company(office)
    for draft, expected in (
        (ConsentDraft(None, "Mw. Vermeer"), "judicial.consent_day_missing"),
        (ConsentDraft(date(2026, 11, 23), "Mw. Vermeer"), "judicial.consent_day_to_come"),
        (ConsentDraft(TODAY, "  "), "judicial.consent_by_missing"),
    ):
        assert codes(judicial.record_consent(office.desk, uuid4(), case.id, draft)) == {expected}
    assert judicial.court_step(office.desk, case.id).consent_on is None


def test_a_held_dossier_does_not_go_to_court(office: Office) -> None:
    case = a_company(office)
    consented(office, case)
    hold = HoldDraft(HoldKind.OTHER, date(2026, 12, 1), "wacht op antwoord")
    assert isinstance(holds.place_hold(office.desk, uuid4(), case.id, hold), Done)
    assert codes(judicial.to_court(office.desk, uuid4(), case.id)) == {"judicial.held"}


def test_the_law_decides_from_which_day_a_consumer_is_summoned(office: Office) -> None:
    """No 14-day letter, then one whose term still runs (art. 6:96 lid 6 BW)."""
    case = office.dossier(office.creditor("Oost", "NL"), "Jansen, Piet", country="NL")
    consented(office, case)
    assert codes(judicial.to_court(office.desk, uuid4(), case.id)) == {"judicial.not_allowed"}
    office.noticed(case, Step.FOURTEEN_DAY_LETTER, date(2026, 11, 16), NoticeKind.FOURTEEN_DAY_LETTER)
    assert codes(judicial.to_court(office.desk, uuid4(), case.id)) == {"judicial.not_before"}


def test_a_dossier_with_a_judgment_stays_at_court(office: Office) -> None:
    case = a_company(office)
    consented(office, case)
    assert isinstance(judicial.to_court(office.desk, uuid4(), case.id), Done)
    draft = AwardDraft(TODAY, "Kantonrechter", claims=(AwardedClaim(case.claims[0], Money(40_000)),))
    proposal = awards.propose_award(office.desk, case.id, draft)
    assert isinstance(proposal, awards.AwardProposal)
    assert proposal.warnings == ()
    assert isinstance(awards.record_award(office.desk, uuid4(), case.id, draft), Done)
    assert codes(judicial.back(office.desk, uuid4(), case.id, "x")) == {"judicial.has_judgment"}


def test_a_closed_dossier_does_not_go_to_court(office: Office) -> None:
    case = a_company(office)
    office.close(case)
    assert codes(judicial.ask_consent(office.desk, uuid4(), case.id)) == {"judicial.closed"}
    assert codes(judicial.record_consent(office.desk, uuid4(), case.id, CONSENT)) == {"judicial.closed"}
