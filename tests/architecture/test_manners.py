"""Habits of the house that no type checker knows."""

import ast
import re
import subprocess
import sys

from tests.architecture.tree import ROOT, modules, name, public_functions

PROGRAM = modules("clerkdesk", "ui")
VAGUE = {"utils", "util", "helpers", "helper", "managers", "manager", "base", "common", "misc"}


def test_every_module_and_class_says_what_it_is() -> None:
    silent = []
    for path in PROGRAM:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if not ast.get_docstring(tree):
            silent.append(name(path))
        silent += [
            f"{name(path)}:{node.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef)
            and not node.name.startswith("_")
            and not ast.get_docstring(node)
        ]
    assert not silent


def test_public_functions_of_the_library_say_what_they_return() -> None:
    silent = [
        f"{name(path)}:{function.name}"
        for path in modules("clerkdesk")
        for function in public_functions(path)
        if not ast.get_docstring(function)
    ]
    assert not silent


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [name(path) for path in PROGRAM if path.stem in VAGUE or path.parent.name in VAGUE]


def test_text_from_people_never_reaches_a_label_that_guesses_rich_text() -> None:
    """A bare QLabel reads ``<b>`` as markup (I03); PlainLabel does not."""
    bare = [
        name(path)
        for path in modules("ui")
        if "ui/widgets/" not in path.as_posix() and re.search(r"\bQLabel\(", path.read_text(encoding="utf-8"))
    ]
    assert not bare, "use ui.widgets.PlainLabel"


def test_amounts_meet_no_float_and_no_round() -> None:
    exact = [*modules("clerkdesk/domain"), *modules("clerkdesk/services")]
    loose = [
        name(path) for path in exact if re.search(r"\b(round|float)\(", path.read_text(encoding="utf-8"))
    ]
    assert not loose


def test_the_bare_machine_script_needs_the_standard_library_only() -> None:
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"))
    imported = {
        module.split(".")[0]
        for node in ast.walk(tree)
        for module in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= set(sys.stdlib_module_names)


def test_the_lock_files_hold_no_addresses() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text(encoding="utf-8")
        assert "http" not in text
        assert "--index" not in text


def test_the_library_starts_without_loading_a_screen() -> None:
    code = "import sys, clerkdesk.desk; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
