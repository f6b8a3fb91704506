"""Why the figures of a proposed payment are what they are, before it and after it."""

from dataclasses import replace

from clerkdesk.services.dossiers import Account
from clerkdesk.services.payments import PaymentProposal
from ui.dossier.account_rows import AmountRow
from ui.explain.explanation import Explanation, keyed, of_many
from ui.texts import t

_ROWS = {
    "principal": ("principal",),
    "collection_costs": ("cost-", "vat"),
    "interest": ("interest",),
    "paid": ("payment-",),
    "due": ("due",),
}


def explained(account: Account, proposal: PaymentProposal, name: str, *, after: bool) -> Explanation:
    """Return the build-up of the figure ``name`` of a proposal, without the payment or with it."""
    stated = proposal.stated_after if after else proposal.stated_before
    seen = replace(account, statement=stated)
    rows = [row for row in keyed(seen) if isinstance(row, AmountRow) and row.amount is not None]
    found = [row for row in rows if _is_of(row.key, name)]
    told = of_many(found, t(f"payments.proposal.{name}"), seen)
    return replace(told, title=t("explain.after" if after else "explain.before", title=told.title))


def _is_of(key: str, name: str) -> bool:
    """Return whether a row of the account is one of those that a figure adds up."""
    return any(key.startswith(start) if start.endswith("-") else key == start for start in _ROWS[name])
