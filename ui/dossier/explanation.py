"""Why an amount is what it is, in words: the sum, the sentence, and where they come from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from clerkdesk.domain.problems import Parameter
from clerkdesk.domain.statement import Reason, Regime
from ui.dossier.account_rows import AmountRow, ClaimRow
from ui.format import euro, money
from ui.texts import has_text, reason_sentence, t


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
    amount = row.amount
    title = t("dossier.explain.why_label", label=row.text)
    if amount is not None:
        title = t("dossier.explain.why", amount=amount)
    formula = _sum(row) if isinstance(row, AmountRow) else ""
    if row.reason is None:
        return Explanation(title, formula, _plain(row))
    return _of(row.reason, title, formula, invoices, row.claims if isinstance(row, AmountRow) else ())


def of_regime(regime: Regime) -> Explanation:
    """Return why a dossier falls under its regime, and what was assumed."""
    explained = _of(regime.because, t("dossier.explain.why_regime"), "", {}, ())
    assumed = [t("dossier.explain.assumed", what=reason_sentence(reason)) for reason in regime.assumed]
    return replace(explained, sentence="\n".join([explained.sentence, *assumed]))


def _of(
    reason: Reason, title: str, formula: str, invoices: Mapping[str, str], claims: tuple[str, ...]
) -> Explanation:
    named = replace(reason, params=_named(reason, invoices))
    key = f"reasons.{reason.code}.formula"
    return Explanation(
        title=title,
        formula=t(key, **named.params) if has_text(key) else formula,
        sentence=reason_sentence(named),
        article=reason.article,
        tariff=t("dossier.explain.tariff", version=reason.tariff) if reason.tariff else "",
        sources=_sources(reason, claims),
    )


def _named(reason: Reason, invoices: Mapping[str, str]) -> dict[str, Parameter]:
    """Return the parameters with invoice numbers where the rule knows claims by their id."""
    return {
        name: invoices.get(value, value) if name == "claim" and isinstance(value, str) else value
        for name, value in reason.params.items()
    }


def _sources(reason: Reason, claims: tuple[str, ...]) -> tuple[str, ...]:
    sent = reason.params.get("sent")
    notice = (t("dossier.explain.notice", day=sent),) if isinstance(sent, date) else ()
    return (*notice, *claims)


def _sum(row: AmountRow) -> str:
    """Return the sum that the statement made of its lines, written out."""
    if len(row.parts) < 2 or row.amount is None:
        return ""
    first, *rest = row.parts
    terms = "".join(f" {'−' if part < 0 else '+'} {money(part).lstrip('-')}" for part in rest)
    return f"{money(first)}{terms} = {euro(row.amount)}"


def _plain(row: ClaimRow | AmountRow) -> str:
    """Return what to say of an amount that only adds up others."""
    key = f"dossier.explain_{'claim' if isinstance(row, ClaimRow) else 'sum'}.{row.key.split('-')[0]}"
    return t(key) if has_text(key) else ""
