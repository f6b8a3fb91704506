"""A wrong rate was in the tables for a while: exactly what it touched is found, to the cent (design 4.6)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import DebtorKind, Language
from clerkdesk.domain.statement import statement
from clerkdesk.domain.tariff import Rate, Tariffs
from clerkdesk.persistence import enforcement, tables
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.logins import make_login
from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.queries.case_files import case_files
from clerkdesk.persistence.versioned import change_all
from clerkdesk.services.audit_choices import ChoiceGroup, audit_choices, rule_name
from clerkdesk.services.audit_hits import AuditReport, Corrected, Hit, Use
from clerkdesk.services.audit_question import AuditQuestion, Correction
from clerkdesk.services.audit_tariffs import with_rate
from clerkdesk.services.context import Desk
from clerkdesk.services.demo.fill import fill
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.letter_runs import post_letters, propose_letters
from clerkdesk.services.payments import PaymentDraft, post_payment
from clerkdesk.services.retro_audit import audit
from clerkdesk.services.standing_facts import facts_of
from clerkdesk.services.worklist import Selection
from tests.fixtures.databases import Clones
from tests.intake.lists import HEADER, claim, save
from tests.services.lists import creditor_for, posted
from tests.services.office import TODAY, Case, Invoice, Office

RIGHT, WRONG = "consumer@2026-01-01=4", "consumer@2026-01-01=5"
DUE = date(2026, 3, 31)
HALF = Correction(percent=Decimal("4.5"))


def asked(desk: Desk, version: str, correction: Correction | None = None) -> AuditReport:
    """Return the answer of a question that is understood."""
    report = audit(desk, AuditQuestion(version, None, correction), lambda _d, _o: None, lambda: False)
    assert isinstance(report, AuditReport), report
    return report


def refused(desk: Desk, question: AuditQuestion) -> str:
    """Return the code with which a question is refused."""
    answer = audit(desk, question, lambda _d, _o: None, lambda: False)
    assert isinstance(answer, Refused), answer
    return answer.problems[0].code


def with_wrong_rate(desk: Desk) -> Desk:
    """Return the desk as it was while 5 % stood in the table instead of 4 %."""
    tariffs = with_rate(desk.tariffs, Rate("consumer", date(2026, 1, 1), Decimal(5)))
    return Desk(desk.database, desk.user, tariffs, desk.templates, desk.converter)


def dutch(office: Office, creditor: int, name: str, amount: int = 100_000, due: date = DUE) -> Case:
    """Return a dossier of a consumer in the Netherlands."""
    return office.dossier(creditor, name, Invoice(f"F-{name}", amount, due), country="NL")


def close(office: Office, case: Case, on: date) -> None:
    """Let the creditor have withdrawn the dossier on ``on``."""
    with office.desk.database.write(Operation(uuid4(), "test", office.desk.user.id)) as work:
        change_all(work.session, tables.Dossier, [case.id], closed_on=on, closed_because="withdrawn")
        work.commit()
    office.refresh([case.id])


def test_exactly_the_touched_dossiers_open_and_closed_to_the_cent(office: Office) -> None:
    """1,000 euro late since 1 April: 5 % until 22 November is 32.33, until 30 June 12.47; 4 % 25.86, 9.97."""
    creditor = office.creditor(country="NL")
    still_open = dutch(office, creditor, "Bakker")
    closed = dutch(office, creditor, "Claes")
    close(office, closed, date(2026, 6, 30))
    paid_before = dutch(office, creditor, "Dubois", due=date(2025, 9, 30))
    office.desk = with_wrong_rate(office.desk)
    owed = statement_of(office, paid_before, date(2025, 12, 15))
    assert isinstance(
        post_payment(office.desk, uuid4(), paid_before.id, PaymentDraft(owed, date(2025, 12, 15))), Done
    )
    dutch(office, creditor, "Elias", due=date(2026, 12, 31))
    office.dossier(
        creditor, "Korenaar BV", Invoice("F-K", 100_000, DUE), kind=DebtorKind.COMPANY, country="NL"
    )
    office.dossier(office.creditor(), "Peeters, Els", Invoice("F-P", 100_000, DUE))
    report = asked(office.desk, WRONG, Correction(percent=Decimal(4)))
    assert [(hit.number, hit.before, hit.after, hit.difference) for hit in report.hits] == [
        (still_open.number, 103_233, 102_586, -647),
        (closed.number, 101_247, 100_997, -250),
    ]
    assert [(hit.status, hit.closed_on, hit.on) for hit in report.hits] == [
        (Status.NEW, None, TODAY),
        (Status.CLOSED, date(2026, 6, 30), date(2026, 6, 30)),
    ]
    assert [hit.carried for hit in report.hits] == [3233, 1247]
    totals = report.totals
    assert (report.looked_at, totals.closed, totals.changed, totals.difference) == (6, 1, 2, -897)
    assert (report.asked, report.by) == (WRONG, office.desk.user.name)
    assert report.corrected == Corrected(Decimal(4))


def statement_of(office: Office, case: Case, on: date) -> Money:
    """Return what is due in a dossier on ``on``."""
    with office.desk.database.read() as session:
        (file,) = case_files(session, [case.id], on)
    return statement(facts_of(file, on), on, office.desk.tariffs).totals.due


def test_a_paid_dossier_says_what_goes_back(office: Office) -> None:
    """Paid in full at the wrong rate: nothing was owed any more, now 6.47 was paid too much."""
    office.desk = with_wrong_rate(office.desk)
    case = dutch(office, office.creditor(country="NL"), "Bakker")
    done = post_payment(office.desk, uuid4(), case.id, PaymentDraft(Money(103_233), TODAY))
    assert isinstance(done, Done), done
    (hit,) = asked(office.desk, WRONG, Correction(percent=Decimal(4))).hits
    assert (hit.status, hit.before, hit.after) == (Status.CLOSED, 0, -647)


def test_without_a_correction_the_lines_that_rest_on_it_are_told(office: Office) -> None:
    case = dutch(office, office.creditor(country="NL"), "Bakker")
    (hit,) = asked(office.desk, RIGHT).hits
    assert (hit.number, hit.carried, hit.after, hit.difference) == (case.number, 2586, None, None)
    assert asked(office.desk, RIGHT).totals.difference is None


@pytest.fixture
def sent(office: Office, tmp_path: Path) -> Desk:
    """A desk that sent a 14-day letter and a demand while the wrong rate stood; it was corrected since."""
    rows = [
        claim(klantnr="K-1", naam="Els Peeters", factuurnr="F-1", vervaldatum=DUE, openstaand=1000),
        claim(klantnr="K-3", naam="Bos Tuinen BV", soort="bedrijf", factuurnr="F-3", vervaldatum=DUE),
    ]
    path = save(tmp_path / "lijst.xlsx", [HEADER, *rows])
    chosen = Selection(run_id=posted(office.desk, creditor_for(office.desk), path).run_id)
    wrong = with_wrong_rate(office.desk)
    run = propose_letters(wrong, uuid4(), chosen, TODAY)
    assert isinstance(run, Done) and len(run.value.letters) == 2, run
    done = post_letters(wrong, uuid4(), run.value.run_id, lambda _d, _o: None, lambda: False)
    assert isinstance(done, Done), done
    return office.desk


def test_a_version_that_no_table_holds_is_found_in_letters(sent: Desk) -> None:
    """The letter asked 32.33 of interest; the table says 4 % by now, which is what it is compared with."""
    report = asked(sent, WRONG)
    (hit,) = report.hits
    assert (hit.debtor, hit.before, hit.after, hit.difference) == ("Els Peeters", 103_233, 102_586, -647)
    (letter,) = hit.letters
    assert (letter.day, letter.step, letter.amount) == (TODAY, "fourteen_day_letter", 103_233)
    assert (letter.carried, letter.announced) == (3233, False)
    assert (report.totals.letters, report.corrected) == (1, Corrected(version=RIGHT))


def test_a_letter_that_announced_the_costs_carried_them(sent: Desk) -> None:
    """150 euro to the consumer; had it been 160, the letter named a wrong amount and has no effect.

    From the company costs are due without any letter.
    """
    minimum = Correction(amount=Money(16_000), part="minimum")
    consumer, company = asked(sent, "nl.collection_costs@2012-07-01", minimum).hits
    (letter,) = consumer.letters
    assert (letter.carried, letter.announced) == (15_000, True)
    assert (consumer.announced, consumer.announced_corrected) == (15_000, 0)
    assert (consumer.difference, consumer.changed, consumer.carried) == (0, True, 0)
    assert [(one.carried, one.announced) for one in company.letters] == [(4000, False)]
    assert (company.difference, company.used[0].use) == (12_000, Use.COLLECTION_COSTS)


def test_what_cannot_be_asked_is_refused_in_words(office: Office) -> None:
    desk = office.desk
    assert refused(desk, AuditQuestion(WRONG)) == "audit.unknown_near"
    assert refused(desk, AuditQuestion("xyz")) == "audit.unknown"
    assert refused(desk, AuditQuestion("nl.bw.6:119", None, HALF)) == "audit.rule_has_no_percent"
    assert refused(desk, AuditQuestion("nl.collection_costs@2012-07-01", None, HALF)) == "audit.part_needed"
    beyond = Correction(percent=Decimal("0.0000001"))
    assert refused(desk, AuditQuestion(RIGHT, None, beyond)) == "audit.percent_wrong"
    amount = Correction(amount=Money(100))
    assert refused(desk, AuditQuestion(RIGHT, None, amount)) == "audit.rate_needs_percent"


def test_it_stops_when_it_is_asked_to(office: Office) -> None:
    dutch(office, office.creditor(country="NL"), "Bakker")
    steps: list[tuple[int, int]] = []
    answer = audit(office.desk, AuditQuestion(RIGHT), lambda done, of: steps.append((done, of)), lambda: True)
    assert isinstance(answer, Refused)
    assert answer.problems[0].code == "audit.cancelled"
    assert steps == [(0, 1), (1, 1)]


def test_choices_are_the_tables_and_the_rules_in_words(office: Office) -> None:
    choices = {choice.asked: choice for choice in audit_choices(office.desk)}
    assert choices[RIGHT].percent == 4
    assert choices["nl.costs.announced"].rule_id == "nl.bw.6:96:6"
    assert [part.name for part in choices["be.flat_compensation@2013-03-16"].parts] == ["per_invoice"]
    assert {choice.group for choice in choices.values()} == set(ChoiceGroup)
    assert rule_name("be.costs.announced", Language.EN) == "Announced in the first reminder of …; due from …."


def test_every_dossier_of_the_demo_agrees_with_brute_force(office: Office) -> None:
    """Each dossier recomputed in full with both tariffs, whatever its law: the same ones and amounts."""
    fill(office.desk, 150, lambda _done, _of: None)
    for version, percent in ((RIGHT, "6.25"), ("be_commercial@2026-01-01=10.50", "3"), (None, "8")):
        row = named(office.desk.tariffs, version)
        after = with_rate(office.desk.tariffs, replace(row, percent=Decimal(percent)))
        report = asked(office.desk, row.version, Correction(percent=Decimal(percent)))
        assert report.looked_at == 150
        found = {hit.dossier_id: hit for hit in report.hits}
        expected = dict(brute_force(office.desk, row.version, after))
        assert {id_: found[id_].difference for id_ in expected} == expected
        assert {id_ for id_, hit in found.items() if hit.used[0].use is not Use.LIMIT} <= set(expected)


def named(tariffs: Tariffs, version: str | None) -> Rate:
    """Return the rate with this version, else that of the commercial rate in force."""
    rates = [rate for rows in tariffs.rates.values() for rate in rows]
    newest = tariffs.rate("commercial", TODAY)
    assert newest is not None
    return next((rate for rate in rates if rate.version == version), newest)


def brute_force(desk: Desk, version: str, after: Tariffs) -> Iterator[tuple[int, int]]:
    """Yield every dossier whose lines name the version or whose amount changes, with the difference."""
    with desk.database.read() as session:
        files = list(case_files(session, range(1, 151), TODAY))
    for file in files:
        on = min(file.head.closed_on or TODAY, TODAY)
        old, new = (statement(facts_of(file, on), on, table) for table in (desk.tariffs, after))
        charged = [
            sum((s.principal, s.interest, s.collection_costs, s.vat, s.other_costs))
            for s in (old.totals, new.totals)
        ]
        if charged[0] != charged[1] or any(line.reason.tariff == version for line in old.lines):
            yield file.head.id, charged[1] - charged[0]


def test_many_hits_are_kept_in_order(office: Office) -> None:
    """More than one block of them, from any place."""
    dutch(office, office.creditor(country="NL"), "Bakker")
    report = asked(office.desk, RIGHT)
    first = report.hits[0]
    for number in range(1, 1500):
        report.hits.append(first._replace(dossier_id=number))
    assert len(report.hits) == 1500
    assert [hit.dossier_id for hit in report.hits][1:] == list(range(1, 1500))
    assert (report.hits[700].dossier_id, report.hits[-1].dossier_id) == (700, 1499)
    assert [hit.dossier_id for hit in report.hits[510:515]] == [510, 511, 512, 513, 514]


def test_on_a_server_a_clerk_sees_no_dossier_of_another_team(postgres_clones: Clones) -> None:
    """The database decides; a team lead sees both teams."""
    url = postgres_clones.clone()
    database = Database.open(url, pinned=TODAY)
    office = Office(database)
    creditor = office.creditor(country="NL")
    cases = [dutch(office, creditor, name) for name in ("Bakker", "Claes")]
    logins = {f"{url.database}_{name}": role for name, role in (("bram", "clerk"), ("lead", "team_lead"))}
    with database.engine.begin() as connection:
        enforcement.restore(connection)
        for login, role in logins.items():
            make_login(connection, login, role)
    with database.write(Operation(uuid4(), "people", 1)) as work:
        other = tables.Team(name="Team 2")
        work.session.add(other)
        work.session.flush()
        for login, role in logins.items():
            work.session.add(
                tables.User(name=login, login=login, role=role, team_id=other.id, language=Language.NL)
            )
        change_all(work.session, tables.Dossier, [cases[1].id], team_id=other.id)
        work.commit()
    try:
        for login, seen in zip(logins, (cases[1:], cases), strict=True):
            hits, looked_at = seen_by(office.desk, url.set(username=login))
            assert ([hit.number for hit in hits], looked_at) == ([case.number for case in seen], len(seen))
    finally:
        with database.engine.begin() as connection:
            for login in logins:
                connection.exec_driver_sql(f'DROP ROLE "{login}"')
        database.close()
        postgres_clones.drop(url)


def seen_by(desk: Desk, address: object) -> tuple[list[Hit], int]:
    """Return the hits that somebody finds who signed in under their own name, and how many they looked at."""
    own = Database.open(address, pinned=TODAY)  # type: ignore[arg-type]
    try:
        report = asked(Desk(own, desk.user, desk.tariffs, desk.templates, desk.converter), RIGHT)
        return list(report.hits), report.looked_at
    finally:
        own.close()
