"""What the tests of services start from."""

import pytest

from clerkdesk.persistence.engine import Database
from tests.services.office import Office


@pytest.fixture
def office(fresh_database: Database) -> Office:
    """An office with one person at the desk and nothing else, on both engines."""
    return Office(fresh_database)
