"""Short ways to write down facts in tests, and random ones for properties."""

from datetime import date, timedelta

from hypothesis import strategies as st

from clerkdesk.domain.claim import Channel, Claim, Notice, NoticeKind, Payment
from clerkdesk.domain.dossier import AgreedCosts, AgreedInterest, Creditor, Facts, Terms
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Debtor, DebtorKind
from clerkdesk.tariff_files import load_tariffs

TARIFFS = load_tariffs()
TODAY = date(2026, 11, 22)
AT_MAXIMUM = Terms(
    interest=AgreedInterest(at_statutory_maximum=True),
    collection_costs=AgreedCosts(at_statutory_maximum=True),
)


def euro(amount: int) -> Money:
    """Return whole euros as cents."""
    return Money(100 * amount)


def letter(
    sent: date,
    *claims: str,
    delivered: date | None = None,
    term_days: int = 14,
    announced_costs: Money | None = None,
    invalid_because: str | None = None,
) -> Notice:
    """Return a 14-day letter by post."""
    kind = NoticeKind.FOURTEEN_DAY_LETTER
    return Notice(kind, sent, Channel.POST, claims, delivered, term_days, announced_costs, invalid_because)


def reminder(sent: date, *claims: str, channel: Channel = Channel.EMAIL) -> Notice:
    """Return a Belgian first reminder."""
    return Notice(NoticeKind.FIRST_REMINDER, sent, channel, claims)


def dutch_consumer(
    claims: tuple[Claim, ...], notices: tuple[Notice, ...] = (), payments: tuple[Payment, ...] = ()
) -> Facts:
    """Return a dossier of a consumer in the Netherlands."""
    return Facts(Debtor(DebtorKind.CONSUMER, "NL"), Creditor(), claims, notices, payments)


def belgian_consumer(
    claims: tuple[Claim, ...],
    notices: tuple[Notice, ...] = (),
    payments: tuple[Payment, ...] = (),
    terms: Terms = AT_MAXIMUM,
    sme: bool = True,
) -> Facts:
    """Return a dossier of a consumer in Belgium whose creditor is small and asks what the law allows."""
    creditor = Creditor("BE", sme=sme, terms=terms)
    return Facts(Debtor(DebtorKind.CONSUMER, "BE"), creditor, claims, notices, payments)


def business(country: str, claims: tuple[Claim, ...], payments: tuple[Payment, ...] = ()) -> Facts:
    """Return a dossier of a company and a seller in one country, without terms."""
    return Facts(Debtor(DebtorKind.COMPANY, country), Creditor(country), claims, (), payments)


DAYS = st.dates(date(2019, 1, 1), date(2026, 12, 31))
AMOUNTS = st.integers(1, 5_000_000).map(Money)


@st.composite
def dossiers(draw: st.DrawFn) -> Facts:
    """Draw a dossier of any regime with claims, notices and payments on random days."""
    country = draw(st.sampled_from(("NL", "BE")))
    kind = draw(st.sampled_from(DebtorKind))
    number = draw(st.integers(1, 4))
    claims = tuple(
        Claim(
            f"F-{place}",
            amount := draw(AMOUNTS),
            draw(DAYS),
            contract=draw(st.none() | DAYS),
            disputed=Money(draw(st.sampled_from((0, 0, 0, amount, amount // 3)))),
        )
        for place in range(number)
    )
    names = st.lists(st.sampled_from([claim.id for claim in claims]), unique=True).map(tuple)
    notices = tuple(
        Notice(draw(st.sampled_from(NoticeKind)), draw(DAYS), draw(st.sampled_from(Channel)), draw(names))
        for _ in range(draw(st.integers(0, 3)))
    )
    payments = tuple(
        Payment(f"P-{place}", draw(DAYS), draw(AMOUNTS), draw(names))
        for place in range(draw(st.integers(0, 4)))
    )
    creditor = Creditor(
        draw(st.sampled_from(("NL", "BE"))),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.sampled_from((Terms(), AT_MAXIMUM))),
    )
    return Facts(Debtor(kind, country), creditor, claims, notices, payments)


def days_after(day: date, days: int) -> date:
    """Return the day ``days`` later."""
    return day + timedelta(days=days)
