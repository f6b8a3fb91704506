"""The card of a creditor as a form: who they are, how they are reached, their terms."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from clerkdesk.domain.parties import Language
from clerkdesk.services.context import User
from clerkdesk.services.creditors import CreditorCard
from ui.creditors.terms_fields import TermsFields
from ui.icons import Icon, icon
from ui.texts import t
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.form import Form
from ui.widgets.plain_label import PlainLabel

COUNTRIES = ("NL", "BE", "DE", "FR", "LU", "GB")
_TEXTS = (
    "street",
    "postcode",
    "city",
    "enterprise_number",
    "vat_number",
    "iban",
    "telephone",
    "email",
    "supplies",
)
_SIGNS = ("sme", "vat_deductible", "declares_vat")


def blank_card(language: Language) -> CreditorCard:
    """Return the card of a creditor that is not kept yet."""
    return CreditorCard(
        id=None, version=0, name="", country="NL", street="", postcode="", city="", language=language
    )


class CreditorForm(Form):
    """Shows a card and gives it back as it was filled in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = blank_card(Language.NL)
        self._texts = {name: QLineEdit(maxLength=200) for name in ("name", *_TEXTS)}
        self._signs = {name: QCheckBox(t(f"creditors.field.{name}")) for name in _SIGNS}
        self._country = ChoiceBox([(code, t(f"creditors.country.{code}")) for code in COUNTRIES])
        self._language = ChoiceBox([(code, t(f"common.language.{code}")) for code in Language])
        self._handler = ChoiceBox([(None, t("common.nobody"))])
        self.add("name", t("creditors.field.name"), self._texts["name"])
        self.add("country", t("creditors.field.country"), self._country)
        for name in _TEXTS:
            self.add(name, t(f"creditors.field.{name}"), self._texts[name])
        self.add("language", t("creditors.field.language"), self._language)
        self.add("handler_id", t("creditors.field.handler"), self._handler)
        for name, box in self._signs.items():
            self.add(name, "", box)
            box.setAccessibleName(t(f"creditors.field.{name}").replace("&", ""))
        self.add_wide(PlainLabel(t("creditors.terms"), bold=True))
        self.terms_fields = TermsFields(self)
        self.choices = QPushButton(icon(Icon.LAW), t("creditors.field.choices"))
        self.choices.setAutoDefault(False)
        self.choices.hide()
        self.add_wide(self.choices)

    def offer_handlers(self, people: tuple[User, ...]) -> None:
        """Offer the people who may be the fixed handler of new dossiers."""
        self._handler.offer([(None, t("common.nobody")), *((user.id, user.name) for user in people)])
        self._handler.choose(self._card.handler_id)

    def show_card(self, card: CreditorCard) -> None:
        """Show ``card``."""
        self._card = card
        self.choices.setVisible(card.id is not None)
        for name, field in self._texts.items():
            field.setText(str(getattr(card, name)))
        for name, box in self._signs.items():
            box.setChecked(bool(getattr(card, name)))
        self._country.choose(card.country)
        self._language.choose(card.language)
        self._handler.choose(card.handler_id)
        self.terms_fields.show_terms(card.terms)

    def card(self) -> CreditorCard:
        """Return the card as it stands in the fields."""
        handler = self._handler.chosen()
        texts = {name: field.text().strip() for name, field in self._texts.items()}
        signs = {name: box.isChecked() for name, box in self._signs.items()}
        return replace(
            self._card,
            name=texts["name"],
            street=texts["street"],
            postcode=texts["postcode"],
            city=texts["city"],
            enterprise_number=texts["enterprise_number"],
            vat_number=texts["vat_number"],
            iban=texts["iban"],
            telephone=texts["telephone"],
            email=texts["email"],
            supplies=texts["supplies"],
            sme=signs["sme"],
            vat_deductible=signs["vat_deductible"],
            declares_vat=signs["declares_vat"],
            country=str(self._country.chosen() or ""),
            language=Language(str(self._language.chosen())),
            handler_id=handler if isinstance(handler, int) else None,
            terms=self.terms_fields.terms(),
        )

    def changed(self) -> bool:
        """Return whether a field differs from the card that was shown."""
        return self.card() != self._card

    def field(self, name: str) -> QLineEdit:
        """Return the text field called ``name``."""
        return self._texts[name]
