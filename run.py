#!/usr/bin/env python3
"""ClerkDesk on a bare machine: ``run.py demo`` opens the desk, ``run.py test`` runs everything.

Both make what is missing, say what they do, and work again without a network once they have worked.
Only the standard library is used: nothing else is there yet.
"""

import argparse
import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parent
ENVIRONMENT = PROJECT / ".venv"
WINDOWS = sys.platform == "win32"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")
OLDEST = (3, 11)

# What the system has to bring: the file or program that shows it is there, and its Debian package.
SCREEN_LIBRARIES = {
    "glib-2.0": "libglib2.0-0",
    "GL": "libgl1",
    "EGL": "libegl1",
    "dbus-1": "libdbus-1-3",
    "fontconfig": "libfontconfig1",
    "xkbcommon": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-image": "libxcb-image0",
    "xcb-render-util": "libxcb-render-util0",
    "xcb-shape": "libxcb-shape0",
    "xcb-xkb": "libxcb-xkb1",
    "xkbcommon-x11": "libxkbcommon-x11-0",
}
LETTER_PROGRAMS = {"soffice": "libreoffice-writer-nogui"}
TEST_PROGRAMS = {"Xvfb": "xvfb", "pdftotext": "poppler-utils"}
FONT_FILES = {
    "Carlito-Regular.ttf": "fonts-crosextra-carlito",
    "DejaVuSans.ttf": "fonts-dejavu-core",
}
FONT_FOLDER = Path("/usr/share/fonts")


def main(arguments: Sequence[str]) -> int:
    """Run the command named in ``arguments`` and return its exit code."""
    options = _options(arguments)
    if sys.version_info < OLDEST:
        return _stop(f"ClerkDesk needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    steps = {"demo": _demo, "test": _test}
    try:
        return steps[options.command](options)
    except subprocess.CalledProcessError as failed:
        return _stop(f"This step did not work (exit code {failed.returncode}): {_shown(failed.cmd)}")


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    demo = commands.add_parser("demo", help="open the desk on a database filled with believable data")
    demo.add_argument("--dossiers", type=int, default=2000, help="how many dossiers to make (2000)")
    demo.add_argument("--fresh", action="store_true", help="make the demo database anew")
    demo.add_argument("--language", choices=["nl", "fr", "en"], default="nl", help="language of the screens")
    commands.add_parser("test", help="run the whole suite; other arguments go to pytest instead")
    options, others = parser.parse_known_args(arguments)
    if others and options.command != "test":
        parser.error(f"not understood: {' '.join(others)}")
    options.pytest = others
    return options


def _demo(options: argparse.Namespace) -> int:
    display = _display()
    libraries = SCREEN_LIBRARIES | (WINDOW_LIBRARIES if display else {})
    _system(_missing_libraries(libraries) + _missing_fonts(), needed=True)
    _system(_missing_programs(LETTER_PROGRAMS), needed=False)
    _environment(PROJECT / "requirements.lock")
    database = ["--database", _demo_database()]
    again = "--fresh" if options.fresh else "--keep"
    _run([PYTHON, "-m", "clerkdesk", "demo", "--dossiers", str(options.dossiers), *database, again])
    if display:
        _say("Opening the desk.")
        return _run([PYTHON, "-m", "ui", *database, "--language", options.language], check=False)
    _say("There is no display here, so the desk cannot be opened. Painting every screen without one instead.")
    return _run([PYTHON, "-m", "ui", "--self-test", *database], {"QT_QPA_PLATFORM": "offscreen"}, check=False)


def _display() -> bool:
    return WINDOWS or sys.platform == "darwin" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def _demo_database() -> str:
    code = "from clerkdesk import paths; print((paths.user_data() / 'demo.sqlite').as_posix())"
    found = subprocess.run([PYTHON, "-c", code], cwd=PROJECT, check=True, capture_output=True, text=True)
    return f"sqlite:///{found.stdout.strip()}"


def _test(options: argparse.Namespace) -> int:
    _system(_missing_libraries(SCREEN_LIBRARIES | WINDOW_LIBRARIES) + _missing_fonts(), needed=True)
    _system(_missing_programs(LETTER_PROGRAMS | TEST_PROGRAMS), needed=True)
    _environment(PROJECT / "requirements-dev.lock")
    pytest = [PYTHON, "-m", "pytest", *(options.pytest or ["-n", "2", "--dist", "loadfile", "-q"])]
    virtual = {"CLERKDESK_TEST_SCREEN": "virtual"} if sys.platform.startswith("linux") else {}
    return _run(pytest, virtual, check=False)


def _environment(lock: Path) -> None:
    """Make the virtual environment and bring it to what ``lock`` names, unless it is there already."""
    stamp = ENVIRONMENT / ".installed"
    wanted = f"{lock.name} {hashlib.sha256(lock.read_bytes()).hexdigest()}"
    if PYTHON.exists() and stamp.exists() and wanted in stamp.read_text(encoding="utf-8").splitlines():
        return
    if not PYTHON.exists():
        _say(f"Making a Python environment in {ENVIRONMENT.name}.")
        _make_environment()
    _say(f"Installing what {lock.name} names (checked by hash).")
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run([*pip, "--require-hashes", "--requirement", lock])
    _run([*pip, "--no-deps", "--no-build-isolation", "--editable", PROJECT])
    known = stamp.read_text(encoding="utf-8").splitlines() if stamp.exists() else []
    others = [line for line in known if line.split()[0] != lock.name]
    stamp.write_text("\n".join([*others, wanted]) + "\n", encoding="utf-8")


def _make_environment() -> None:
    try:
        venv.create(ENVIRONMENT, with_pip=True)
    except subprocess.CalledProcessError:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        _system(["python3-venv"], needed=True)
        venv.create(ENVIRONMENT, with_pip=True)


def _missing_libraries(libraries: dict[str, str]) -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in libraries.items() if not _library(library)]


def _library(name: str) -> bool:
    """Return whether the linker knows ``name``; Python's own search wants a compiler."""
    listed = subprocess.run(["/sbin/ldconfig", "-p"], check=False, capture_output=True, text=True)
    return (
        f"lib{name}.so" in listed.stdout if listed.returncode == 0 else bool(ctypes.util.find_library(name))
    )


def _missing_programs(programs: dict[str, str]) -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    return [package for program, package in programs.items() if not shutil.which(program)]


def _missing_fonts() -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    return [package for file, package in FONT_FILES.items() if not next(FONT_FOLDER.rglob(file), None)]


def _system(packages: list[str], *, needed: bool) -> None:
    """Install Debian ``packages`` where we may; else print the exact command, and stop if they are needed."""
    if not packages:
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if shutil.which("apt-get") and os.geteuid() == 0:
        _say(f"Installing from Debian: {' '.join(packages)}.")
        for command in (["apt-get", "update"], install):
            _quietly(command)
        return
    _say(f"Missing on this system: {' '.join(packages)}. To install: sudo {' '.join(install)}")
    if needed:
        raise SystemExit("Run that command, then this one again.")
    _say("Going on without: letters are made as Word documents, not as PDF.")


def _run(command: Sequence[str | Path], settings: dict[str, str] | None = None, *, check: bool = True) -> int:
    return subprocess.run(command, cwd=PROJECT, env=os.environ | (settings or {}), check=check).returncode


def _quietly(command: Sequence[str]) -> None:
    unattended = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=unattended)


def _shown(command: object) -> str:
    return " ".join(map(str, command)) if isinstance(command, list | tuple) else str(command)


def _say(sentence: str) -> None:
    print(f"clerkdesk: {sentence}", flush=True)


def _stop(sentence: str) -> int:
    print(f"clerkdesk: {sentence}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
