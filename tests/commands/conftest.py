"""What commands need: a shell, and a database that an address names, on both engines."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.shell import Shell
from tests.fixtures.databases import Clones
from tests.scenarios.claim_list import ClaimList, sample_list


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell in an empty folder, of somebody who has no database yet."""
    home = tmp_path / "home"
    home.mkdir()
    return Shell(home, tmp_path)


@pytest.fixture
def address(clones: Clones) -> Iterator[str]:
    """The address of a prepared database, on both engines."""
    url = clones.clone()
    yield url.render_as_string(hide_password=False)
    clones.drop(url)


@pytest.fixture(scope="session")
def listed() -> ClaimList:
    """The claim list of the issue, as Excel shows it."""
    return sample_list()
