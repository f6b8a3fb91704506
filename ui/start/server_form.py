"""The fields of a server: where it is, which database, who."""

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from clerkdesk import credentials
from ui.start.address import DEFAULT_PORT, Server
from ui.texts import t
from ui.widgets.form import Form


class ServerForm(Form):
    """Asks for a server; the password is kept by the system or not at all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.host, self.name, self.login = QLineEdit(), QLineEdit(), QLineEdit()
        self.port = QLineEdit(str(DEFAULT_PORT))
        self.port.setValidator(QIntValidator(1, 65_535, self.port))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep = QCheckBox(t("start.keep_password"))
        keyring = credentials.kept_by_system()
        self.keep.setEnabled(keyring)
        self.keep.setChecked(keyring)
        self.add("host", t("start.field.host"), self.host)
        self.add("port", t("start.field.port"), self.port)
        self.add("name", t("start.field.name"), self.name)
        self.add("login", t("start.field.login"), self.login)
        self.add("password", t("start.field.password"), self.password)
        self.add("keep", "", self.keep, "" if keyring else t("start.no_keyring"))

    def show_server(self, server: Server) -> None:
        """Show ``server`` with its kept password, if any."""
        self.host.setText(server.host)
        self.port.setText(str(server.port))
        self.name.setText(server.name)
        self.login.setText(server.login)
        if server.complete:
            self.password.setText(credentials.password_of(server.address()) or "")

    def server(self) -> Server:
        """Return the server as it stands in the fields."""
        port = int(self.port.text()) if self.port.hasAcceptableInput() else DEFAULT_PORT
        return Server(self.host.text().strip(), port, self.name.text().strip(), self.login.text().strip())
