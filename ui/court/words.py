"""The costs of a lawsuit in words: for the window, and as text for the advice to the creditor."""

from clerkdesk.domain.court_lines import CourtCosts, CourtLine, Side
from clerkdesk.services.court_costs import CourtEstimate
from ui.format import money
from ui.texts import reason_sentence, t


def about(estimate: CourtEstimate) -> str:
    """Return whose dossier it is."""
    return f"{estimate.debtor} · {estimate.number} · {estimate.creditor}"


def asked(estimate: CourtEstimate, course: CourtCosts) -> str:
    """Return what is claimed on which day, and before which court."""
    claim = t("court.claim", amount=estimate.claim, day=estimate.on)
    return f"{claim} {reason_sentence(course.court)}"


def cell(line: CourtLine, side: Side) -> str:
    """Return what ``side`` pays of a line: an amount, that it is unknown, or nothing."""
    if side not in line.sides:
        return ""
    return t("court.unknown") if line.amount is None else money(line.amount)


def source(line: CourtLine, estimate: CourtEstimate) -> str:
    """Return the article of a line, and where its amount was found."""
    table = estimate.tables.get(line.because.tariff or "")
    if table is None:
        return line.because.article
    found = (line.because.article, t("court.since", day=table.start), t("court.source", source=table.source))
    return " · ".join(found)


def total(course: CourtCosts, side: Side) -> str:
    """Return what ``side`` pays in all, and that it is more where an amount is not known."""
    amount = money(course.total(side))
    return amount if course.is_whole(side) else t("court.at_least", amount=amount)


def as_text(estimate: CourtEstimate, course: CourtCosts) -> str:
    """Return the whole estimate as text, to copy into a letter or an e-mail."""
    head = (t("court.title"), about(estimate), asked(estimate, course), t(f"court.ending.{course.ending}"))
    lines = [_line(line) for line in course.lines]
    sums = [(t(f"court.total.{side}"), total(course, side)) for side in Side]
    totals = [t("court.total_line", what=what, amount=amount) for what, amount in sums]
    return "\n".join([*head, "", *lines, "", *totals, "", t("court.caution")])


def _line(line: CourtLine) -> str:
    amount = t("court.unknown") if line.amount is None else money(line.amount)
    item, why = t(f"court.item.{line.item}"), reason_sentence(line.because)
    return t("court.line", item=item, amount=amount, why=why, article=line.because.article)
