"""Keeping a letter as it was sent: documents, lines of its day, the notice it is, and the step it does."""

from dataclasses import asdict
from hashlib import sha256

from clerkdesk.letters.print_job import page_count
from clerkdesk.letters.template import Template
from clerkdesk.persistence import tables
from clerkdesk.persistence.kept_reasons import kept_line
from clerkdesk.persistence.queries.letters import blob_id
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services.context import Desk
from clerkdesk.services.letter_data import Composed
from clerkdesk.services.letter_report import LetterState
from clerkdesk.services.timeline import EntryKind


def keep(
    work: UnitOfWork,
    desk: Desk,
    run: tables.Run,
    row: tables.RunRow,
    letter: Composed,
    template: Template,
    docx: bytes,
    pdf: bytes | None,
) -> int:
    """Write the letter and all that follows from it in the transaction of ``work``; return its id."""
    assert row.dossier_id is not None
    kept = _letter(work, desk, run, row, letter, template)
    kept.docx_blob_id = _blob(work, row.dossier_id, docx)
    kept.pdf_blob_id = _blob(work, row.dossier_id, pdf) if pdf else None
    kept.pages = page_count(pdf) if pdf else 0
    work.session.add(kept)
    work.session.flush()
    _notice(work, row.dossier_id, letter, kept.id)
    entry = _entry(work, desk, run, row.dossier_id, letter, kept.id)
    _step(work, row.dossier_id, letter, kept.id, entry)
    return kept.id


def _letter(
    work: UnitOfWork,
    desk: Desk,
    run: tables.Run,
    row: tables.RunRow,
    letter: Composed,
    template: Template,
) -> tables.Letter:
    data = letter.data
    return tables.Letter(
        dossier_id=row.dossier_id,
        step=letter.step,
        language=data.language,
        channel=data.channel,
        template=f"{template.language}/{template.kind}",
        template_version=template.digest,
        state=LetterState.PRODUCED,
        day=data.on,
        at=work.now,
        amount=letter.amount,
        lines=[kept_line(line) for line in letter.statement.lines],
        fields={"pay_by": data.pay_by, "totals": asdict(data.totals), "announced": data.announced_costs},
        postcode=f"{data.addressee.address.country} {data.addressee.address.postcode}",
        run_id=run.id,
        run_row_id=row.id,
        user_id=desk.user.id,
        operation_id=work.key,
    )


def _blob(work: UnitOfWork, dossier_id: int, content: bytes) -> int:
    digest = sha256(content).hexdigest()
    there = blob_id(work.session, dossier_id, digest)
    if there is not None:
        return there
    blob = tables.Blob(dossier_id=dossier_id, sha256=digest, size=len(content), data=content)
    work.session.add(blob)
    work.session.flush()
    return blob.id


def _notice(work: UnitOfWork, dossier_id: int, letter: Composed, letter_id: int) -> None:
    if letter.notice is None or letter.term is None:
        return
    notice = tables.Notice(
        dossier_id=dossier_id,
        kind=letter.notice.kind,
        sent=letter.notice.sent,
        channel=letter.notice.channel,
        presumed=letter.term.delivered,
        term_days=letter.notice.term_days,
        announced_costs=letter.notice.announced_costs,
        cost=letter.notice.cost,
        letter_id=letter_id,
        operation_id=work.key,
    )
    work.session.add(notice)
    work.session.flush()
    for claim in letter.notice.claims:
        work.session.add(tables.NoticeClaim(notice_id=notice.id, claim_id=int(claim)))


def _entry(
    work: UnitOfWork, desk: Desk, run: tables.Run, dossier_id: int, letter: Composed, letter_id: int
) -> int:
    entry = tables.TimelineEntry(
        dossier_id=dossier_id,
        kind=EntryKind.LETTER,
        code=f"letter.{letter.step}",
        params={"amount": letter.amount, "pay_by": letter.data.pay_by},
        day=letter.data.on,
        at=work.now,
        user_id=desk.user.id,
        letter_id=letter_id,
        run_id=run.id,
        operation_id=work.key,
    )
    work.session.add(entry)
    work.session.flush()
    return entry.id


def _step(work: UnitOfWork, dossier_id: int, letter: Composed, letter_id: int, entry_id: int) -> None:
    work.session.add(
        tables.StepDone(
            dossier_id=dossier_id,
            step=letter.step,
            day=letter.data.on,
            channel=letter.data.channel,
            claims=[int(claim) for claim in letter.claims],
            term_ends_on=letter.data.pay_by,
            letter_id=letter_id,
            entry_id=entry_id,
            operation_id=work.key,
        )
    )
