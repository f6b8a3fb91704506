"""What another desk changes shows on this one (S11)."""

from collections.abc import Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from clerkdesk.services import feed
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Change, Subject
from tests.services.office import Office
from ui.runtime.hub import ChangeHub, touches


@pytest.fixture
def hub(qtbot: QtBot) -> Iterator[ChangeHub]:
    listening = ChangeHub()
    yield listening
    listening.close()


def test_a_dossier_opened_at_another_desk_is_heard(qtbot: QtBot, desk: Desk, hub: ChangeHub) -> None:
    hub.listen(desk)
    qtbot.wait(300)
    other = Office(desk.database)
    creditor = other.creditor()

    def is_about_a_dossier(changes: frozenset[Change] | None) -> bool:
        return touches(changes, Subject.DOSSIER)

    with qtbot.waitSignal(hub.changed, timeout=8000, check_params_cb=is_about_a_dossier):
        other.dossier(creditor)


def test_a_lost_connection_is_told_once_and_its_return_reads_everything_again(
    qtbot: QtBot, desk: Desk, hub: ChangeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[frozenset[Change] | None] = []

    def changes(at: Desk, stop: Event) -> Iterator[frozenset[Change] | None]:
        if not answers:
            answers.append(None)
            raise ConnectionError("the server went away")
        yield None
        stop.wait()

    monkeypatch.setattr(feed, "changes", changes)
    monkeypatch.setattr("ui.runtime.hub._RETRY_SECONDS", 0.05)
    with qtbot.waitSignals([hub.lost, hub.back, hub.changed], order="strict"):
        hub.listen(desk)
    assert hub.connected()
