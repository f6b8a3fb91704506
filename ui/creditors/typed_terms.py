"""What people type for a percentage or for bands of percentages, and how it is written back."""

import re
from decimal import Decimal

from clerkdesk import wording
from clerkdesk.domain.dossier import Band
from ui.format import money
from ui.texts import language, t
from ui.widgets.typed_text import read_amount

_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,4})?)\s*%?")
_BAND = re.compile(r"(\d{1,3}(?:[.,]\d{1,4})?)\s*%?(?:\s*[^\W\d]+\s*(.+))?")


def read_percent(text: str) -> Decimal | None:
    """Return the percentage that ``text`` means, with ``,`` or ``.``; none when it means none."""
    found = _PERCENT.fullmatch(text.strip())
    return Decimal(found[1].replace(",", ".")) if found else None


def percent_text(percent: Decimal | None) -> str:
    """Return a percentage as it is typed."""
    return "" if percent is None else wording.percent(percent, language())


def read_bands(text: str) -> tuple[Band, ...] | None:
    """Return the bands of ``20 % tot 500; 15 %``; none when it means nothing or limits do not rise."""
    parts = [part.strip() for part in text.split(";") if part.strip()]
    bands = [_band(part) for part in parts]
    found = tuple(band for band in bands if band is not None)
    if not found or len(found) != len(bands):
        return None
    limits = [band.up_to for band in found[:-1]]
    if any(limit is None for limit in limits):
        return None
    rising = [limit for limit in (*limits, found[-1].up_to) if limit is not None]
    return found if rising == sorted(set(rising)) else None


def bands_text(bands: tuple[Band, ...]) -> str:
    """Return bands as they are typed."""
    return "; ".join(_band_text(band) for band in bands)


def _band(part: str) -> Band | None:
    found = _BAND.fullmatch(part)
    if not found:
        return None
    percent = Decimal(found[1].replace(",", "."))
    if found[2] is None:
        return Band(percent)
    up_to = read_amount(found[2])
    return None if up_to is None else Band(percent, up_to)


def _band_text(band: Band) -> str:
    percent = f"{percent_text(band.percent)} %"
    if band.up_to is None:
        return percent
    return t("creditors.band", percent=percent, amount=money(band.up_to))
