"""Files stay with the dossier they were dropped on (row S9; hostile input A01-A05; design 10.9)."""

from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from clerkdesk.persistence import tables
from clerkdesk.services.attachments import attach, content
from clerkdesk.services.done import Change, Done, Refused, Subject
from clerkdesk.services.incoming_files import LIMIT_FILES
from clerkdesk.services.timeline import EntryKind, timeline
from clerkdesk.wording import Wording
from tests.services.office import Office

PDF = b"%PDF-1.7\n%%EOF\n"
MAIL = b"From: els@voorbeeld.be\r\nSubject: factuur\r\n\r\nNooit ontvangen.\r\n"


def dropped(folder: Path, **files: bytes) -> list[Path]:
    """Return files with this content; ``__`` in a name is its dot."""
    paths = []
    for name, data in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(data)
        paths.append(path)
    return paths


def test_files_are_one_entry_and_come_back_as_they_were(office: Office, tmp_path: Path) -> None:
    """Row S9."""
    case, key = office.dossier(office.creditor()), uuid4()
    files = dropped(tmp_path, mail__eml=MAIL, bewijs__pdf=PDF)
    done = attach(office.desk, key, case.id, files)
    assert isinstance(done, Done) and Change(Subject.DOSSIER, case.id) in done.changes
    assert attach(office.desk, key, case.id, files) == done
    (entry,) = timeline(office.desk, case.id).past
    assert entry.kind is EntryKind.ATTACHMENT
    assert [(a.id, a.name, a.size) for a in entry.attachments] == [
        (done.value[0], "mail.eml", len(MAIL)),
        (done.value[1], "bewijs.pdf", len(PDF)),
    ]
    assert (
        Wording(office.desk.user.language)(f"timeline.{entry.code}", **entry.params)
        == "2 bestanden toegevoegd"
    )
    kept = content(office.desk, done.value[1])
    assert (kept.name, kept.media_type, kept.data) == ("bewijs.pdf", "application/pdf", PDF)


def test_equal_bytes_are_kept_once_per_dossier_and_never_shared(office: Office, tmp_path: Path) -> None:
    """Design 10.9."""
    creditor = office.creditor()
    one, two = office.dossier(creditor), office.dossier(creditor, "Aerts BV")
    files = dropped(tmp_path, a__pdf=PDF, b__pdf=PDF)
    for case in (one, two):
        assert isinstance(attach(office.desk, uuid4(), case.id, files), Done)
    with office.desk.database.read() as session:
        blobs = session.execute(
            select(tables.Blob.dossier_id, func.count()).group_by(tables.Blob.dossier_id)
        ).all()
    assert sorted(tuple(row) for row in blobs) == sorted([(one.id, 1), (two.id, 1)])


def test_one_bad_file_stops_them_all_and_each_is_named(office: Office, tmp_path: Path) -> None:
    case = office.dossier(office.creditor())
    files = dropped(tmp_path, goed__pdf=PDF, leeg__pdf=b"", programma__pdf=b"MZ\x90\0")
    (tmp_path / "link.pdf").symlink_to(files[0])
    answer = attach(office.desk, uuid4(), case.id, [*files, tmp_path / "link.pdf", tmp_path / "weg.pdf"])
    assert isinstance(answer, Refused)
    assert {(p.code, p.about) for p in answer.problems} == {
        ("file.empty", "leeg.pdf"),
        ("file.kind_not_kept", "programma.pdf"),
        ("file.is_a_link", "link.pdf"),
        ("file.unreadable", "weg.pdf"),
    }
    for problem in answer.problems:
        said = Wording(office.desk.user.language)(f"problems.{problem.code}", **problem.params)
        assert str(problem.about) in said
    assert timeline(office.desk, case.id).past == ()


def test_nothing_and_far_too_much_are_refused(office: Office, tmp_path: Path) -> None:
    case = office.dossier(office.creditor())
    many = dropped(tmp_path, een__pdf=PDF) * (LIMIT_FILES + 1)
    for files, code in (([], "file.none"), (many, "file.too_many")):
        answer = attach(office.desk, uuid4(), case.id, files)
        assert isinstance(answer, Refused) and [p.code for p in answer.problems] == [code]


def test_an_attachment_that_is_not_there_is_not_made_up(office: Office) -> None:
    with pytest.raises(LookupError):
        content(office.desk, 999_999)
