"""The fields for a creditor's terms: which law, the interest clause, the cost clause."""

from enum import StrEnum

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLineEdit

from clerkdesk.domain.dossier import AgreedCosts, AgreedInterest, Compounding, Terms
from ui.creditors.typed_terms import bands_text, percent_text, read_bands, read_percent
from ui.texts import t
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.form import Form
from ui.widgets.money_edit import MoneyEdit


class InterestClause(StrEnum):
    """What an interest clause fixes."""

    NONE = "none"
    PER_YEAR = "per_year"
    PER_MONTH = "per_month"
    ABOVE_STATUTORY = "above_statutory"
    MAXIMUM = "maximum"


class CostClause(StrEnum):
    """What a cost clause fixes."""

    NONE = "none"
    BANDS = "bands"
    LUMP_SUM = "lump_sum"
    MAXIMUM = "maximum"


_REMINDER_COSTS = ((None, "unknown"), (True, "yes"), (False, "no"))
"""Whether the terms provide for the costs of reminders; nobody may have looked."""


class PercentEdit(QLineEdit):
    """A field for a percentage."""

    def misread(self) -> str | None:
        """Return why the text is no percentage; none when all is well or the field is not in use."""
        if not self.isEnabled() or read_percent(self.text()) is not None:
            return None
        return t("creditors.misread.percent")


class BandsEdit(QLineEdit):
    """A field for bands of percentages, such as ``20 % tot 500; 15 %``."""

    def misread(self) -> str | None:
        """Return why the text means no bands; none when all is well or the field is not in use."""
        if not self.isEnabled() or read_bands(self.text()) is not None:
            return None
        return t("creditors.misread.bands")


class TermsFields(QObject):
    """Adds the fields of the terms to a form; a field that its clause does not use is off."""

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self._law = ChoiceBox([(law, t(f"creditors.law.{law or 'none'}")) for law in ("", "NL", "BE")])
        self.interest = ChoiceBox([(k, t(f"creditors.interest.{k}")) for k in InterestClause])
        self.percent = PercentEdit()
        self._compounding = ChoiceBox([(k, t(f"creditors.compounding.{k}")) for k in Compounding])
        self.costs = ChoiceBox([(k, t(f"creditors.costs.{k}")) for k in CostClause])
        self.bands = BandsEdit()
        self.reminder_costs = ChoiceBox(
            [(said, t(f"creditors.reminder_costs.{key}")) for said, key in _REMINDER_COSTS]
        )
        self._lump_sum, self._minimum, self._maximum = MoneyEdit(), MoneyEdit(), MoneyEdit()
        form.add("law", t("creditors.field.law"), self._law)
        form.add("interest", t("creditors.field.interest"), self.interest)
        form.add("percent", t("creditors.field.percent"), self.percent)
        form.add("compounding", t("creditors.field.compounding"), self._compounding)
        form.add("collection_costs", t("creditors.field.collection_costs"), self.costs)
        form.add("bands", t("creditors.field.bands"), self.bands, t("creditors.hint.bands"))
        form.add("lump_sum", t("creditors.field.lump_sum"), self._lump_sum)
        form.add("minimum", t("creditors.field.minimum"), self._minimum)
        form.add("maximum", t("creditors.field.maximum"), self._maximum)
        form.add("reminder_costs", t("creditors.field.reminder_costs"), self.reminder_costs)
        for box in (self.interest, self.costs):
            box.currentIndexChanged.connect(self._use_fields)
        self._use_fields()

    def show_terms(self, terms: Terms) -> None:
        """Show ``terms``."""
        self._law.choose(terms.law or "")
        self._show_interest(terms.interest)
        self._show_costs(terms.collection_costs)
        self.reminder_costs.choose(terms.reminder_costs)

    def terms(self) -> Terms:
        """Return the terms as they stand in the fields."""
        said = self.reminder_costs.chosen()
        return Terms(
            law=str(self._law.chosen()) or None,
            interest=self._agreed_interest(),
            collection_costs=self._agreed_costs(),
            reminder_costs=said if isinstance(said, bool) else None,
        )

    @Slot()
    def _use_fields(self) -> None:
        interest, costs = self.interest.chosen(), self.costs.chosen()
        with_rate = interest not in (InterestClause.NONE, InterestClause.MAXIMUM)
        self.percent.setEnabled(with_rate)
        self._compounding.setEnabled(interest != InterestClause.NONE)
        self.bands.setEnabled(costs == CostClause.BANDS)
        self._lump_sum.setEnabled(costs == CostClause.LUMP_SUM)
        for limit in (self._minimum, self._maximum):
            limit.setEnabled(costs == CostClause.BANDS)

    def _show_interest(self, agreed: AgreedInterest | None) -> None:
        if agreed is None:
            self.interest.choose(InterestClause.NONE)
            return
        rates = {
            InterestClause.PER_YEAR: agreed.percent_per_year,
            InterestClause.PER_MONTH: agreed.percent_per_month,
            InterestClause.ABOVE_STATUTORY: agreed.percent_above_statutory,
        }
        kind = next((kind for kind, rate in rates.items() if rate is not None), InterestClause.MAXIMUM)
        self.interest.choose(kind)
        self.percent.setText(percent_text(rates.get(kind)))
        self._compounding.choose(agreed.compounding)

    def _show_costs(self, agreed: AgreedCosts | None) -> None:
        if agreed is None:
            self.costs.choose(CostClause.NONE)
            return
        kind = CostClause.MAXIMUM if agreed.at_statutory_maximum else CostClause.BANDS
        self.costs.choose(CostClause.LUMP_SUM if agreed.lump_sum is not None else kind)
        self.bands.setText(bands_text(agreed.bands))
        self._lump_sum.set_amount(agreed.lump_sum)
        self._minimum.set_amount(agreed.minimum)
        self._maximum.set_amount(agreed.maximum)

    def _agreed_interest(self) -> AgreedInterest | None:
        percent = read_percent(self.percent.text())
        compounding = Compounding(str(self._compounding.chosen()))
        match self.interest.chosen():
            case InterestClause.PER_YEAR:
                return AgreedInterest(percent_per_year=percent, compounding=compounding)
            case InterestClause.PER_MONTH:
                return AgreedInterest(percent_per_month=percent, compounding=compounding)
            case InterestClause.ABOVE_STATUTORY:
                return AgreedInterest(percent_above_statutory=percent, compounding=compounding)
            case InterestClause.MAXIMUM:
                return AgreedInterest(at_statutory_maximum=True, compounding=compounding)
        return None

    def _agreed_costs(self) -> AgreedCosts | None:
        match self.costs.chosen():
            case CostClause.BANDS:
                bands = read_bands(self.bands.text()) or ()
                return AgreedCosts(
                    bands=bands, minimum=self._minimum.amount(), maximum=self._maximum.amount()
                )
            case CostClause.LUMP_SUM:
                return AgreedCosts(lump_sum=self._lump_sum.amount())
            case CostClause.MAXIMUM:
                return AgreedCosts(at_statutory_maximum=True)
        return None
