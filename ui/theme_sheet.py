"""The style sheet: the few things that a palette cannot say, built from the named colours."""

from string import Template

from PySide6.QtGui import QColor

from clerkdesk import paths
from ui.theme_colours import Colours

_HALF = 128

_SHAPE = """
QLineEdit, QDateEdit, QComboBox { padding: 4px 8px; min-height: 18px; }
QSpinBox { padding: 3px 0; }
QSpinBox QLineEdit { padding: 0 6px; min-height: 0; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QToolButton { padding: 4px; border: none; background: transparent; }
QPushButton { padding: 5px 14px; min-height: 16px; }
QTabBar::tab { padding: 7px 12px 6px 12px; }
QHeaderView::section { padding: 4px 6px; border: none; }
QStatusBar::item { border: none; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QTableView, QListView, QTreeView, QScrollArea { border: none; }
"""

_COLOURED = Template("""
QWidget { color: $text; }
QMainWindow, QDialog { background: $surface; }
QToolTip { color: $text; background: $foot; border: 1px solid $line; padding: 4px 6px; }

QLineEdit, QDateEdit, QComboBox, QPlainTextEdit, QTextEdit, QSpinBox {
  background: $surface; border: 1px solid $field_line; border-radius: 4px;
  selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit, QTextEdit { padding: 4px 8px; }
QLineEdit:focus, QDateEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus {
  border: 1px solid $accent; }
QLineEdit[problem="true"], QComboBox[problem="true"], QPlainTextEdit[problem="true"] {
  border: 1px solid $red; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { color: $faint; background: $foot; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; outline: 0;
  selection-background-color: $selected; selection-color: $text; }

QPushButton { background: $surface; border: 1px solid $field_line; border-radius: 4px; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 1px solid $accent; }
QPushButton:disabled { color: $faint; border-color: $line; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border: 1px solid $accent; }
QPushButton[primary="true"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[primary="true"]:focus { border: 2px solid $text; padding: 4px 13px; }
QPushButton[primary="true"]:disabled { background: $chip; color: $faint; border-color: $line; }
QPushButton[pill="true"] { background: $chip; color: $muted; border: 1px solid $chip;
  border-radius: 11px; padding: 2px 9px; }
QPushButton[pill="true"]:checked { background: $current; color: $accent; border-color: $accent; }
QPushButton[pill="true"]:focus { border-color: $accent; }
QPushButton[flat="true"], QPushButton:flat { background: transparent; border: 1px solid transparent; }
QPushButton:flat:hover { background: $hover; }
QPushButton:flat:focus { border: 1px solid $accent; }
QPushButton[word="true"] { background: transparent; color: $muted; border: 1px solid transparent;
  padding: 0 5px; min-height: 14px; }
QPushButton[word="true"]:checked { color: $accent; font-weight: bold; }
QPushButton[word="true"]:focus { border-color: $accent; }
QToolButton { border-radius: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border: 1px solid $accent; padding: 3px; }
QToolButton:checked { background: $current; }
QToolButton::menu-indicator { image: none; }

QCheckBox::indicator, QTableView::indicator, QListView::indicator, QRadioButton::indicator {
  width: 12px; height: 12px; border: 1px solid $mark_line; border-radius: 3px; background: $surface; }
QRadioButton::indicator { border-radius: 7px; }
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked {
  background: $accent; border-color: $accent; image: url($check); }
QCheckBox::indicator:indeterminate, QTableView::indicator:indeterminate { background: $faint; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 4px solid $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; background: $foot; }

QTabBar { background: $surface; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { border-bottom: 2px solid $accent; }
QTabBar::tab:hover { background: $hover; }
QTabBar::tab:disabled { color: $faint; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }

QTableView, QListView, QTreeView { background: $surface; outline: 0; gridline-color: $line;
  selection-background-color: $selected; selection-color: $text; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected {
  background: $selected; }
QTableView::item:hover, QTreeView::item:hover { background: $hover; }
QTableView::item:selected:hover, QTreeView::item:selected:hover { background: $selected; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; font-weight: bold;
  border-bottom: 1px solid $line; }
QTableCornerButton::section { background: $surface; border: none; }

QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QStatusBar { background: $foot; border-top: 1px solid $line; color: $muted; }
QMenu { background: $surface; border: 1px solid $line; padding: 4px 0; }
QMenu::item { padding: 5px 24px 5px 12px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 0; }
QProgressBar { background: $chip; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $field_line; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QLabel[role="muted"] { color: $muted; }
QLabel[role="faint"] { color: $faint; }
QLabel[role="accent"] { color: $accent; }
QLabel[role="red"] { color: $red; }
QLabel[role="amber"] { color: $amber; }
QLabel[role="green"] { color: $green; }
QFrame[separator="true"] { background: $line; border: none; }
QFrame[band="red"] { background: $red_band; border: none; }
QFrame[band="amber"] { background: $amber_band; border: none; }
QFrame[band="green"] { background: $green_band; border: none; }
QFrame[band="accent"] { background: $accent_band; border: none; }
QFrame[panel="foot"] { background: $foot; border: none; border-top: 1px solid $line; }
QFrame[panel="card"] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame[panel="card-accent"] { background: $surface; border: 1px solid $accent; border-radius: 6px; }
QFrame[panel="drop"] { background: transparent; border: 1px dashed $field_line; border-radius: 4px; }
QFrame[panel="drop"][over="true"] { background: $current; border: 1px dashed $accent; }
""")


def sheet(named: Colours) -> str:
    """Return the style sheet of a theme."""
    fields = {name: getattr(named, name) for name in named.__slots__}
    dark = QColor(named.surface).lightness() < _HALF
    check = paths.resources() / "icons" / f"check-{'dark' if dark else 'light'}.svg"
    return _SHAPE + _COLOURED.substitute(fields, check=check.as_posix(), mark_line=named.faint)


def plain_sheet() -> str:
    """Return the style sheet for high contrast: shapes only, every colour is the system's."""
    return _SHAPE
