"""Rates in the database: brought by the program, added by an administrator, corrected, taken back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from threading import Event, Thread
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from clerkdesk import paths
from clerkdesk.desk import open_desk
from clerkdesk.domain.parties import DebtorKind
from clerkdesk.domain.problems import Problem
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.persistence import enforcement, tables
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.errors import OfflineError
from clerkdesk.persistence.operation import Operation
from clerkdesk.services import feed
from clerkdesk.services.context import Desk, User, UserRole
from clerkdesk.services.databases import initialise
from clerkdesk.services.done import Change, Done, Refused, Subject
from clerkdesk.services.dossiers import account
from clerkdesk.services.tariff_history import bring_up_to_date, read_again
from clerkdesk.services.tariffs import (
    Activation,
    LineState,
    RateDraft,
    RateProposal,
    TariffKind,
    TariffLine,
    activate_rate,
    propose_rate,
    propose_take_back,
    take_back_rate,
    tariff_kinds,
)
from clerkdesk.services.users import UserDraft, add_user
from clerkdesk.services.worklist import Order, Selection, page
from clerkdesk.settings import Settings
from clerkdesk.tariff_files import load_tariffs, shipped
from tests.services.office import TODAY, Case, Invoice, Office

SUMMER = date(2026, 7, 1)
NEXT_YEAR = date(2027, 1, 1)


def test_a_new_database_holds_what_the_program_brings(empty_url: str) -> None:
    """Design 4.6: seeded from resources/law, each row with its source and the word of its source."""
    initialise(empty_url, name="Sanne de Boer")
    desk = open_desk(Settings(database=empty_url))
    assert isinstance(desk, Desk)
    with desk.database.read() as session:
        rows = session.scalars(select(tables.TariffRow)).all()
    kept = {(row.rate_table, row.line, row.valid_from, row.source) for row in rows}
    assert kept == {(entry.table, entry.kind, entry.start, entry.source) for entry in shipped()}
    assert all(row.added_by is None for row in rows)
    assert desk.tariffs == load_tariffs()
    desk.database.close()


def test_what_a_newer_program_brings_is_added_and_nothing_twice(office: Office) -> None:
    """An update that corrects a percentage adds a row; an opening without news writes nothing."""
    newest = max((e for e in shipped() if e.kind == "consumer"), key=lambda entry: entry.start)
    before = _row_count(office)
    bring_up_to_date(office.desk)
    assert _row_count(office) == before
    with office.desk.database.write(Operation(uuid4(), "test", None)) as work:
        row = tables.TariffRow(
            rate_table=newest.table,
            line=f"{newest.kind}#2",
            valid_from=newest.start,
            content={"percent": "1.00", "confidence": "low"},
            source="een ouder programma",
            added_at=work.now,
            operation_id=work.key,
        )
        work.session.add(row)
        work.commit()
    read_again(office.desk)
    assert _percent(office.desk, "consumer", newest.start) == Decimal("1.00")
    bring_up_to_date(office.desk)
    assert _row_count(office) == before + 2
    assert _percent(office.desk, "consumer", newest.start) == newest.rate().percent


def test_every_rate_and_scale_is_listed_with_what_is_in_force(office: Office) -> None:
    kinds = {kind.code: kind for kind in tariff_kinds(office.desk)}
    assert set(kinds) == {entry.kind for entry in shipped()}
    consumer, vat = kinds["consumer"], kinds["nl.vat"]
    assert consumer.is_rate and not vat.is_rate
    assert consumer.now is not None and vat.now is not None
    assert consumer.now.entry.start <= TODAY
    assert consumer.lines[0].entry.start == max(line.entry.start for line in consumer.lines)
    assert vat.now.entry.scale().percents == {"general": Decimal(21)}
    assert all(line.entry.source and not line.is_added for line in consumer.lines)


@pytest.mark.parametrize(
    ("draft", "about", "code"),
    [
        (RateDraft("no_such", SUMMER, Decimal(6), "Stcrt."), "kind", "tariff.kind_unknown"),
        (RateDraft("consumer", None, Decimal(6), "Stcrt."), "start", "tariff.start_missing"),
        (RateDraft("consumer", date(2036, 7, 1), Decimal(6), "Stcrt."), "start", "tariff.start_far"),
        (RateDraft("consumer", SUMMER, None, "Stcrt."), "percent", "tariff.percent_missing"),
        (RateDraft("consumer", SUMMER, Decimal(-1), "Stcrt."), "percent", "tariff.percent_implausible"),
        (RateDraft("consumer", SUMMER, Decimal(1015), "Stcrt."), "percent", "tariff.percent_implausible"),
        (RateDraft("consumer", SUMMER, Decimal("NaN"), "Stcrt."), "percent", "tariff.percent_implausible"),
        (RateDraft("consumer", SUMMER, Decimal("6.1234567"), "x"), "percent", "tariff.percent_too_fine"),
        (RateDraft("consumer", SUMMER, Decimal(6), " "), "source", "tariff.source_missing"),
    ],
)
def test_what_cannot_be_a_rate_is_said_by_field(
    office: Office, draft: RateDraft, about: str, code: str
) -> None:
    for answer in (_propose(office.desk, draft), activate_rate(office.desk, uuid4(), draft)):
        assert isinstance(answer, Refused)
        assert [(problem.about, problem.code) for problem in answer.problems] == [(about, code)]
    assert _added(office.desk) == []


def test_the_impact_is_what_recomputing_gives(office: Office) -> None:
    """Issue 3: which open dossiers change and by how much, before it is activated."""
    companies, consumer, closed = _cases(office)
    before = {case.id: _due(office.desk, case) for case in companies}
    proposal = _proposed(office.desk, RateDraft("commercial", SUMMER, Decimal("11.15"), "Stcrt. 2026, 1"))
    assert proposal.effect.days == (TODAY,)
    assert proposal.effect.looked_at == len(companies) + 1
    shown = {impact.dossier_id: impact for impact in proposal.effect.impacts}
    assert set(shown) == set(before)
    assert {id_: impact.before[0] for id_, impact in shown.items()} == before
    assert _due_in_list(office, consumer) == _due(office.desk, consumer)
    done = _activated(office, proposal)
    assert {case.id: shown[case.id].after[0] for case in companies} == {
        case.id: _due(office.desk, case) for case in companies
    }
    assert done.dossiers == len(companies)
    assert all(_due_in_list(office, case) == shown[case.id].after[0] for case in companies)
    old, new = proposal.effect.sums(0)
    assert new - old == sum(impact.after[0] - impact.before[0] for impact in shown.values()) > 0
    assert closed.id not in shown


def test_a_rate_to_come_is_shown_on_its_first_day_and_at_the_end_of_its_half_year(office: Office) -> None:
    """Nothing changes today; what will change is counted on days that are named."""
    companies, *_ = _cases(office)
    case = companies[0]
    proposal = _proposed(office.desk, RateDraft("commercial", NEXT_YEAR, Decimal("9.15"), "Stcrt. 2026, 9"))
    days = proposal.effect.days
    assert days == (TODAY, NEXT_YEAR, date(2027, 6, 30))
    impact = next(found for found in proposal.effect.impacts if found.dossier_id == case.id)
    assert impact.before[0] == impact.after[0]
    assert proposal.effect.on(0) == ()
    assert impact.after[2] != impact.before[2]
    done = _activated(office, proposal)
    assert done.dossiers == 0
    assert impact.after == tuple(account(office.desk, case.id, day).statement.totals.due for day in days)


def test_the_same_key_counts_once(office: Office) -> None:
    _cases(office)
    proposal = _proposed(office.desk, RateDraft("commercial", SUMMER, Decimal("11.15"), "Stcrt. 2026, 1"))
    key = uuid4()
    first = activate_rate(office.desk, key, proposal.draft)
    written = _operations(office)
    again = activate_rate(office.desk, key, proposal.draft)
    assert isinstance(first, Done)
    assert isinstance(again, Done)
    assert again.value == first.value
    assert _operations(office) == written
    assert len(_added(office.desk)) == 1


def test_work_that_was_stopped_goes_on_with_the_same_key(office: Office) -> None:
    companies, *_ = _cases(office)
    proposal = _proposed(office.desk, RateDraft("commercial", SUMMER, Decimal("11.15"), "Stcrt. 2026, 1"))
    key = uuid4()
    stopped = activate_rate(office.desk, key, proposal.draft, lambda *_: None, lambda: True)
    assert isinstance(stopped, Done)
    assert (stopped.value.dossiers, stopped.value.complete) == (0, False)
    rest = activate_rate(office.desk, key, proposal.draft)
    assert isinstance(rest, Done)
    assert (rest.value.dossiers, rest.value.complete) == (len(companies), True)


def test_looking_can_be_stopped(office: Office) -> None:
    _cases(office)
    draft = RateDraft("commercial", SUMMER, Decimal("11.15"), "Stcrt. 2026, 1")
    answer = propose_rate(office.desk, draft, lambda *_: None, lambda: True)
    assert isinstance(answer, Refused)
    assert [problem.code for problem in answer.problems] == ["tariff.stopped"]


def test_a_correction_leaves_the_wrong_rate_to_be_seen(office: Office) -> None:
    """Design 4.6: which dossiers did this wrong rate touch, stays a question with an answer."""
    wrong = _proposed(office.desk, RateDraft("consumer", NEXT_YEAR, Decimal("4.0"), "Stcrt. 2026, 9"))
    _activated(office, wrong)
    right = _proposed(
        office.desk, RateDraft("consumer", NEXT_YEAR, Decimal("4.25"), "Stcrt. 2026, 9 (herzien)")
    )
    assert right.replaces is not None
    assert right.replaces.version == "consumer@2027-01-01=4.0"
    assert [problem.code for problem in right.warnings] == ["tariff.replaces"]
    _activated(office, right)
    lines = [line for line in _kind(office.desk, "consumer").lines if line.entry.start == NEXT_YEAR]
    assert [(line.version, line.state) for line in lines] == [
        ("consumer@2027-01-01=4.25", LineState.IN_FORCE),
        ("consumer@2027-01-01=4.0", LineState.REPLACED),
    ]
    assert {line.by for line in lines} == {office.desk.user.name}
    assert _percent(office.desk, "consumer", NEXT_YEAR) == Decimal("4.25")


def test_a_rate_of_the_program_is_corrected_and_stays_too(office: Office) -> None:
    start = max(entry.start for entry in shipped() if entry.kind == "consumer" and entry.start <= TODAY)
    proposal = _proposed(office.desk, RateDraft("consumer", start, Decimal("11.99"), "verbeterd"))
    assert {problem.code for problem in proposal.warnings} >= {"tariff.replaces", "tariff.start_past"}
    _activated(office, proposal)
    lines = [line for line in _kind(office.desk, "consumer").lines if line.entry.start == start]
    assert [(line.is_added, line.state) for line in lines] == [
        (True, LineState.IN_FORCE),
        (False, LineState.REPLACED),
    ]
    bring_up_to_date(office.desk)
    assert _percent(office.desk, "consumer", start) == Decimal("11.99")


def test_two_people_do_not_correct_the_same_day_unseen(office: Office) -> None:
    first = _proposed(office.desk, RateDraft("consumer", NEXT_YEAR, Decimal(4), "a"))
    second = _proposed(office.desk, RateDraft("consumer", NEXT_YEAR, Decimal(5), "b"))
    _activated(office, first)
    answer = activate_rate(office.desk, uuid4(), second.draft)
    assert isinstance(answer, Refused)
    assert [problem.code for problem in answer.problems] == ["tariff.changed_meanwhile"]


def test_a_wrong_rate_is_taken_back(office: Office) -> None:
    """A new operation; what it replaced counts again, and lists show it."""
    companies, *_ = _cases(office)
    before = {case.id: _due_in_list(office, case) for case in companies}
    proposal = _proposed(office.desk, RateDraft("commercial", SUMMER, Decimal("15.11"), "verkeerd gelezen"))
    line_id = _activated(office, proposal).line_id
    assert {case.id: _due_in_list(office, case) for case in companies} != before
    back = propose_take_back(office.desk, line_id, lambda *_: None, lambda: False)
    assert not isinstance(back, Refused)
    assert {impact.dossier_id: impact.after[0] for impact in back.effect.impacts} == before
    assert back.letters == 0
    key = uuid4()
    done = take_back_rate(office.desk, key, line_id, "komma verkeerd")
    assert isinstance(done, Done)
    assert {case.id: _due_in_list(office, case) for case in companies} == before
    assert isinstance(take_back_rate(office.desk, key, line_id, "komma verkeerd"), Done)
    (line,) = _added(office.desk)
    assert line.state is LineState.TAKEN_BACK
    assert line.taken_back is not None
    assert (line.taken_back.by, line.taken_back.reason) == (office.desk.user.name, "komma verkeerd")
    twice = take_back_rate(office.desk, uuid4(), line_id, "nog eens")
    assert isinstance(twice, Refused)
    assert [problem.code for problem in twice.problems] == ["tariff.taken_back_before"]
    once_more = _proposed(office.desk, RateDraft("commercial", SUMMER, Decimal("15.11"), "toch goed"))
    _activated(office, once_more)
    assert _percent(office.desk, "commercial", SUMMER) == Decimal("15.11")


def test_only_the_last_word_is_taken_back_and_never_that_of_the_program(office: Office) -> None:
    first = _activated(office, _proposed(office.desk, RateDraft("consumer", NEXT_YEAR, Decimal(4), "a")))
    _activated(office, _proposed(office.desk, RateDraft("consumer", NEXT_YEAR, Decimal(5), "b")))
    of_program = next(line.id for line in _kind(office.desk, "be_legal").lines)
    assert of_program is not None
    for line_id, code in ((first.line_id, "tariff.replaced_since"), (of_program, "tariff.not_added")):
        answer = take_back_rate(office.desk, uuid4(), line_id, "fout")
        assert isinstance(answer, Refused)
        assert [problem.code for problem in answer.problems] == [code]
    no_reason = take_back_rate(office.desk, uuid4(), first.line_id, " ")
    assert isinstance(no_reason, Refused)
    assert [problem.about for problem in no_reason.problems] == ["reason"]


def test_another_desk_hears_of_it_and_computes_with_it(office: Office) -> None:
    with _another_desk(office.desk.database.engine.url.render_as_string(hide_password=False)) as other:
        heard: list[frozenset[Change] | None] = []
        told, stop = Event(), Event()

        def listen() -> None:
            for changes in feed.changes(other, stop):
                heard.append(changes)
                if changes is None or any(change.subject is Subject.TARIFF for change in changes):
                    told.set()

        listener = Thread(target=listen)
        listener.start()
        try:
            draft = RateDraft("be_commercial", NEXT_YEAR, Decimal("10.50"), "BS 12/01/2027")
            _activated(office, _proposed(office.desk, draft))
            assert told.wait(10)
            assert _percent(other, "be_commercial", NEXT_YEAR) == Decimal("10.50")
        finally:
            stop.set()
            listener.join(10)


def test_news_of_a_rate_that_could_not_be_read_is_not_lost(office: Office) -> None:
    """The connection goes just when the new rates are read: after it is back, everything is read again."""
    desk = office.desk
    unlucky = _LosesConnection(desk.database, desk.user, desk.tariffs, desk.templates, desk.converter)
    _activated(office, _proposed(desk, RateDraft("consumer", NEXT_YEAR, Decimal(4), "Stcrt.")))
    stop = Event()
    with pytest.raises(ConnectionError):
        next(feed.changes(unlucky, stop))
    assert unlucky.tariffs == load_tariffs()
    assert next(feed.changes(unlucky, stop)) is None
    assert _percent(unlucky, "consumer", NEXT_YEAR) == Decimal(4)


class _LosesConnection(Desk):
    """A desk whose connection is gone the first time that it wants to read rates."""

    lost = False

    def renew_tariffs(self, read: Callable[[], Tariffs]) -> None:
        """Lose the connection once."""
        if not self.lost:
            self.lost = True
            raise OfflineError("gone")
        super().renew_tariffs(read)


def test_only_an_administrator_adds_rates_on_a_server(office: Office) -> None:
    """A file has no users; on a server the program says no, and so does the database behind it."""
    draft = RateDraft("consumer", NEXT_YEAR, Decimal(4), "Stcrt. 2026, 9")
    with _clerk_at(office) as clerk:
        answer = activate_rate(clerk, uuid4(), draft)
        if not clerk.database.on_server:
            assert isinstance(answer, Done)
            return
        claims_more = User(clerk.user.id, clerk.user.name, UserRole.ADMINISTRATOR, 1, clerk.user.language)
        bold = Desk(clerk.database, claims_more, clerk.tariffs, clerk.templates, clerk.converter)
        for refused in (answer, activate_rate(bold, uuid4(), draft)):
            assert isinstance(refused, Refused)
            assert [problem.code for problem in refused.problems] == ["tariff.no_right"]
        bring_up_to_date(bold)
        assert isinstance(_propose(clerk, draft), RateProposal)
        assert tariff_kinds(clerk)
    assert _added(office.desk) == []


def _cases(office: Office) -> tuple[list[Case], Case, Case]:
    """Two Dutch companies and a consumer that owe, and a company whose dossier was closed."""
    creditor = office.creditor("Gezond Wonen BV", "NL")

    def company(name: str, cents: int) -> Case:
        invoice = Invoice(f"F-{cents}", cents, due=date(2026, 5, 1), contract=date(2026, 4, 1))
        return office.dossier(creditor, name, invoice, kind=DebtorKind.COMPANY, country="NL")

    companies = [company("Korenaar BV", 1_000_000), company("Zeilmakerij De Boot BV", 250_000)]
    consumer = office.dossier(creditor, "Jansen, Els", kind=DebtorKind.CONSUMER, country="NL")
    closed = company("Gesloten BV", 500_000)
    office.close(closed)
    return companies, consumer, closed


def _propose(desk: Desk, draft: RateDraft) -> RateProposal | Refused:
    return propose_rate(desk, draft, lambda _done, _all: None, lambda: False)


def _proposed(desk: Desk, draft: RateDraft) -> RateProposal:
    answer = _propose(desk, draft)
    assert isinstance(answer, RateProposal), answer
    return answer


def _activated(office: Office, proposal: RateProposal) -> Activation:
    answer = activate_rate(office.desk, uuid4(), proposal.draft)
    assert isinstance(answer, Done), answer
    assert Change(Subject.TARIFF) in answer.changes
    return answer.value


def _kind(desk: Desk, code: str) -> TariffKind:
    return next(kind for kind in tariff_kinds(desk) if kind.code == code)


def _added(desk: Desk) -> list[TariffLine]:
    return [line for kind in tariff_kinds(desk) for line in kind.lines if line.is_added]


def _percent(desk: Desk, kind: str, on: date) -> Decimal:
    rate = desk.tariffs.rate(kind, on)
    assert rate is not None
    return rate.percent


def _due(desk: Desk, case: Case) -> int:
    return account(desk, case.id).statement.totals.due


def _due_in_list(office: Office, case: Case) -> int:
    return next(row.open for row in page(office.desk, Selection(), Order()).rows if row.dossier_id == case.id)


def _row_count(office: Office) -> int:
    with office.desk.database.read() as session:
        return session.scalar(select(func.count()).select_from(tables.TariffRow)) or 0


def _operations(office: Office) -> int:
    with office.desk.database.read() as session:
        return session.scalar(select(func.count()).select_from(tables.Operation)) or 0


@contextmanager
def _another_desk(url: str, user: User | None = None) -> Iterator[Desk]:
    database = Database.open(url, pinned=TODAY)
    seated = user or Office(database).desk.user
    try:
        yield Desk(database, seated, load_tariffs(), paths.letter_templates(), Problem("no_converter"))
    finally:
        database.close()


@contextmanager
def _clerk_at(office: Office) -> Iterator[Desk]:
    """A clerk who signs in: on a server with a database role of their own."""
    database = office.desk.database
    login = f"{database.engine.url.database}_bram" if database.on_server else "bram"
    if database.on_server:
        with database.engine.begin() as connection:
            enforcement.restore(connection)
    added = add_user(office.desk, uuid4(), UserDraft("Bram de Wit", login, UserRole.CLERK))
    assert isinstance(added, Done)
    url = database.engine.url.set(username=login) if database.on_server else database.engine.url
    clerk = User(added.value, "Bram de Wit", UserRole.CLERK, 1, office.desk.user.language)
    try:
        with _another_desk(url.render_as_string(hide_password=False), clerk) as desk:
            yield desk
    finally:
        if database.on_server:
            with database.engine.begin() as connection:
                connection.exec_driver_sql(f'DROP ROLE "{login}"')
