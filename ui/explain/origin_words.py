"""Who entered the facts behind an amount, in words."""

import re
from datetime import date

from clerkdesk.services.provenance import Origin, Origins, TariffFound
from ui.texts import has_text, t

_VERSION = re.compile(r"(?P<name>[^@]+)@(?P<start>\d{4}-\d\d-\d\d)(?:=.+)?")
_WORDS = {
    "received_by": "payments.received_by",
    "capacity": "common.debtor_kind",
}


def origin_words(origin: Origin) -> str:
    """Return a fact with where it came from."""
    params = dict(origin.params)
    for name, subject in _WORDS.items():
        if name in params:
            params[name] = t(f"{subject}.{params[name]}")
    if origin.code.startswith("notice"):
        params["kind"] = t(f"provenance.notice_kind.{params['kind']}")
    if "by" in params:
        params["by"] = params["by"] or t("provenance.nobody")
    if "file" in params:
        params["file"] = params["file"] or t("provenance.no_file")
    return t(f"provenance.{origin.code}", **params)


def tariff_words(version: str) -> str:
    """Return a version such as ``consumer@2026-01-01=4`` as a person reads it; an unknown one as it is."""
    found = _VERSION.fullmatch(version)
    key = f"dossier.tariff.{found['name'] if found else version}"
    if found is None or not has_text(key):
        return t("dossier.explain.tariff", version=version)
    return t("dossier.explain.tariff_since", name=t(key), day=date.fromisoformat(found["start"]))


def tariff_row(version: str, known: Origins) -> str:
    """Return the row of a tariff: name, from which day, percentage, how sure, and who added it."""
    row = known.tariffs.get(version)
    if row is None:
        return tariff_words(version)
    parts = [tariff_words(version)]
    if row.percent is not None:
        parts.append(t("provenance.percent", percent=row.percent))
    if row.confidence:
        parts.append(t("provenance.sure", word=_sure(row.confidence)))
    parts.append(_who(row))
    return " · ".join(parts)


def tariff_source(version: str, known: Origins) -> str:
    """Return where a tariff was found, empty where nobody wrote that down."""
    row = known.tariffs.get(version)
    return t("provenance.source", source=row.source) if row is not None and row.source else ""


def _sure(word: str) -> str:
    key = f"provenance.confidence.{word}"
    return t(key) if has_text(key) else word


def _who(row: TariffFound) -> str:
    if row.added_on is None:
        return t("provenance.shipped")
    return t("provenance.added", by=row.added_by or t("provenance.nobody"), day=row.added_on)
