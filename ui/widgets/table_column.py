"""What a column of a table shows of a row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ui.icons import Icon
from ui.theme_colours import Role

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class TableColumn(Generic[R]):
    """A column: its name in settings and sorting, its title, and how a row is written in it.

    ``tail`` is the end of the text that stays whole when the rest has to be shortened.
    """

    name: str
    title: str
    text: Callable[[R], str]
    width: int = 100
    right: bool = False
    stretch: bool = False
    sortable: bool = False
    icon: Callable[[R], tuple[Icon, Role] | None] | None = None
    tail: Callable[[R], str] | None = None
    role: Callable[[R], Role] | None = None
    bold: Callable[[R], bool] | None = None
    hint: Callable[[R], str] | None = None
    spoken: Callable[[R], str] | None = None
