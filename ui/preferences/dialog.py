"""The preferences: language, colours, which database."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerkdesk.domain.parties import Language
from clerkdesk.services.databases import safe
from clerkdesk.settings import Settings, Theme, embedded_database
from clerkdesk.wording import SPOKEN
from ui.icons import Icon, icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.enter import pressed_button
from ui.widgets.form import Form
from ui.widgets.plain_label import PlainLabel


class PreferencesDialog(QDialog):
    """Every choice counts at once; the language of open screens changes at the next start."""

    theme_chosen = Signal(object)
    language_chosen = Signal(object)
    database_wanted = Signal()
    office_wanted = Signal()
    choices_wanted = Signal()
    tariffs_wanted = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Form()
        self.language = ChoiceBox([(code, t(f"common.language.{code}")) for code in SPOKEN])
        self.theme = ChoiceBox([(theme, t(f"preferences.theme.{theme}")) for theme in Theme])
        self.database = QPushButton(icon(Icon.DATABASE), t("preferences.other_database"))
        self.office = QPushButton(icon(Icon.COMPANY), t("preferences.our_office"))
        self.choices = QPushButton(icon(Icon.LAW), t("preferences.choices"))
        self.tariffs = QPushButton(icon(Icon.RATE), t("preferences.our_tariffs"))
        self._leave = QPushButton(t("preferences.leave"))
        self.language.choose(settings.language)
        self.theme.choose(settings.theme)
        self.form.add("language", t("preferences.language"), self.language, t("preferences.next_start"))
        self.form.add("theme", t("preferences.colours"), self.theme)
        where = safe(settings.database or embedded_database()).removeprefix("sqlite:///")
        self.form.add("database", t("preferences.database"), self.database, where)
        self.form.add("office", "", self.office)
        self.form.add("choices", "", self.choices)
        self.form.add("tariffs", "", self.tariffs)
        for button in (self.office, self.choices, self.tariffs):
            button.setAccessibleName(button.text().replace("&", ""))
        self.setWindowTitle(t("preferences.title"))
        self._lay_out()
        self._connect()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        if not pressed_button(event):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 16)
        inner.addWidget(self.form)
        inner.addStretch()
        foot = QFrame()
        foot.setProperty("panel", "foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(14, 8, 14, 8)
        line.addWidget(PlainLabel(t("preferences.at_once"), role=Role.MUTED))
        line.addStretch()
        line.addWidget(self._leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(inner, 1)
        layout.addWidget(foot)
        self.resize(480, 310)

    def _connect(self) -> None:
        for button in (self.database, self.office, self.choices, self.tariffs, self._leave):
            button.setAutoDefault(False)
        self.language.activated.connect(self._choose_language)
        self.theme.activated.connect(self._choose_theme)
        self.database.clicked.connect(self._change_database)
        self.office.clicked.connect(self._show_office)
        self.choices.clicked.connect(self._show_choices)
        self.tariffs.clicked.connect(self._show_tariffs)
        self._leave.clicked.connect(self.accept)
        self.form.accepted.connect(self.accept)
        self.form.rejected.connect(self.accept)

    @Slot()
    def _choose_language(self) -> None:
        self.language_chosen.emit(Language(str(self.language.chosen())))

    @Slot()
    def _choose_theme(self) -> None:
        self.theme_chosen.emit(Theme(str(self.theme.chosen())))

    @Slot()
    def _show_office(self) -> None:
        self.accept()
        self.office_wanted.emit()

    @Slot()
    def _show_choices(self) -> None:
        self.accept()
        self.choices_wanted.emit()

    @Slot()
    def _show_tariffs(self) -> None:
        self.accept()
        self.tariffs_wanted.emit()

    @Slot()
    def _change_database(self) -> None:
        self.accept()
        self.database_wanted.emit()
