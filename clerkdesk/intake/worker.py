"""The reader in a process of its own: a file on standard input, its cells as JSON lines on standard output.

Started as ``python -m clerkdesk.intake.worker FORMAT``. The process limits its own memory and time, knows
no database, and may die of a file without anybody noticing more than a problem in words.
"""

import json
import sys
from collections.abc import Iterator

from clerkdesk.intake.delimited import open_csv
from clerkdesk.intake.table import Limits
from clerkdesk.intake.wire import pack
from clerkdesk.intake.workbooks import OpenSheet, UnreadableError, open_other, open_xlsx

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def main(arguments: list[str]) -> int:
    """Read standard input as the format in ``arguments[0]``; return 0, also for a refusal in words."""
    limits = Limits()
    confine(limits)
    sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")  # type: ignore[union-attr]
    data = sys.stdin.buffer.read()
    write = sys.stdout.write
    try:
        for line in _lines(data, arguments[0], limits):
            write(f"{_encode(line)}\n")
    except UnreadableError as unreadable:
        write(f"{_encode({'problem': str(unreadable)})}\n")
    write(f"{_encode({'end': True})}\n")
    sys.stdout.flush()
    return 0


def confine(limits: Limits) -> None:
    """Bound the memory and processor time of this process, where the system can."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _lines(data: bytes, file_format: str, limits: Limits) -> Iterator[object]:
    if file_format == "csv":
        sheet, encoding, separator = open_csv(data)
        yield {"encoding": encoding, "separator": separator}
        yield from _sheet_lines(sheet)
        return
    for sheet in open_xlsx(data, limits) if file_format == "xlsx" else open_other(data):
        yield from _sheet_lines(sheet)


def _sheet_lines(sheet: OpenSheet) -> Iterator[object]:
    yield {
        "sheet": sheet.name,
        "visible": sheet.visible,
        "starts_in_1904": sheet.starts_in_1904,
        "hidden_columns": sorted(sheet.marks.hidden_columns),
        "merged": sheet.marks.merged,
    }
    for number, hidden, values in sheet.rows:
        cells = [pack(value) for value in values]
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            yield [number, int(hidden), cells]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
