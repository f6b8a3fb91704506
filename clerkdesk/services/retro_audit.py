"""Which dossiers did this rule or tariff touch? Every one, closed ones too, with old and new amounts (4.6).

An open dossier is compared on the day asked for. A closed one is compared on the day it was closed, when
that is earlier: nothing was asked after it, so nothing after it can have been wrong. Dossiers are read in
stretches, each as it stands then; no transaction is held from one stretch to the next.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Debtor
from clerkdesk.domain.problems import Problem
from clerkdesk.persistence.engine import now
from clerkdesk.persistence.queries import case_heads
from clerkdesk.persistence.queries.audited import next_dossiers, number_of_dossiers, stored_statuses
from clerkdesk.persistence.queries.case_files import CaseFile, case_files
from clerkdesk.persistence.session import Session
from clerkdesk.services.audit_asking import made_ready
from clerkdesk.services.audit_hits import AuditReport, AuditTotals, CarriedLetter, Hit, KeptHits
from clerkdesk.services.audit_letters import carried, letters_by_dossier
from clerkdesk.services.audit_question import AuditQuestion
from clerkdesk.services.audit_uses import Asked, only_in_letters, touched
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Refused
from clerkdesk.services.import_report import Cancelled, Progress
from clerkdesk.services.standing_facts import facts_of

_STRETCH = 1000


def audit(
    desk: Desk, question: AuditQuestion, progress: Progress, cancelled: Cancelled
) -> AuditReport | Refused:
    """Return every dossier that this person may see and that used what is asked, in the order of their ids.

    Refused when the question cannot be understood, and when it was stopped.
    """
    ready = made_ready(desk, question)
    if isinstance(ready, Problem):
        return Refused((ready,))
    asked, corrected = ready
    with desk.database.read() as session:
        at, of = now(session), number_of_dossiers(session)
    on = question.on or desk.today()
    hits, totals, looked_at = KeptHits(), AuditTotals(), 0
    progress(0, of)
    for ids, found in _stretches(desk, asked, on):
        for hit in found:
            hits.append(hit)
            totals = _added(totals, hit)
        looked_at += len(ids)
        progress(looked_at, max(of, looked_at))
        if cancelled():
            return Refused((Problem("audit.cancelled", params={"done": looked_at, "of": of}),))
    said = asked.version or question.asked
    return AuditReport(said, corrected, on, at, desk.user.name, looked_at, hits, totals)


def _stretches(desk: Desk, asked: Asked, on: date) -> Iterator[tuple[Sequence[int], list[Hit]]]:
    """Yield stretch by stretch which dossiers were looked at, and those among them that were touched."""
    last = 0
    while True:
        with desk.database.read() as session:
            ids = next_dossiers(session, last, _STRETCH)
            found = _hits(session, ids, asked, on) if ids else []
        if not ids:
            return
        yield ids, found
        last = ids[-1]


def _hits(session: Session, ids: Sequence[int], asked: Asked, on: date) -> list[Hit]:
    letters = letters_by_dossier(session, ids, asked)
    found = []
    for file in case_files(session, {*_governed(session, ids, asked, on), *letters}, on):
        sent = tuple(carried(asked, file, letters.get(file.head.id, ())))
        hit = _hit(file, asked, on, sent)
        if hit is not None:
            found.append(hit)
    statuses = stored_statuses(session, [hit.dossier_id for hit in found]) if found else {}
    return [hit._replace(status=statuses.get(hit.dossier_id, hit.status)) for hit in found]


def _governed(session: Session, ids: Sequence[int], asked: Asked, on: date) -> Iterator[int]:
    """Yield the dossiers between whose parties what is asked can count; others need not be read whole."""
    heads = case_heads.heads(session, ids)
    creditors = case_heads.creditors(session, {head.creditor_id for head in heads}, on)
    for head in heads:
        if asked.may_govern(Debtor(head.capacity, head.country), creditors[head.creditor_id]):
            yield head.id


def _hit(file: CaseFile, asked: Asked, on: date, letters: tuple[CarriedLetter, ...]) -> Hit | None:
    """Return the dossier as a hit, none when neither its statement nor a letter used what is asked."""
    closed_on = file.head.closed_on
    day = on if closed_on is None else min(on, closed_on)
    facts = facts_of(file, day)
    found = touched(asked, facts, day, file.choices)
    if found is None:
        if not letters:
            return None
        found = only_in_letters(asked, facts, day, len(letters), file.choices)
    return Hit(
        dossier_id=file.head.id,
        number=file.head.number,
        debtor=file.head.debtor_name,
        creditor=file.head.creditor_name,
        status=Status.NEW if closed_on is None else Status.CLOSED,
        closed_on=closed_on,
        on=day,
        used=found.used,
        before=found.before,
        after=found.after,
        announced_before=found.announced_before,
        announced_after=found.announced_after,
        letters=letters,
    )


def _added(totals: AuditTotals, hit: Hit) -> AuditTotals:
    return replace(
        totals,
        closed=totals.closed + (hit.closed_on is not None),
        changed=totals.changed + hit.changed,
        letters=totals.letters + len({letter.id for letter in hit.letters}),
        carried=Money(totals.carried + hit.carried),
        announced=Money(totals.announced + hit.announced),
        before=Money(totals.before + hit.before),
        after=None if hit.after is None else Money((totals.after or 0) + hit.after),
        difference=None if hit.difference is None else Money((totals.difference or 0) + hit.difference),
    )
