"""What tests of screens share: a real desk on a file, and everything a screen is given."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from clerkdesk import paths
from clerkdesk.domain.parties import Language
from clerkdesk.letters.converter import find_converter
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.queries.people import at_desk
from clerkdesk.services.context import Desk, User, UserRole
from clerkdesk.settings import Settings, Theme
from clerkdesk.tariff_files import load_tariffs
from tests.fixtures.databases import TODAY, Clones
from ui.runtime.context import ScreenContext
from ui.runtime.errors import Errors
from ui.runtime.layout_memory import LayoutMemory
from ui.runtime.session import Session
from ui.texts import use_language
from ui.theme import Appearance


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings, drafts and logs of a test away from those of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))


@pytest.fixture(autouse=True)
def dutch_and_light(qtbot: QtBot, qapp: object) -> Iterator[None]:
    """Screens speak Dutch and are light, unless a test says otherwise."""
    use_language(Language.NL)
    appearance = Appearance(qapp, Theme.LIGHT)  # type: ignore[arg-type]
    yield
    use_language(Language.NL)
    appearance.deleteLater()


@pytest.fixture
def desk(sqlite_clones: Clones) -> Iterator[Desk]:
    """A team lead at an empty database of their own; it is Sunday 22 November 2026."""
    url = sqlite_clones.clone()
    database = Database.open(url, pinned=TODAY)
    yield desk_at(database)
    database.close()
    sqlite_clones.drop(url)


@pytest.fixture
def session(desk: Desk, qtbot: QtBot) -> Iterator[Session]:
    """What the screens share; a test fails when something goes wrong behind a screen."""
    wrong: list[Exception] = []
    errors = Errors()
    opened = Session(desk, Settings(), errors, LayoutMemory())
    opened.tasks.went_wrong.disconnect(errors.report)
    opened.tasks.went_wrong.connect(wrong.append)
    yield opened
    opened.hub.close()
    opened.tasks.close()
    assert not wrong, wrong


@pytest.fixture
def context(session: Session) -> ScreenContext:
    """The surroundings of a screen."""
    return session.context


def desk_at(database: Database) -> Desk:
    """Return the desk of the first person of a database, with the real tools."""
    with database.read() as session:
        row = at_desk(session, None)
    assert row is not None
    return Desk(
        database=database,
        user=User(row.id, row.name, UserRole(row.role), row.team_id, Language(row.language)),
        tariffs=load_tariffs(),
        templates=paths.letter_templates(),
        converter=find_converter(),
    )
