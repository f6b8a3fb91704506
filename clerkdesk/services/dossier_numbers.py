"""The numbers by which people know dossiers."""

from datetime import date


def dossier_number(opened_on: date, id_: int) -> str:
    """Return the number of the dossier ``id_``: the year and at least six digits; numbers may have gaps."""
    return f"{opened_on:%y}-{id_:06d}"
