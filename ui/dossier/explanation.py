"""Why an amount is what it is, in words: the sum, the sentence, and where they come from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from clerkdesk.domain.statement import Reason, Regime
from clerkdesk.services.reason_naming import by_invoice
from ui.dossier.account_rows import AmountRow, ClaimRow, assumptions
from ui.format import euro, money
from ui.texts import has_text, reason_sentence, t

_VERSION = re.compile(r"(?P<name>[^@]+)@(?P<start>\d{4}-\d\d-\d\d)(?:=.+)?")
_NO_SUM = "—"


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the explain panel shows. ``sources`` are the facts that the amount was made from."""

    title: str
    formula: str = ""
    sentence: str = ""
    article: str = ""
    tariff: str = ""
    sources: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the explanation as text, to copy into a letter or an e-mail."""
        marks = " · ".join(part for part in (self.article, self.tariff, *self.sources) if part)
        return "\n".join(part for part in (self.title, self.formula, self.sentence, marks) if part)


def of_row(row: ClaimRow | AmountRow, invoices: Mapping[str, str]) -> Explanation:
    """Return why the amount of ``row`` is what it is; ``invoices`` are the invoice numbers by claim id."""
    title = _title(row)
    formula = _sum(row) if isinstance(row, AmountRow) else ""
    if row.reason is None:
        return Explanation(title, formula, _plain(row))
    return _of(row.reason, title, formula, invoices, row.claims if isinstance(row, AmountRow) else ())


def of_regime(regime: Regime, invoices: Mapping[str, str]) -> Explanation:
    """Return why a dossier falls under its regime, and what was assumed."""
    explained = _of(regime.because, t("dossier.explain.why_regime"), "", invoices, ())
    assumed = [t("dossier.explain.assumed", what=what) for what in assumptions(regime, invoices)]
    return replace(explained, sentence="\n".join([explained.sentence, *assumed]))


def _of(
    reason: Reason, title: str, formula: str, invoices: Mapping[str, str], claims: tuple[str, ...]
) -> Explanation:
    named = by_invoice(reason, invoices)
    key = f"reasons.{reason.code}.formula"
    return Explanation(
        title=title,
        formula=_formula(t(key, **named.params)) if has_text(key) else formula,
        sentence=reason_sentence(named),
        article=reason.article,
        tariff=tariff_words(reason.tariff) if reason.tariff else "",
        sources=_sources(reason, claims),
    )


def _title(row: ClaimRow | AmountRow) -> str:
    if row.amount is None:
        return t("dossier.explain.why_label", label=row.text)
    if row.amount < 0:
        return t("dossier.explain.where", amount=-row.amount)
    return t("dossier.explain.why", amount=row.amount)


def _formula(text: str) -> str:
    """Return a formula; a rule that calculates nothing writes a dash in its place."""
    return "" if text == _NO_SUM else text


def tariff_words(version: str) -> str:
    """Return a version such as ``consumer@2026-01-01=4`` as a person reads it; an unknown one as it is."""
    found = _VERSION.fullmatch(version)
    key = f"dossier.tariff.{found['name'] if found else version}"
    if found is None or not has_text(key):
        return t("dossier.explain.tariff", version=version)
    return t("dossier.explain.tariff_since", name=t(key), day=date.fromisoformat(found["start"]))


def _sources(reason: Reason, claims: tuple[str, ...]) -> tuple[str, ...]:
    sent = reason.params.get("sent")
    notice = (t("dossier.explain.notice", day=sent),) if isinstance(sent, date) else ()
    return (*notice, *claims)


def _sum(row: AmountRow) -> str:
    """Return the sum that the statement made of its lines, written out."""
    parts = [part for part in row.parts if part]
    if len(parts) < 2 or row.amount is None:
        return ""
    first, *rest = parts
    terms = "".join(f" {'−' if part < 0 else '+'} {money(part).lstrip('-')}" for part in rest)
    return f"{money(first)}{terms} = {euro(row.amount)}"


def _plain(row: ClaimRow | AmountRow) -> str:
    """Return what to say of an amount that only adds up others."""
    key = f"dossier.explain_{'claim' if isinstance(row, ClaimRow) else 'sum'}.{row.key.split('-')[0]}"
    return t(key) if has_text(key) else ""
