"""The surroundings of every test: no screen, no keyring, one locale. Set before anything is imported."""

import os

from tests.fixtures.screens import choose_screen

os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["QT_API"] = "pyside6"

choose_screen()

pytest_plugins = ["tests.fixtures.databases"]
