"""Doing one operation at the desk: once, in one transaction, with what it changed."""

from collections.abc import Callable, Mapping
from typing import TypeVar
from uuid import UUID

from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Done, Refused

T = TypeVar("T")


def perform(
    desk: Desk,
    key: UUID,
    kind: str,
    payload: Mapping[str, object],
    body: Callable[[UnitOfWork], T | Refused],
    *,
    reverses: UUID | None = None,
) -> Done[T] | Refused:
    """Return what ``body`` did and changed; refused means that nothing was written.

    The same key with the same payload does nothing and answers what was answered before. ``body`` answers
    something that JSON keeps as it is: a number, a text, a list.
    """

    def once(work: UnitOfWork) -> Done[T] | Refused:
        if work.already_done:
            return Done(work.result, work.changes)
        value = body(work)
        if isinstance(value, Refused):
            return value
        work.commit(value)
        return Done(value, work.changes)

    operation = Operation(key, kind, desk.user.id, payload, reverses)
    return desk.database.perform(operation, once)
