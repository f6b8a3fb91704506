"""Sends a PDF to a printer of this machine: through ``lp`` where there is one, else as drawn pages."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ui.letters.page_pictures import page_pictures

_SECONDS = 60
_DOTS_PER_INCH = 300


class PrintError(Exception):
    """The printer did not take the job; the text is what the system said."""


def printers() -> tuple[str, ...]:
    """Return the printers of this machine, the default one first."""
    if shutil.which("lp") is None:
        default = QPrinterInfo.defaultPrinterName()
        names = sorted(QPrinterInfo.availablePrinterNames())
    else:
        default, names = _default_of_lp(), sorted(_asked("lpstat", "-e").split())
    return tuple(sorted(names, key=lambda name: name != default))


def send(pdf: bytes, printer: str, title: str) -> None:
    """Print ``pdf`` on ``printer``; raises ``PrintError`` with what the system said."""
    program = shutil.which("lp")
    if program is None:
        _draw(pdf, printer, title)
        return
    with tempfile.TemporaryDirectory() as folder:
        job = Path(folder) / "job.pdf"
        job.write_bytes(pdf)
        sent = subprocess.run(
            [program, "-d", printer, "-t", title, "--", str(job)],
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
    if sent.returncode:
        raise PrintError(sent.stderr.strip() or f"lp: {sent.returncode}")


def _default_of_lp() -> str:
    return _asked("lpstat", "-d").rpartition(":")[2].strip()


def _asked(name: str, option: str) -> str:
    program = shutil.which(name)
    if program is None:
        return ""
    answer = subprocess.run([program, option], capture_output=True, text=True, timeout=10, check=False)
    return answer.stdout if answer.returncode == 0 else ""


def _draw(pdf: bytes, printer: str, title: str) -> None:
    device = QPrinter(QPrinterInfo.printerInfo(printer), QPrinter.PrinterMode.HighResolution)
    device.setResolution(_DOTS_PER_INCH)
    device.setFullPage(True)
    device.setDocName(title)
    painter = QPainter()
    if not painter.begin(device):
        raise PrintError(printer)
    paper = QRect(0, 0, device.width(), device.height())
    number = 0
    while pages := page_pictures(pdf, paper.width(), first=number, count=1):
        if number:
            device.newPage()
        painter.drawImage(paper, pages[0])
        number += 1
    painter.end()
