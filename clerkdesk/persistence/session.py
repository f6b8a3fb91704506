"""The session that queries read through, under the name by which services hand it on."""

from sqlalchemy.orm import Session

__all__ = ["Session"]
