"""The tables, read as forms: ``tables.Dossier``, ``tables.Claim``, one class per table."""

from clerkdesk.persistence.tables.creditor import Creditor, CreditorChoice, CreditorTerms, ImportProfile
from clerkdesk.persistence.tables.desk import OfficeSetting, Team, User
from clerkdesk.persistence.tables.dossier import Claim, Dossier, Party
from clerkdesk.persistence.tables.journal import AuditDetail, AuditRow, Operation
from clerkdesk.persistence.tables.judgment import Judgment
from clerkdesk.persistence.tables.ledger import LedgerEntry
from clerkdesk.persistence.tables.pause import Dispute, Hold
from clerkdesk.persistence.tables.person import Contact, Person, PersonEvent
from clerkdesk.persistence.tables.progress import Notice, NoticeClaim, StepDone
from clerkdesk.persistence.tables.record import Record, Versioned
from clerkdesk.persistence.tables.run import Run, RunRow
from clerkdesk.persistence.tables.tariff import TariffRow
from clerkdesk.persistence.tables.timeline import Attachment, Blob, Letter, TimelineEntry
from clerkdesk.persistence.tables.worklist import CountDelta, Term, Worklist

__all__ = [
    "Attachment",
    "AuditDetail",
    "AuditRow",
    "Blob",
    "Claim",
    "Contact",
    "CountDelta",
    "Creditor",
    "CreditorChoice",
    "CreditorTerms",
    "Dispute",
    "Dossier",
    "Hold",
    "ImportProfile",
    "Judgment",
    "LedgerEntry",
    "Letter",
    "Notice",
    "NoticeClaim",
    "OfficeSetting",
    "Operation",
    "Party",
    "Person",
    "PersonEvent",
    "Record",
    "Run",
    "RunRow",
    "StepDone",
    "TariffRow",
    "Team",
    "Term",
    "TimelineEntry",
    "User",
    "Versioned",
    "Worklist",
]
