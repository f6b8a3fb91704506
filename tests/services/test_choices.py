"""Legal choices of office and creditor: dated, seen before they are kept, used everywhere (design 4.7)."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from clerkdesk.domain.choices import AllocationOrder, BusinessScale, DayCount
from clerkdesk.domain.dossier import Terms
from clerkdesk.domain.lines import RegimeId
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import DebtorKind
from clerkdesk.persistence import tables
from clerkdesk.services import dossiers, worklist
from clerkdesk.services.choices import ChoiceView, choices
from clerkdesk.services.choosing import ChoiceDraft, propose_choice, set_choice
from clerkdesk.services.context import Desk, UserRole
from clerkdesk.services.creditors import creditor, save_creditor
from clerkdesk.services.done import Change, Done, Refused, Subject
from clerkdesk.services.impact import Impact
from clerkdesk.services.letter_runs import post_letters, propose_letters, strike
from clerkdesk.services.payments import PaymentDraft, PaymentProposal, propose_payment
from clerkdesk.services.timeline import timeline
from clerkdesk.services.worklist import Order, Selection
from clerkdesk.wording import SPOKEN, Wording
from tests.intake.lists import HEADER, claim, save
from tests.services.lists import creditor_for, posted
from tests.services.office import TODAY, Invoice, Office

LONG_AGO = date(2020, 1, 1)
MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def choose(desk: Desk, *draft: Any, key: Any = None, **more: Any) -> Done[int] | Refused:
    """Keep a choice without anybody watching."""
    return set_choice(desk, key or uuid4(), ChoiceDraft(*draft, **more), lambda _done, _of: None)


def chosen(desk: Desk, *draft: Any, **more: Any) -> int:
    """Keep a choice that is taken, and return how many dossiers were computed again."""
    answer = choose(desk, *draft, **more)
    assert isinstance(answer, Done), answer
    return answer.value


def look(desk: Desk, *draft: Any, stop: bool = False, **more: Any) -> Impact | Refused:
    """Look at what a choice would change."""
    return propose_choice(desk, ChoiceDraft(*draft, **more), lambda _done, _of: None, lambda: stop)


def seen(desk: Desk, name: str, creditor_id: int | None = None) -> ChoiceView:
    """Return a choice as it stands today."""
    return next(one for one in choices(desk, creditor_id) if one.name == name)


def old_debt(office: Office) -> tuple[int, int]:
    """Return a Dutch creditor and a business that has owed it 10.000 euro since before a leap year."""
    creditor_id = office.creditor("Woonhuys BV", "NL")
    invoice = Invoice("F-1", 1_000_000, due=date(2023, 6, 1))
    case = office.dossier(creditor_id, "Bos BV", invoice, kind=DebtorKind.COMPANY, country="NL")
    return creditor_id, case.id


def post(desk: Desk, selection: Selection, on: date, leave_out: str) -> None:
    """Post the letters due on a day, but one."""
    run = propose_letters(desk, uuid4(), selection, on)
    assert isinstance(run, Done)
    out = tuple(letter.row_id for letter in run.value.letters if letter.debtor == leave_out)
    assert isinstance(strike(desk, uuid4(), run.value.run_id, out, True), Done)
    made = post_letters(desk, uuid4(), run.value.run_id, lambda _done, _of: None, lambda: False)
    assert isinstance(made, Done) and made.value.posted == 1


def test_a_choice_moves_the_next_letter_and_leaves_the_earlier_one(office: Office, tmp_path: Path) -> None:
    """S14: a letter keeps the term of the day on which it was sent; five delivery days count from Tuesday."""
    desk = office.desk
    rows = [
        claim(klantnr="K-1", naam="Els Peeters", factuurnr="F-1"),
        claim(klantnr="K-2", naam="Ria Smit", factuurnr="F-2"),
    ]
    path = save(tmp_path / "lijst.xlsx", [HEADER, *rows])
    selection = Selection(run_id=posted(desk, creditor_for(desk), path).run_id)
    post(desk, selection, MONDAY, leave_out="Ria Smit")
    chosen(desk, "nl_post_delivery_days", TUESDAY, 5)
    post(desk, selection, TUESDAY, leave_out="Els Peeters")
    listed = {row.debtor: row.next_on for row in worklist.page(desk, selection, Order()).rows}
    assert listed == {"Els Peeters": date(2026, 12, 10), "Ria Smit": date(2026, 12, 16)}
    for row in worklist.page(desk, selection, Order()).rows:
        (letter,) = (entry for entry in timeline(desk, row.dossier_id).past if entry.letter_id is not None)
        pay_by = letter.params["pay_by"]
        assert isinstance(pay_by, date) and pay_by + timedelta(days=1) == row.next_on


def test_the_choice_of_a_creditor_wins_until_it_follows_the_office_again(office: Office) -> None:
    desk = office.desk
    creditor_id, dossier_id = old_debt(office)

    def interest() -> Money:
        return dossiers.account(desk, dossier_id).statement.totals.interest

    by_365 = interest()
    chosen(desk, "day_count", LONG_AGO, DayCount.ACTUAL_ACTUAL)
    by_366 = interest()
    assert by_366 < by_365
    chosen(desk, "day_count", LONG_AGO, DayCount.ACTUAL_365, creditor_id=creditor_id)
    assert interest() == by_365
    view = seen(desk, "day_count", creditor_id)
    assert (view.value, view.office, view.by) == (
        DayCount.ACTUAL_365,
        DayCount.ACTUAL_ACTUAL,
        "Sanne de Boer",
    )
    chosen(desk, "day_count", LONG_AGO, None, creditor_id=creditor_id, as_office=True)
    assert interest() == by_366
    assert not seen(desk, "day_count", creditor_id).chosen


def test_everything_on_the_desk_reckons_by_the_same_choices(office: Office, tmp_path: Path) -> None:
    """Design 4.2: statement, header, list, letter and payment are readings of the same lines."""
    desk, creditor_id = office.desk, creditor_for(office.desk)
    assert isinstance(save_creditor(desk, uuid4(), replace(creditor(desk, creditor_id), terms=Terms())), Done)
    row = claim(klantnr="K-3", naam="Bos Tuinen BV", soort="bedrijf", factuurnr="F-3")
    path = save(tmp_path / "lijst.xlsx", [HEADER, row])
    selection = Selection(run_id=posted(desk, creditor_id, path).run_id)
    (before,) = worklist.page(desk, selection, Order()).rows
    chosen(desk, "nl_business_scale", LONG_AGO, BusinessScale.TWENTY_FIFTEEN, creditor_id=creditor_id)
    chosen(desk, "allocation_order", LONG_AGO, AllocationOrder.PRINCIPAL_INTEREST_COSTS)
    (listed,) = worklist.page(desk, selection, Order()).rows
    assert listed.open > before.open
    header = dossiers.open_dossier(desk, listed.dossier_id)
    stated = dossiers.account(desk, listed.dossier_id).statement
    run = propose_letters(desk, uuid4(), selection, TODAY)
    paid = propose_payment(desk, listed.dossier_id, PaymentDraft(Money(100), TODAY))
    assert isinstance(run, Done) and isinstance(paid, PaymentProposal)
    (letter,) = run.value.letters
    amounts = {listed.open, header.claimable, stated.totals.due, letter.amount, paid.before.due}
    assert amounts == {stated.totals.due}


def test_looking_changes_nothing_and_says_what_keeping_will_change(office: Office) -> None:
    desk = office.desk
    _, dossier_id = old_debt(office)
    office.dossier(office.creditor(), "Els Peeters")
    draft = ("nl_business_scale", LONG_AGO, BusinessScale.TWENTY_FIFTEEN)
    found = look(desk, *draft)
    assert isinstance(found, Impact)
    assert (found.looked_at, found.changed, found.dearer, found.cheaper) == (1, 1, 1, 0)
    (row,) = found.rows
    assert row.dossier_id == dossier_id
    assert dossiers.open_dossier(desk, dossier_id).claimable == row.before.due == found.before
    assert chosen(desk, *draft) == 1
    assert dossiers.open_dossier(desk, dossier_id).claimable == row.after.due == found.after


def test_looking_can_be_stopped(office: Office) -> None:
    old_debt(office)
    answer = look(office.desk, "nl_business_scale", LONG_AGO, BusinessScale.TWENTY_FIFTEEN, stop=True)
    assert isinstance(answer, Refused)
    assert [problem.code for problem in answer.problems] == ["run.cancelled"]


def test_the_same_key_keeps_a_choice_once(office: Office) -> None:
    """P7."""
    old_debt(office)
    key, draft = uuid4(), ("waiting_days_call", TODAY, 5)
    first = choose(office.desk, *draft, key=key)
    assert isinstance(first, Done) and Change(Subject.CHOICE, None) in first.changes
    with office.desk.database.read() as session:
        before = session.scalar(select(func.count()).select_from(tables.Operation))
    assert choose(office.desk, *draft, key=key) == first
    with office.desk.database.read() as session:
        assert session.scalar(select(func.count()).select_from(tables.Operation)) == before
    assert len(seen(office.desk, "waiting_days_call").history) == 1


def test_the_history_shows_what_was_and_what_will_be(office: Office) -> None:
    desk = office.desk
    chosen(desk, "waiting_days_call", LONG_AGO, 5)
    chosen(desk, "waiting_days_call", date(2027, 1, 1), 3)
    view = seen(desk, "waiting_days_call")
    assert (view.value, view.default, view.since) == (5, 3, LONG_AGO)
    assert [(row.valid_from, row.value) for row in view.history] == [(date(2027, 1, 1), 3), (LONG_AGO, 5)]


@pytest.mark.parametrize(
    ("draft", "about"),
    [
        (ChoiceDraft("waiting_days_call", None, 5), "valid_from"),
        (ChoiceDraft("waiting_days_call", date(1899, 1, 1), 5), "valid_from"),
        (ChoiceDraft("waiting_days_call", TODAY, 5_000), "value"),
        (ChoiceDraft("waiting_days_call", TODAY, "vijf"), "value"),
        (ChoiceDraft("waiting_days_call", TODAY, None), "value"),
        (ChoiceDraft("waiting_days_call", TODAY, 3), "value"),
        (ChoiceDraft("be_postage", TODAY, Money(100_000)), "value"),
        (ChoiceDraft("be_old_contract_cutoff", TODAY, date(2020, 1, 1)), "value"),
        (ChoiceDraft("be_postage", TODAY, Money(172), creditor_id=1), None),
    ],
)
def test_a_wrong_choice_is_refused_in_words(office: Office, draft: ChoiceDraft, about: str | None) -> None:
    """Nothing is kept; each problem is a sentence in three languages beside its field."""
    office.creditor()
    answer = set_choice(office.desk, uuid4(), draft, lambda _done, _of: None)
    assert isinstance(answer, Refused)
    assert [problem.about for problem in answer.problems] == [about]
    for language in SPOKEN:
        assert all(Wording(language)(f"problems.{p.code}", **p.params) for p in answer.problems)
    assert not any(view.history for view in choices(office.desk))


@pytest.mark.parametrize(
    ("role", "of_office", "of_creditor"),
    [
        (UserRole.CLERK, False, False),
        (UserRole.TEAM_LEAD, False, True),
        (UserRole.AUDITOR, False, False),
        (UserRole.ADMINISTRATOR, True, True),
    ],
)
def test_who_may_choose(office: Office, role: UserRole, of_office: bool, of_creditor: bool) -> None:
    creditor_id = office.creditor()
    mine, user = office.desk, replace(office.desk.user, role=role)
    desk = Desk(mine.database, user, mine.tariffs, mine.templates, mine.converter)
    draft = ("waiting_days_call", TODAY, 5)
    assert isinstance(choose(desk, *draft), Done) is of_office
    assert isinstance(choose(desk, *draft, creditor_id=creditor_id), Done) is of_creditor


def test_a_later_cut_off_puts_old_arrears_back_under_the_old_act(office: Office) -> None:
    """B57: header, statement and list follow; the timeline says that another law governs."""
    desk = office.desk
    owed = Invoice("F-1", 40_000, due=date(2023, 10, 1), contract=date(2022, 1, 1))
    case = office.dossier(office.creditor(), "Els Peeters", owed)
    assert dossiers.open_dossier(desk, case.id).regime.id is RegimeId.BE_CONSUMER_XIX
    draft = ("be_old_contract_cutoff", LONG_AGO, date(2023, 12, 1))
    found = look(desk, *draft)
    assert isinstance(found, Impact) and found.looked_at == 1
    chosen(desk, *draft)
    header = dossiers.open_dossier(desk, case.id)
    assert header.regime.id is RegimeId.BE_CONSUMER_2002
    assert dossiers.account(desk, case.id).statement.regime.id is RegimeId.BE_CONSUMER_2002
    assert header.regime.because.params["cutoff"] == date(2023, 12, 1)
    assert "dossier.regime.be-consumer-2002" in [entry.code for entry in timeline(desk, case.id).past]
    (row,) = worklist.page(desk, Selection(), Order()).rows
    assert (row.next_step, row.open) == (header.next_step, header.claimable)


def test_a_name_that_nobody_declared_stops_the_reading(office: Office) -> None:
    """A choice kept by a newer program is not passed over in silence."""
    case = office.dossier(office.creditor())
    with office._work() as work:
        setting = tables.OfficeSetting(name="choice.unknown", valid_from=TODAY, value=1)
        work.session.add(setting)
        work.commit()
    with pytest.raises(LookupError, match="unknown"):
        dossiers.open_dossier(office.desk, case.id)
