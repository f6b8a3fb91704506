"""Starting the desk on the screen: settings, language, colours, database, window."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialog

from clerkdesk import log, paths, settings
from clerkdesk.desk import open_desk
from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Refused
from clerkdesk.settings import Settings, Theme
from clerkdesk.wording import SPOKEN
from ui.runtime.errors import Errors
from ui.runtime.session import Session, remembered_layout
from ui.shell.window import MainWindow
from ui.texts import t, use_language
from ui.theme import Appearance


class Program:
    """What lives as long as the program: its settings, its colours, its judge of errors."""

    def __init__(self, application: QApplication, chosen: Settings) -> None:
        self._application = application
        self._settings = chosen
        self._appearance = Appearance(application, chosen.theme)
        self._errors = Errors(application)
        self._errors.install()
        self._asks_database = False

    def run(self) -> int:
        """Open window after window until the person leaves, and return the exit code."""
        while (desk := self._opened()) is not None:
            self._asks_database = False
            self._work_at(desk)
            if not self._asks_database:
                break
        return 0

    def _opened(self) -> Desk | None:
        """Return the desk that is remembered, or the one chosen in the start dialog."""
        problems: tuple[Problem, ...] = ()
        if self._settings.database and not self._asks_database:
            password = self._password(self._settings.database)
            found = open_desk(self._settings, password)
            if not isinstance(found, Refused):
                return found
            problems = found.problems
        from ui.start.dialog import StartDialog

        dialog = StartDialog(self._settings, problems)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        chosen = dialog.opened()
        if chosen is None:
            return None
        self._settings, desk = chosen
        settings.save(self._settings)
        speak(self._application, self._settings.language)
        return desk

    def _password(self, database: str) -> str | None:
        """Return the password of a server; the keyring is only asked for one where there is a server."""
        if urlsplit(database).hostname is None:
            return None
        from clerkdesk import credentials

        return credentials.password_of(database)

    def _work_at(self, desk: Desk) -> None:
        session = Session(desk, self._settings, self._errors, remembered_layout(desk, self._settings))
        window = MainWindow(session.context, self._errors, place_of(self._settings))
        self._errors.window = window
        window.work.theme_chosen.connect(self._choose_theme)
        window.work.language_chosen.connect(self._choose_language)
        window.work.database_wanted.connect(self._change_database)
        window.fit_screen()
        window.show()
        window.begin()
        session.listen()
        self._application.exec()
        self._errors.window = None
        session.close()

    def _choose_theme(self, theme: Theme) -> None:
        self._appearance.choose(theme)
        self._settings = replace(self._settings, theme=theme)
        settings.save(replace(settings.load(), theme=theme))

    def _choose_language(self, language: Language) -> None:
        self._settings = replace(self._settings, language=language)
        settings.save(replace(settings.load(), language=language))

    def _change_database(self) -> None:
        self._asks_database = True
        window = self._errors.window
        if window is not None and not window.close():
            self._asks_database = False


def main(argv: Sequence[str]) -> int:
    """Open the desk, stay until its window is closed, and return the exit code."""
    options = _options(argv)
    if options.self_test:
        from ui.runtime.self_test import run

        return run(options.database)
    log.start()
    chosen = _chosen(options)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("ClerkDesk")
    application.setDesktopFileName("clerkdesk")
    application.setWindowIcon(QIcon(str(paths.resources() / "icons" / "clerkdesk.svg")))
    speak(application, chosen.language)
    return Program(application, chosen).run()


def speak(application: QApplication, language: Language) -> None:
    """Make the screens, and Qt's own dialogs, speak ``language``."""
    use_language(language)
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language.value}", folder):
        application.installTranslator(translator)


def place_of(chosen: Settings) -> str:
    """Return where the database is, as the foot says it: a server's name, or «own file»."""
    host = urlsplit(chosen.database or "").hostname
    return host or t("shell.foot.file")


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="clerkdesk-desk", description="The desk of ClerkDesk on the screen."
    )
    parser.add_argument("--database", help="sqlite:///FILE or postgresql://NAME@HOST/DATABASE")
    parser.add_argument("--user", help="who works at the desk, by login")
    parser.add_argument("--language", choices=[language.value for language in SPOKEN])
    parser.add_argument("--theme", choices=[theme.value for theme in Theme])
    parser.add_argument(
        "--self-test", action="store_true", help="try every screen without a display and leave"
    )
    return parser.parse_args(argv)


def _chosen(options: argparse.Namespace) -> Settings:
    """Return the stored settings with what the command line says instead; that is not stored."""
    stored = settings.load()
    return replace(
        stored,
        database=options.database or stored.database,
        user=options.user or stored.user,
        language=Language(options.language or stored.language),
        theme=Theme(options.theme or stored.theme),
    )
