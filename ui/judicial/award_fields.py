"""The fields of a judgment."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from clerkdesk.domain.money import ZERO
from clerkdesk.services.awards import Asked, AwardDraft, AwardedClaim, AwardedCost
from clerkdesk.services.costs import CostKind
from ui.costs.words import kind_name
from ui.judicial.files_field import FilesField
from ui.runtime.drafts import Typed
from ui.texts import t
from ui.widgets.date_edit import DateEdit
from ui.widgets.form import Form
from ui.widgets.money_edit import MoneyEdit

PROCESS_COSTS = (CostKind.SUMMONS, CostKind.COURT_FEE, CostKind.SALARY, CostKind.SERVICE, CostKind.OTHER)
"""The costs of a lawsuit that a judgment names."""


class AwardFields(QObject):
    """Day, court, number, what was awarded per claim and per cost, interest on costs, the judgment itself."""

    changed = Signal()

    def __init__(self, claims: Sequence[Asked], today: date, parent: QObject) -> None:
        super().__init__(parent)
        self._asked = {claim.claim_id: claim for claim in claims}
        self.day = DateEdit(today)
        self.court = QLineEdit(maxLength=80)
        self.number = QLineEdit(maxLength=60)
        self.claims = {claim.claim_id: MoneyEdit() for claim in claims}
        self.collection_costs = MoneyEdit()
        self.process_costs = {kind: MoneyEdit() for kind in PROCESS_COSTS}
        self.interest_from = DateEdit(today)
        self.files = FilesField()
        for claim in claims:
            self.claims[claim.claim_id].set_amount(claim.principal)

    def add_to(self, form: Form) -> None:
        """Put the fields into ``form``, in the order in which a judgment tells them."""
        form.add("day", t("judicial.field.day"), self.day, t("dossier.form.past_day_hint"))
        form.add("court", t("judicial.field.court"), self.court)
        form.add("number", t("judicial.field.number"), self.number)
        hint = t("judicial.field.principal_hint")
        for place, (id_, field) in enumerate(self.claims.items()):
            name = "claims" if place == 0 else f"claim-{id_}"
            label = t("judicial.field.principal", invoice=self._asked[id_].invoice.replace("&", "&&"))
            form.add(name, label, field, "" if place else hint)
        form.add(
            "collection_costs",
            t("judicial.field.collection_costs"),
            self.collection_costs,
            t("judicial.field.collection_costs_hint"),
        )
        for kind, field in self.process_costs.items():
            name = "process_costs" if kind is PROCESS_COSTS[0] else f"cost-{kind}"
            form.add(name, kind_name(kind), field)
        form.add("interest_from", t("judicial.field.interest_from"), self.interest_from)
        form.add("files", t("judicial.field.files"), self.files)
        self._connect()

    def draft(self) -> AwardDraft:
        """Return the judgment as it stands."""
        costs = ((kind, field.amount()) for kind, field in self.process_costs.items())
        return AwardDraft(
            day=self.day.day(),
            court=self.court.text().strip(),
            number=self.number.text().strip(),
            claims=tuple(AwardedClaim(id_, f.amount() or ZERO) for id_, f in self.claims.items() if f.text()),
            collection_costs=self.collection_costs.amount(),
            process_costs=tuple(AwardedCost(kind, amount) for kind, amount in costs if amount),
            interest_from=self.interest_from.day(),
            files=self.files.files(),
        )

    def typed(self) -> Typed:
        """Return what a person typed; amounts that only stand there from the beginning are not among it."""
        texts = {name: field.text() for name, field in self._texts()}
        return {name: text for name, text in texts.items() if text != self._first(name)}

    def fill(self, typed: Mapping[str, str]) -> None:
        """Show what was typed before."""
        for name, field in self._texts():
            if name in typed:
                field.setText(typed[name])

    def invoice(self, claim_id: int) -> str:
        """Return the number of the invoice of a claim."""
        return self._asked[claim_id].invoice

    def _texts(self) -> Iterator[tuple[str, QLineEdit]]:
        yield from (("day", self.day), ("court", self.court), ("number", self.number))
        yield from ((f"claim-{id_}", field) for id_, field in self.claims.items())
        yield "collection_costs", self.collection_costs
        yield from ((f"cost-{kind}", field) for kind, field in self.process_costs.items())
        yield "interest_from", self.interest_from

    def _first(self, name: str) -> str:
        before = MoneyEdit()
        for id_, claim in self._asked.items():
            if name == f"claim-{id_}":
                before.set_amount(claim.principal)
        return before.text()

    def _connect(self) -> None:
        fields: list[QWidget] = [field for _, field in self._texts()]
        for field in fields:
            if isinstance(field, QLineEdit):
                field.textEdited.connect(self._tell)
                field.editingFinished.connect(self._tell)
        self.files.changed.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
