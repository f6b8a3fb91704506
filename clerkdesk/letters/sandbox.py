"""The only Jinja environment in which a template ever runs."""

from functools import cache

from jinja2 import StrictUndefined, Template
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment


class LetterEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox without functions, filters beyond the harmless, or arithmetic that could fill the memory."""

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)

    def call_binop(self, context: object, operator: str, left: object, right: object) -> object:
        """Refuse all arithmetic: amounts come computed (W03)."""
        raise SecurityError(f"arithmetic is not available in a letter: {operator}")

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Refuse every attribute: the values of a letter are dictionaries, found by their names."""
        return type(obj).__name__ == "LoopContext" and attr in {"first", "last", "index", "length"}

    def is_safe_callable(self, obj: object) -> bool:
        """Refuse every call (W01, W02)."""
        return False


@cache
def environment() -> LetterEnvironment:
    """Return the environment: strict about unknown fields, escaping every value for XML."""
    made = LetterEnvironment(undefined=StrictUndefined, autoescape=True)
    made.globals.clear()
    for name in set(made.filters) - {"upper", "lower"}:
        del made.filters[name]
    return made


@cache
def compiled(source: str) -> Template:
    """Return the compiled ``source``; the same source is compiled once."""
    return environment().from_string(source)
