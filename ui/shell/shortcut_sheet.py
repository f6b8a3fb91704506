"""The sheet of all keys, on screen and on paper."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.shell.actions import Act
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel

Lines = Sequence[tuple[str, Sequence[tuple[str, str]]]]
_COLUMNS = 2


def sheet_lines(acts: Sequence[Act]) -> Lines:
    """Return every key with what it does, group by group."""
    keyed = [act for act in acts if act.keys]
    groups = [
        (t(f"shell.group.{group}"), [(act.shown_keys, act.words) for act in members])
        for group, members in groupby(keyed, key=lambda act: act.group)
    ]
    return [*groups, *_other_keys()]


def _other_keys() -> Lines:
    said = {
        "list": (("↑ ↓", "up_down"), ("Enter", "enter_row"), ("Esc", "leave"), ("Ctrl+Enter", "apart")),
        "tabs": (("Alt+…", "tabs"),),
        "fields": (("Enter", "next_field"), ("Ctrl+Enter", "accept"), (t("shell.key.day_keys"), "today")),
    }
    return [
        (t(f"shell.group.{group}"), [(keys, t(f"shell.key.{name}")) for keys, name in members])
        for group, members in said.items()
    ]


class ShortcutSheet(QDialog):
    """All keys in two columns; can be printed."""

    def __init__(self, acts: Sequence[Act], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("shell.sheet.title"))
        self._lines = sheet_lines(acts)
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setSpacing(32)
        for part in range(_COLUMNS):
            columns.addLayout(self._column(self._half(part)), 1)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(body)
        close, to_print = QPushButton(t("common.close")), QPushButton(t("shell.sheet.print"))
        close.clicked.connect(self.reject)
        to_print.clicked.connect(self._print)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(to_print)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(area, 1)
        layout.addLayout(buttons)
        close.setFocus()
        self.resize(820, 560)

    def _half(self, part: int) -> Lines:
        total = sum(len(members) + 2 for _, members in self._lines)
        halves: tuple[list[tuple[str, Sequence[tuple[str, str]]]], ...] = ([], [])
        used = 0
        for group in self._lines:
            halves[0 if used < total / _COLUMNS else 1].append(group)
            used += len(group[1]) + 2
        return halves[part]

    def _column(self, lines: Lines) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(5)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        row = 0
        for heading, members in lines:
            grid.addWidget(PlainLabel(heading, role=Role.MUTED), row, 0, 1, 2)
            for keys, words in members:
                row += 1
                grid.addWidget(PlainLabel(keys, bold=True), row, 0)
                grid.addWidget(PlainLabel(words), row, 1)
            row += 1
            grid.setRowMinimumHeight(row, 10)
            row += 1
        grid.setRowStretch(row, 1)
        return grid

    def _print(self) -> None:
        printer = QPrinter()
        if QPrintDialog(printer, self).exec() != QDialog.DialogCode.Accepted:
            return
        document = QTextDocument()
        document.setHtml(_page(self._lines))
        document.print_(printer)


def _page(lines: Lines) -> str:
    rows = ""
    for heading, members in lines:
        rows += f"<tr><td colspan=2><br><b>{escape(heading)}</b></td></tr>"
        for keys, words in members:
            rows += f"<tr><td><b>{escape(keys)}</b>&nbsp;&nbsp;</td><td>{escape(words)}</td></tr>"
    return f"<h2>{escape(t('shell.sheet.title'))}</h2><table>{rows}</table>"
