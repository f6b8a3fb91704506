"""The costs that are booked by hand: of what kind they are, and who bears them."""

from enum import StrEnum


class CostKind(StrEnum):
    """What a cost was made for (row A15)."""

    SUMMONS = "summons"
    COURT_FEE = "court_fee"
    SALARY = "salary"
    SERVICE = "service"
    SEIZURE = "seizure"
    BAILIFF = "bailiff"
    JUDGMENT = "judgment"
    OTHER = "other"


class BorneBy(StrEnum):
    """For whose account a cost is: only what the debtor bears is asked of the debtor (row S24)."""

    DEBTOR = "debtor"
    CREDITOR = "creditor"
