"""Files and functions stay small, so that each can be read in one sitting."""

from statistics import median

from tests.architecture.tree import functions, lines, modules, name

PROGRAM = modules("clerkdesk", "ui")


def test_half_of_the_files_have_at_most_120_lines() -> None:
    assert median(lines(path) for path in PROGRAM if path.name != "__init__.py") <= 120


def test_no_file_has_over_400_lines_and_none_of_the_domain_over_250() -> None:
    too_long = {
        name(path): lines(path)
        for path in PROGRAM
        if lines(path) > (250 if "clerkdesk/domain/" in path.as_posix() else 400)
    }
    assert not too_long, "split these along the concept"


def test_no_test_file_has_over_600_lines() -> None:
    assert not {name(path): lines(path) for path in modules("tests") if lines(path) > 600}


def test_no_function_has_over_40_lines() -> None:
    too_long = [
        f"{name(path)}:{function.lineno} {function.name}"
        for path in [*PROGRAM, *modules("tests")]
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno + 1 > 40
    ]
    assert not too_long, "split these by what they do"
