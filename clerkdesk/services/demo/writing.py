"""Writing invented dossiers in bulk, with everything that happened in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import uuid5

from clerkdesk.domain.claim import Channel
from clerkdesk.domain.dates import presumed_delivery
from clerkdesk.domain.dispute import Dispute
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Role
from clerkdesk.domain.procedure import StepDone
from clerkdesk.domain.references import reference_for
from clerkdesk.intake.judgement import invoice_key
from clerkdesk.persistence import tables
from clerkdesk.persistence.collected import Collected
from clerkdesk.persistence.kept_reasons import kept_reason
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services.demo.files import files_of
from clerkdesk.services.demo.story import Story
from clerkdesk.services.dossier_numbers import dossier_number
from clerkdesk.services.parties import ContactKind
from clerkdesk.services.person_keys import address_key, contact_key, name_key
from clerkdesk.services.timeline import EntryKind

_SOURCE = "demo"
_MORNING = time(9, 12)


@dataclass(frozen=True, slots=True)
class Member:
    """A story with the creditor it is for and the person who handles it."""

    story: Story
    creditor_id: int
    handler_id: int


def write(work: UnitOfWork, members: Sequence[Member], team_id: int) -> list[int]:
    """Write the dossiers of ``members`` in the transaction of ``work`` and return their ids."""
    rows = Collected(work, _wanted(members))
    written = [_Dossier(rows, member, team_id).write() for member in members]
    rows.write()
    return written


def _wanted(members: Sequence[Member]) -> dict[type[tables.Record], int]:
    stories = [member.story for member in members]
    happened = sum(
        len(s.done) + len(s.remarks) + len(s.disputes) + len(s.holds) + len(s.facts.payments) for s in stories
    )
    return {
        tables.Person: len(stories),
        tables.Contact: 5 * len(stories),
        tables.Dossier: len(stories),
        tables.Party: len(stories),
        tables.Claim: sum(len(s.facts.claims) for s in stories),
        tables.Notice: sum(len(s.facts.notices) for s in stories),
        tables.LedgerEntry: sum(len(s.facts.payments) for s in stories),
        tables.Dispute: sum(len(s.disputes) for s in stories),
        tables.Hold: sum(len(s.holds) for s in stories),
        tables.TimelineEntry: happened + 4 * len(stories),
        tables.StepDone: sum(len(s.done) for s in stories),
        tables.Blob: 2 * len(stories),
        tables.Attachment: 2 * len(stories),
    }


class _Dossier:
    """Collects the rows of one invented dossier."""

    def __init__(self, rows: Collected, member: Member, team_id: int) -> None:
        self._rows = rows
        self._member = member
        self._story = member.story
        self._team_id = team_id
        self._id = rows.next_id(tables.Dossier)
        self._claims: dict[str, int] = {}

    def write(self) -> int:
        """Collect everything and return the id of the dossier."""
        self._person_and_dossier()
        for number, claim in enumerate(self._story.facts.claims):
            self._claim(number, claim.id)
        principal = Money(sum(claim.principal for claim in self._story.facts.claims))
        opened = self._story.opened_on
        self._entry(EntryKind.SYSTEM, "dossier.opened", opened, claims=len(self._claims), amount=principal)
        for done in self._story.done:
            self._step(done)
        self._notices()
        self._remarks()
        self._payments()
        for dispute in self._story.disputes:
            self._dispute(dispute)
        self._holds()
        self._attachments()
        if self._story.closed_because == "paid" and self._story.closed_on:
            self._entry(EntryKind.CHANGE, "dossier.closed_paid", self._story.closed_on)
        return self._id

    def _person_and_dossier(self) -> None:
        invented = self._story.person
        person = self._rows.add(
            tables.Person,
            name=invented.name,
            name_key=name_key(invented.name),
            kind=invented.kind,
            country=invented.country,
            language=invented.language,
        )
        self._contacts(person)
        story = self._story
        self._rows.add(
            tables.Dossier,
            id=self._id,
            number=dossier_number(story.opened_on, self._id),
            payment_reference=reference_for(invented.country, self._id),
            creditor_id=self._member.creditor_id,
            team_id=self._team_id,
            handler_id=self._member.handler_id,
            regime=story.regime.id,
            regime_because=kept_reason(story.regime.because),
            regime_assumed=[kept_reason(reason) for reason in story.regime.assumed],
            opened_on=story.opened_on,
            opened_at=_moment(story.opened_on),
            closed_on=story.closed_on,
            closed_because=story.closed_because or None,
            awaiting_creditor_on=story.awaiting_creditor_on,
            judicial_on=story.judicial_on,
        )
        self._rows.add(
            tables.Party, dossier_id=self._id, person_id=person, role=Role.DEBTOR, capacity=invented.kind
        )

    def _contacts(self, person: int) -> None:
        invented = self._story.person
        plain = (
            (ContactKind.TELEPHONE, invented.telephone),
            (ContactKind.EMAIL, invented.email),
            (ContactKind.IBAN, invented.iban),
            (ContactKind.ENTERPRISE_NUMBER, invented.enterprise_number),
        )
        for kind, value in plain:
            if value:
                self._contact(person, kind, value, contact_key(value))
        self._contact(
            person,
            ContactKind.ADDRESS,
            f"{invented.street}, {invented.postcode} {invented.city}",
            address_key(invented.street, invented.postcode),
            street=invented.street,
            postcode=invented.postcode,
            city=invented.city,
            country=invented.country,
        )

    def _contact(self, person: int, kind: ContactKind, value: str, key: str, **parts: str) -> None:
        self._rows.add(
            tables.Contact,
            None,
            person_id=person,
            kind=kind,
            value=value,
            key=key,
            source=_SOURCE,
            since=self._story.opened_on,
            **parts,
        )

    def _claim(self, number: int, story_id: str) -> None:
        claim = self._story.facts.claims[number]
        id_ = self._rows.next_id(tables.Claim)
        invoice = f"F-{20_000 + id_}"
        self._rows.add(
            tables.Claim,
            id=id_,
            dossier_id=self._id,
            invoice=invoice,
            invoice_key=invoice_key(invoice),
            description=self._story.descriptions[number],
            invoiced=claim.invoiced,
            due=claim.due,
            contract=claim.contract,
            nature=claim.nature,
            recurring=claim.recurring,
            principal=claim.principal,
        )
        self._claims[story_id] = id_

    def _step(self, done: StepDone) -> None:
        claims = [self._claims[claim] for claim in done.claims]
        entry = None
        if done.step.is_letter:
            entry = self._entry(EntryKind.LETTER, f"letter.{done.step}.before", done.on)
        self._rows.add(
            tables.StepDone,
            dossier_id=self._id,
            step=done.step,
            day=done.on,
            channel=done.channel,
            claims=claims,
            entry_id=entry,
        )

    def _notices(self) -> None:
        for notice in self._story.facts.notices:
            id_ = self._rows.add(
                tables.Notice,
                dossier_id=self._id,
                kind=notice.kind,
                sent=notice.sent,
                channel=notice.channel,
                presumed=presumed_delivery(notice.sent, Channel.POST, self._story.person.country),
                term_days=notice.term_days,
            )
            for claim in notice.claims:
                self._rows.link(tables.NoticeClaim, notice_id=id_, claim_id=self._claims[claim])

    def _remarks(self) -> None:
        for remark in self._story.remarks:
            kind = EntryKind.PHONE if remark.phone else EntryKind.NOTE
            code = "note.phone_out.reached" if remark.phone else "note.note"
            self._entry(kind, code, remark.on, text=remark.text, pinned=remark.pinned)

    def _payments(self) -> None:
        for number, payment in enumerate(self._story.facts.payments):
            ledger = self._rows.add(
                tables.LedgerEntry,
                uuid=uuid5(self._rows.work.key, f"{self._id} {number}"),
                kind="payment",
                dossier_id=self._id,
                amount=payment.amount,
                value_date=payment.on,
                booked_at=_moment(payment.on),
                received_by="agency",
                reference=reference_for(self._story.person.country, self._id),
                user_id=self._member.handler_id,
            )
            self._entry(
                EntryKind.MONEY,
                "payment.agency",
                payment.on,
                amount=payment.amount,
                value_date=payment.on,
                entry=ledger,
            )

    def _dispute(self, dispute: Dispute) -> None:
        claim = self._claims[dispute.claim]
        principal = next(c.principal for c in self._story.facts.claims if c.id == dispute.claim)
        self._rows.add(
            tables.Dispute,
            dossier_id=self._id,
            claim_id=claim,
            ground=dispute.ground,
            amount=dispute.amount,
            received_on=dispute.opened,
            channel=Channel.PHONE,
            opened_by=self._member.handler_id,
            opened_at=_moment(dispute.opened),
        )
        self._entry(
            EntryKind.DISPUTE,
            f"dispute.{dispute.ground}",
            dispute.opened,
            invoice=f"F-{20_000 + claim}",
            amount=dispute.amount or principal,
        )

    def _holds(self) -> None:
        for hold in self._story.holds:
            assert hold.until is not None
            self._rows.add(
                tables.Hold,
                dossier_id=self._id,
                reason=hold.kind,
                starts=hold.start,
                until=hold.until,
                placed_by=self._member.handler_id,
                placed_at=_moment(hold.start),
            )
            self._entry(EntryKind.HOLD, f"hold.{hold.kind}", hold.start, until=hold.until)

    def _attachments(self) -> None:
        for file in files_of(self._id, self._story):
            blob = self._rows.add_plain(
                tables.Blob, dossier_id=self._id, sha256=file.sha256, size=len(file.data), data=file.data
            )
            entry = self._entry(EntryKind.ATTACHMENT, "attachment.added", file.on, files=1)
            self._rows.add(
                tables.Attachment,
                dossier_id=self._id,
                entry_id=entry,
                blob_id=blob,
                name=file.name,
                media_type=file.media_type,
                size=len(file.data),
                added_on=file.on,
            )

    def _entry(
        self,
        kind: EntryKind,
        code: str,
        on: date,
        *,
        text: str = "",
        pinned: bool = False,
        **params: str | int | date,
    ) -> int:
        return self._rows.add(
            tables.TimelineEntry,
            dossier_id=self._id,
            kind=kind,
            code=code,
            params=params,
            text=text,
            day=on,
            at=_moment(on),
            user_id=self._member.handler_id,
            pinned=pinned,
        )


def _moment(day: date) -> datetime:
    return datetime.combine(day, _MORNING, UTC)
