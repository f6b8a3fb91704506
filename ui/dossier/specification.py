"""The account of a dossier as text, to paste into a letter or an e-mail."""

from clerkdesk.services.dossiers import Account, DossierHeader
from ui.dossier.account_rows import AmountRow, ClaimRow, rows
from ui.format import day, money
from ui.texts import t

_WIDTH = 72


def specification(header: DossierHeader, account: Account) -> str:
    """Return the claims and the statement as lines of text, amounts in a column on the right."""
    lines = [
        f"{header.debtor}, {header.number}",
        f"{header.creditor} · {t(f'common.regime.{account.statement.regime.id}')}",
        t("dossier.account.as_of_day", day=account.statement.on),
        "",
    ]
    for row in rows(account):
        if isinstance(row, ClaimRow):
            parts = (row.claim.invoice, row.claim.description, row.dispute, day(row.claim.due))
            lines.append(_line("  ".join(part for part in parts if part), money(row.amount)))
        elif isinstance(row, AmountRow):
            lines.append(_line(row.label, "" if row.amount is None else money(row.amount)))
    return "\n".join(lines)


def _line(label: str, amount: str) -> str:
    return f"{label.ljust(_WIDTH - len(amount))} {amount}".rstrip()
