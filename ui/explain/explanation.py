"""Why an amount is what it is: the sum, the sentence, the law, and who entered what it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from clerkdesk.domain.cap_lens import Comparison, Side
from clerkdesk.domain.lines import Reason
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Language
from clerkdesk.services.disputes import DisputeView
from clerkdesk.services.dossiers import Account
from clerkdesk.services.provenance import inputs
from clerkdesk.services.reason_naming import by_invoice
from ui.dossier.account_rows import (
    AmountRow,
    ClaimRow,
    Part,
    RegimeRow,
    Weight,
    assumptions,
    invoices_of,
    rows,
)
from ui.explain import phone_words
from ui.explain.law_links import law_link
from ui.explain.origin_words import origin_words, tariff_row, tariff_source
from ui.format import euro, money
from ui.texts import has_text, language, reason_sentence, t

_NO_SUM = "—"
_PAYMENT = "payment-"
Asked = ClaimRow | AmountRow | RegimeRow
"""A row of an account that has a reason to tell."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the card shows. ``parts`` are what a total adds up, ``inputs`` the facts and who entered them.

    ``phone`` is the plain sentence by language, ``language`` that of the debtor, ``link`` where the article
    can be read, ``source`` where the tariff was found.
    """

    title: str
    formula: str = ""
    sentence: str = ""
    parts: tuple[Part, ...] = ()
    article: str = ""
    link: str = ""
    tariff: str = ""
    source: str = ""
    inputs: tuple[str, ...] = ()
    phone: Mapping[Language, str] = field(default_factory=dict)
    language: Language = Language.NL

    @property
    def text(self) -> str:
        """Return all of the explanation as text, to copy into a letter or an e-mail."""
        lines = [self.title, self.formula, self.sentence]
        lines += [f"{part.label}: {money(part.amount)}" for part in self.parts]
        lines += [self.article, self.link, self.tariff, self.source]
        lines += [f"- {fact}" for fact in self.inputs]
        lines += [
            t("explain.phone_line", language=t(f"common.language.{spoken}"), sentence=sentence)
            for spoken, sentence in self.phone.items()
        ]
        return "\n".join(line for line in lines if line)


def keyed(account: Account) -> list[Asked]:
    """Return the rows of an account that can be asked about, top to bottom."""
    return [row for row in rows(account) if isinstance(row, Asked)]


def of_key(account: Account, key: str) -> Explanation | None:
    """Return why the amount ``key`` is what it is, none where the account holds no such amount."""
    row = next((row for row in keyed(account) if row.key == key), None)
    return None if row is None else of_row(row, account)


def of_row(row: Asked, account: Account) -> Explanation:
    """Return why the amount of ``row`` is what it is, or why the law of the regime governs."""
    if isinstance(row, RegimeRow):
        return _of_regime(account)
    title = _title(row)
    parts = row.parts if isinstance(row, AmountRow) and len(row.parts) > 1 else ()
    formula = _sum(row, parts) if isinstance(row, AmountRow) else ""
    if row.reason is not None:
        return replace(_of_reason(row.reason, title, formula, account, row), parts=parts)
    phone: phone_words.Spoken = {}
    if row.amount is not None:
        phone = phone_words.of_sum(row.key.split("-")[0], row.amount, parts)
    said = Explanation(title, formula, _plain(row), parts, phone=phone)
    return replace(said, language=phone_words.first_language(account.language))


def of_many(found: list[AmountRow], label: str, account: Account) -> Explanation:
    """Return why several amounts of an account together are what they are, as the sum of them."""
    if len(found) == 1:
        return of_row(found[0], account)
    parts = tuple(Part(row.label, row.amount) for row in found if row.amount is not None)
    total = AmountRow("", label, Money(sum(part.amount for part in parts)), Weight.TOTAL, None, parts)
    return of_row(total, account)


def of_cell(comparison: Comparison, side: Side, account: Account) -> Explanation:
    """Return what one side of the cap lens gives, and why."""
    cell = comparison.cells[side]
    name = t(f"lens.side.{side}")
    title = name if cell.amount is None else t("lens.why", side=name, amount=cell.amount)
    return _of_reason(cell.because, title, "", account, comparison)


def of_outcome(comparison: Comparison, name: str, account: Account) -> Explanation:
    """Return why nothing of ``name`` applies: a void clause, a term that runs, a letter that is missing."""
    title = t("lens.outcome_of", name=name, outcome=t(f"lens.outcome.{comparison.outcome}"))
    return _of_reason(comparison.because, title, "", account, comparison)


def of_dispute(account: Account, dispute: DisputeView) -> Explanation:
    """Return what of an invoice is disputed, and what the law says of that part."""
    title = t("explain.disputed", amount=dispute.amount, invoice=dispute.invoice)
    found = of_key(account, f"claim-{dispute.claim_id}")
    if found is None or dispute.closed_on is not None:
        ended = t("disputes.list.closed", day=dispute.closed_on, reason=dispute.closed_because)
        return Explanation(title, sentence=ended) if dispute.closed_on else Explanation(title)
    formula = t("disputes.list.split", disputed=dispute.amount, undisputed=dispute.undisputed)
    return replace(found, title=title, formula=formula)


def _of_regime(account: Account) -> Explanation:
    regime = account.statement.regime
    explained = _of_reason(regime.because, t("dossier.explain.why_regime"), "", account, None)
    invoices = invoices_of(account)
    assumed = [t("dossier.explain.assumed", what=what) for what in assumptions(regime, invoices)]
    return replace(explained, sentence="\n".join([explained.sentence, *assumed]))


def _of_reason(
    reason: Reason, title: str, formula: str, account: Account, about: Asked | Comparison | None
) -> Explanation:
    named = by_invoice(reason, invoices_of(account))
    written = t(f"reasons.{reason.code}.formula", **named.params)
    claims, payment = _about(about)
    facts = inputs(account.origins, reason, claims, payment)
    return Explanation(
        title=title,
        formula=formula if written in ("", _NO_SUM) else written,
        sentence=reason_sentence(named),
        article="" if reason.article == _NO_SUM else reason.article,
        link=law_link(reason.rule, reason.article, language()),
        tariff=tariff_row(reason.tariff, account.origins) if reason.tariff else "",
        source=tariff_source(reason.tariff, account.origins) if reason.tariff else "",
        inputs=tuple(dict.fromkeys(origin_words(fact) for fact in facts)),
        phone=phone_words.of_reason(named),
        language=phone_words.first_language(account.language),
    )


def _about(about: Asked | Comparison | None) -> tuple[tuple[str, ...], str | None]:
    """Return the claims that an amount is about, and the payment that it is."""
    match about:
        case ClaimRow():
            return (str(about.claim.id),), None
        case AmountRow():
            key = about.key
            return about.about, key.removeprefix(_PAYMENT) if key.startswith(_PAYMENT) else None
        case Comparison():
            return about.claims, None
    return (), None


def _title(row: ClaimRow | AmountRow) -> str:
    if row.amount is None:
        return t("dossier.explain.why_label", label=row.text)
    if row.amount < 0:
        return t("dossier.explain.where", amount=-row.amount)
    return t("dossier.explain.why", amount=row.amount)


def _sum(row: AmountRow, parts: tuple[Part, ...]) -> str:
    """Return the sum that the statement made of its lines, written out."""
    counted = [part.amount for part in parts if part.amount]
    if len(counted) < 2 or row.amount is None:
        return ""
    first, *rest = counted
    terms = "".join(f" {'−' if part < 0 else '+'} {money(part).lstrip('-')}" for part in rest)
    return f"{money(first)}{terms} = {euro(row.amount)}"


def _plain(row: ClaimRow | AmountRow) -> str:
    """Return what to say of an amount that only adds up others."""
    key = f"dossier.explain_{'claim' if isinstance(row, ClaimRow) else 'sum'}.{row.key.split('-')[0]}"
    return t(key) if has_text(key) else ""
