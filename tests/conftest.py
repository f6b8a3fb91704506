"""The surroundings of every test: no screen, no keyring, one locale. Set before anything is imported."""

import os

os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["QT_API"] = "pyside6"

pytest_plugins = ["tests.fixtures.databases"]
