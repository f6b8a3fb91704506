"""Invented dossiers: what was owed, and what happened since, by the same procedure that the desk follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from clerkdesk.domain.choices import Choices
from clerkdesk.domain.claim import Channel, Claim, Nature, Notice, NoticeKind, Payment
from clerkdesk.domain.dates import is_business_day, roll_forward
from clerkdesk.domain.dispute import Dispute, Ground
from clerkdesk.domain.dossier import Creditor, Facts
from clerkdesk.domain.holds import Hold, HoldKind
from clerkdesk.domain.lines import Regime
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Debtor, Language
from clerkdesk.domain.procedure import Position, ProcedureFacts, Step, StepDone, standing
from clerkdesk.domain.regime import regime_of
from clerkdesk.domain.statement import totals
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.services.demo.people import Invented, words
from clerkdesk.services.standing_facts import claim_states

DAY = timedelta(days=1)
_NOTICES = {
    Step.FOURTEEN_DAY_LETTER: NoticeKind.FOURTEEN_DAY_LETTER,
    Step.FIRST_REMINDER: NoticeKind.FIRST_REMINDER,
    Step.FORMAL_NOTICE: NoticeKind.FORMAL_NOTICE,
}
_HOLDS = (
    HoldKind.PROMISE,
    HoldKind.PAYMENT_CLAIMED,
    HoldKind.DEBT_COUNSELLING,
    HoldKind.BAD_ADDRESS,
    HoldKind.CREDITOR_ASKED,
)


@dataclass(frozen=True, slots=True)
class Law:
    """The day it is, with the rates and the choices that count for the creditor of a dossier."""

    today: date
    tariffs: Tariffs
    choices: Choices


@dataclass(frozen=True, slots=True)
class Remark:
    """A note that somebody wrote: about a call (``phone``) or not."""

    on: date
    text: str
    phone: bool
    pinned: bool = False


@dataclass(slots=True)
class Story:
    """A dossier from the day it came in to today. Claim ids count from 0."""

    person: Invented
    opened_on: date
    facts: Facts
    regime: Regime
    descriptions: list[str]
    done: list[StepDone] = field(default_factory=list)
    disputes: list[Dispute] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    awaiting_creditor_on: date | None = None
    judicial_on: date | None = None
    closed_on: date | None = None
    closed_because: str = ""


def tell(random: Random, person: Invented, creditor: Creditor, law: Law) -> Story:
    """Return a dossier of ``person`` in which everything up to today has happened."""
    today = law.today
    opened = _working_day(today - timedelta(days=_age(random)), today, person.country)
    debtor = Debtor(person.kind, person.country)
    claims = _claims(random, opened)
    known = words()["descriptions"]["fr" if person.language is Language.FR else "nl"]
    described = [random.choice(known) for _ in claims]
    facts = Facts(debtor, creditor, tuple(map(_for_something, claims, described)))
    story = Story(
        person=person,
        opened_on=opened,
        facts=facts,
        regime=regime_of(facts, law.choices),
        descriptions=[one["text"] for one in described],
    )
    _Telling(random, story, law).run()
    return story


def _for_something(claim: Claim, described: Mapping[str, Any]) -> Claim:
    """Return ``claim`` with what its description says of it; some descriptions say nothing."""
    nature = described.get("nature")
    return replace(
        claim, nature=None if nature is None else Nature(nature), recurring=described.get("recurring")
    )


def _working_day(day: date, today: date, country: str) -> date:
    after = roll_forward(day, country)
    if after <= today:
        return after
    while not is_business_day(day, country):
        day -= DAY
    return day


def _age(random: Random) -> int:
    return random.choices(
        (random.randint(0, 4), random.randint(5, 90), random.randint(91, 420)), (15, 55, 30)
    )[0]


def _claims(random: Random, opened: date) -> list[Claim]:
    return [
        _claim(random, opened, number) for number in range(random.choices((1, 2, 3, 4), (55, 25, 12, 8))[0])
    ]


def _claim(random: Random, opened: date, number: int) -> Claim:
    due = opened - timedelta(days=random.randint(8, 300))
    invoiced = due - timedelta(days=random.choice((14, 30, 30)))
    contract = None if random.random() < 0.4 else invoiced - timedelta(days=random.randint(1, 700))
    principal = Money(random.choice((1, 1, 1, 1, 5, 20)) * random.randint(19_95, 499_95))
    return Claim(str(number), principal, due, invoiced, contract)


class _Telling:
    """Walks one dossier through its procedure day by day, with what debtors do in between."""

    def __init__(self, random: Random, story: Story, law: Law) -> None:
        self._random = random
        self._story = story
        self._today = law.today
        self._law = law

    def run(self) -> None:
        day = self._story.opened_on
        for _ in range(28):
            stands = self._stands(day)
            step, on = stands.next_step, stands.next_on
            if step is None or on is None or self._story.closed_on or max(on, day) > self._today:
                return
            day = max(on, day)
            stands = self._stands(day)
            if stands.next_step is not step or stands.next_on is None or stands.next_on > day:
                continue
            if (self._today - day).days < self._random.choice((0, 0, 1, 3)):
                return
            if step is Step.JUDICIAL_ADVICE:
                self._decide(day)
                return
            self._do(stands, step, day)
            self._react(day)

    def _stands(self, day: date) -> Position:
        story = self._story
        states = claim_states(self._disputed(day), day, self._law.tariffs, self._law.choices)
        case = ProcedureFacts(
            regime=story.regime.id,
            debtor=story.facts.debtor,
            claims=states,
            done=tuple(story.done),
            notices=story.facts.notices,
            holds=tuple(story.holds),
            disputes=tuple(story.disputes),
            closed_on=story.closed_on,
        )
        return standing(case, day, self._law.choices)

    def _disputed(self, day: date) -> Facts:
        contested = {d.claim: d for d in self._story.disputes if d.stands_on(day)}
        claims = tuple(
            replace(c, disputed=contested[c.id].amount or c.principal) if c.id in contested else c
            for c in self._story.facts.claims
        )
        return replace(self._story.facts, claims=claims)

    def _do(self, stands: Position, step: Step, day: date) -> None:
        channel = Channel.PHONE if step is Step.CALL else Channel.POST
        self._story.done.append(StepDone(step, day, channel, stands.claims))
        if step is Step.CALL:
            self._remark(day, phone=True)
        elif step in _NOTICES:
            notice = Notice(_NOTICES[step], day, Channel.POST, stands.claims)
            facts = self._story.facts
            self._story.facts = replace(facts, notices=(*facts.notices, notice))

    def _react(self, day: date) -> None:
        """Let the debtor, or the creditor, do something in the days after a step; mostly nothing."""
        after = roll_forward(
            day + timedelta(days=self._random.randint(2, 9)), self._story.facts.debtor.country
        )
        if after > self._today:
            return
        chance = self._random.random()
        if chance < 0.13:
            self._pay(after, whole=True)
        elif chance < 0.22:
            self._pay(after, whole=False)
        elif chance < 0.28:
            self._dispute(after)
        elif chance < 0.33:
            self._hold(after)
        elif chance < 0.35:
            self._close(after, "withdrawn")
        elif chance < 0.55:
            self._remark(after, phone=self._random.random() < 0.7)

    def _pay(self, day: date, *, whole: bool) -> None:
        due = totals(self._disputed(day), day, self._law.tariffs, self._law.choices).due
        amount = due if whole else Money(max(1000, due * self._random.randint(2, 6) // 10 // 500 * 500))
        if amount <= 0 or amount > due:
            return
        payments = (*self._story.facts.payments, Payment(str(len(self._story.facts.payments)), day, amount))
        self._story.facts = replace(self._story.facts, payments=payments)
        if whole and not self._story.disputes:
            self._close(day, "paid")

    def _dispute(self, day: date) -> None:
        claim = self._random.choice(self._story.facts.claims)
        part = Money(claim.principal // 2) if self._random.random() < 0.3 else None
        ground = self._random.choice(tuple(Ground))
        self._story.disputes.append(Dispute(str(len(self._story.disputes)), claim.id, ground, day, part))

    def _hold(self, day: date) -> None:
        until = day + timedelta(days=self._random.randint(7, 60))
        self._story.holds.append(Hold(self._random.choice(_HOLDS), day, until))

    def _remark(self, day: date, *, phone: bool) -> None:
        french = self._story.person.language is Language.FR
        texts = words()["notes"][("phone_fr" if french else "phone") if phone else "note"]
        pinned = not phone and self._random.random() < 0.1
        self._story.remarks.append(Remark(day, self._random.choice(texts), phone, pinned))

    def _close(self, day: date, because: str) -> None:
        self._story.closed_on = day
        self._story.closed_because = because

    def _decide(self, day: date) -> None:
        chance = self._random.random()
        if chance < 0.35:
            self._story.awaiting_creditor_on = day
        elif chance < 0.6:
            self._story.judicial_on = day
        else:
            self._close(min(day + 10 * DAY, self._today), self._random.choice(("irrecoverable", "stopped")))
