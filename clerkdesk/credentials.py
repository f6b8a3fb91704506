"""Passwords of database servers, kept by the operating system; where it keeps none they are asked for."""

import logging

import keyring
from keyring.errors import KeyringError

_SERVICE = "ClerkDesk"
_log = logging.getLogger("clerkdesk.credentials")


def kept_by_system() -> bool:
    """Return whether this machine has a safe place for passwords."""
    return float(keyring.get_keyring().priority) >= 1


def password_of(address: str) -> str | None:
    """Return the password kept for ``address``; none when there is none or the system does not give it."""
    try:
        return keyring.get_password(_SERVICE, address)
    except KeyringError as error:
        _log.warning("the keyring gave no password: %s", type(error).__name__)
        return None


def keep_password(address: str, password: str) -> bool:
    """Have the system keep ``password`` for ``address``; return whether it does."""
    try:
        keyring.set_password(_SERVICE, address, password)
    except KeyringError as error:
        _log.warning("the keyring took no password: %s", type(error).__name__)
        return False
    return password_of(address) == password
