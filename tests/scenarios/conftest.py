"""What a day at the desk needs: own folders, a database of either engine, the list of the issue."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clerkdesk.domain.parties import Language
from tests.fixtures.databases import Clones
from tests.scenarios.claim_list import ClaimList, sample_list
from tests.scenarios.office import Office, an_office
from ui.texts import use_language


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings, drafts and logs away from those of the person who runs the tests."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    """The screens speak Dutch."""
    use_language(Language.NL)
    yield
    use_language(Language.NL)


@pytest.fixture
def office(clones: Clones) -> Iterator[Office]:
    """An office with a team lead and a clerk, on a database of either engine."""
    with an_office(clones) as seats:
        yield seats


@pytest.fixture(scope="session")
def listed() -> ClaimList:
    """The claim list of the issue, as Excel shows it."""
    return sample_list()
