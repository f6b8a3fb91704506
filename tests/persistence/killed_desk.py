"""A desk that books three payments, says so, begins a fourth, and waits to be killed."""

import sys
import time
from uuid import uuid4

from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.operation import Operation
from tests.persistence.records import a_payment


def main(url: str, dossier_id: int) -> None:
    """Book payments of 1, 2 and 3 cents, then stop half way in a fourth."""
    database = Database.open(url)
    for amount in (1, 2, 3):
        with database.write(Operation(uuid4(), "payment", 1)) as work:
            a_payment(work, dossier_id, amount)
            work.commit()
        sys.stdout.write(f"saved {amount}\n")
    with database.write(Operation(uuid4(), "payment", 1)) as work:
        a_payment(work, dossier_id, 4)
        sys.stdout.write("half way\n")
        sys.stdout.flush()
        time.sleep(60)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
