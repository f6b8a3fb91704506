"""The commands of ``clerkdesk``, gathered from their subjects."""

import typer

from clerkdesk.commands import auditing, claim_lists, databases, demonstration, law, letters, sweeping

program = typer.Typer(
    help="Collection back-office for the Netherlands and Belgium, without a screen.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
program.command("import")(claim_lists.import_list)
program.command("statement")(law.statement)
program.command("law-check")(law.law_check)
program.command("retro-audit")(auditing.retro_audit)
program.command("demo")(demonstration.demo)
program.command("sweep")(sweeping.sweep)
program.add_typer(letters.letters, name="letters")
program.add_typer(databases.databases, name="db")
