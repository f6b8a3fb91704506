"""One person on a dossier: role, contact details with their source, other dossiers."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerkdesk.services.parties import ContactKind, ContactView, OtherDossier, PartyView
from ui.format import day, euro
from ui.icons import Icon, icon
from ui.texts import has_text, t
from ui.theme_colours import Role
from ui.widgets.picture import Picture
from ui.widgets.plain_label import PlainLabel

_PICTURES = {
    ContactKind.ADDRESS: Icon.ADDRESS,
    ContactKind.TELEPHONE: Icon.TELEPHONE,
    ContactKind.EMAIL: Icon.EMAIL,
    ContactKind.IBAN: Icon.BANK_ACCOUNT,
    ContactKind.ENTERPRISE_NUMBER: Icon.NUMBER,
    ContactKind.CREDITOR_REFERENCE: Icon.CREDITOR,
}


class PartyCard(QWidget):
    """Shows a party; ``dossier_wanted`` carries the id of another dossier of this person."""

    dossier_wanted = Signal(object)

    def __init__(self, party: PartyView) -> None:
        super().__init__()
        self.setAccessibleName(f"{party.name}, {t(f'common.role.{party.role}')}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(_head(party))
        layout.addLayout(_contacts(party.contacts))
        if party.other_dossiers:
            layout.addSpacing(4)
            layout.addWidget(PlainLabel(t("parties.others"), role=Role.MUTED))
        self._others = [self._other(other) for other in party.other_dossiers]
        for button in self._others:
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def others(self) -> list[QPushButton]:
        """Return the buttons of the other dossiers."""
        return self._others

    def _other(self, other: OtherDossier) -> QPushButton:
        status = t(f"statuses.{other.status}")
        words = f"{other.number}  ·  {other.creditor}  ·  {status}  ·  {euro(other.open)}"
        button = QPushButton(icon(Icon.DOSSIER, Role.ACCENT), words.replace("&", "&&"))
        button.setIconSize(QSize(14, 14))
        button.setFlat(True)
        button.setToolTip(t("parties.open_other"))
        button.clicked.connect(partial(self.dossier_wanted.emit, other.dossier_id))
        return button


def _head(party: PartyView) -> QHBoxLayout:
    head = QHBoxLayout()
    head.setSpacing(10)
    head.addWidget(PlainLabel(party.name, bold=True, points=1, selectable=True))
    facts = (
        t(f"common.role.{party.role}"),
        t(f"common.debtor_kind.{party.kind}"),
        t(f"common.language.{party.language}"),
    )
    head.addWidget(PlainLabel("  ·  ".join(facts), role=Role.MUTED, elide=True), 1)
    return head


def _contacts(contacts: tuple[ContactView, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(2, 1)
    for row, contact in enumerate(contacts):
        grid.addWidget(Picture(_PICTURES[contact.kind]), row, 0)
        kind = PlainLabel(t(f"parties.contact.{contact.kind}"), role=Role.MUTED)
        grid.addWidget(kind, row, 1)
        value = PlainLabel(contact.value, wrap=True, selectable=True)
        value.setAccessibleName(f"{t(f'parties.contact.{contact.kind}')}: {contact.value}")
        grid.addWidget(value, row, 2)
        said = t("parties.since", source=_source(contact.source), day=day(contact.since))
        grid.addWidget(PlainLabel(said, role=Role.MUTED, points=-0.5), row, 3)
    if not contacts:
        grid.addWidget(PlainLabel(t("parties.no_contacts"), role=Role.MUTED), 0, 0)
    return grid


def _source(source: str) -> str:
    """Return where a detail came from, in words where the program named it."""
    key = f"parties.source.{source}"
    return t(key) if has_text(key) else source
