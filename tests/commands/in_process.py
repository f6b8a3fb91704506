"""Commands run in the process of the test, for tables of input too long for a process each."""

from typer.testing import CliRunner

from clerkdesk.commands.program import program
from tests.commands.shell import Answered


def typed(*words: str, given: bytes | str = b"") -> Answered:
    """Run ``clerkdesk`` with ``words`` and ``given`` on standard input; an exception is a failure."""
    done = CliRunner().invoke(program, list(words), input=given)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Answered(done.exit_code, done.stdout, done.stderr)
