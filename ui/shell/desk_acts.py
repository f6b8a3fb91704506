"""The actions of the main window, in the order of the sheet of keys."""

from clerkdesk.settings import Theme
from ui.icons import Icon
from ui.shell.actions import Act
from ui.shell.deskwork import DeskWork


def desk_acts(work: DeskWork) -> tuple[Act, ...]:
    """Return every action that ``work`` can do, with its keys and its reasons not to."""
    return (*_dossier(work), *_batches(work), *_look(work), *_window(work))


def _dossier(work: DeskWork) -> tuple[Act, ...]:
    page = work.page
    may = work.why_not_write
    return (
        Act("payment", "dossier", Icon.MONEY, page.new_payment, ("Ctrl+B",), may),
        Act("cost", "dossier", Icon.RECEIPT, page.court.cost, ("Ctrl+Shift+B",), may),
        Act("dispute", "dossier", Icon.DISPUTE, page.new_dispute, ("Ctrl+G",), may),
        Act("hold", "dossier", Icon.HOLD, page.new_hold, ("Ctrl+H",), may),
        Act("notice", "dossier", Icon.LETTER_OPENED, page.new_notice, ("Ctrl+Shift+M",), may),
        Act("delivery", "dossier", Icon.TERM, page.prove_delivery, (), may),
        Act("withdraw_notice", "dossier", Icon.UNDO, page.withdraw_notice, (), may),
        Act("note", "dossier", Icon.NOTE, page.write_note, ("Ctrl+M",), may),
        Act("files", "dossier", Icon.ATTACHMENT, page.choose_files, ("Ctrl+O",), may),
        Act("court", "dossier", Icon.GAVEL, work.show_court_costs, (), work.why_no_dossier),
        Act("ask_consent", "dossier", Icon.GAVEL, page.court.ask_consent, (), may),
        Act("consent", "dossier", Icon.GAVEL, page.court.consent, (), may),
        Act("to_court", "dossier", Icon.GAVEL, page.court.to_court, (), may),
        Act("award", "dossier", Icon.GAVEL, page.court.award, ("Ctrl+Shift+J",), may),
        Act("back_from_court", "dossier", Icon.GAVEL, page.court.back, (), may),
        Act("copy_number", "dossier", Icon.COPY, page.copy_number, ("Ctrl+Shift+C",), work.why_no_dossier),
        Act("explain", "dossier", Icon.CALCULATION, page.explain_amount, ("Ctrl+E",), work.why_no_dossier),
        Act("lens", "dossier", Icon.LAW, page.toggle_lens, ("Ctrl+Shift+E",), work.why_no_dossier),
        Act("apart", "dossier", Icon.DOSSIER, work.show_apart, ("Ctrl+Shift+O",), work.why_no_dossier),
    )


def _batches(work: DeskWork) -> tuple[Act, ...]:
    may = work.why_not_change
    return (
        Act("import", "work", Icon.IMPORT, work.screens.import_list, ("Ctrl+I",), may),
        Act("letters", "work", Icon.LETTERS, work.make_letters, ("Ctrl+L",), may),
        Act("import_runs", "work", Icon.ARCHIVE, work.screens.import_runs, ("Ctrl+Shift+I",)),
        Act("letter_runs", "work", Icon.ARCHIVE, work.screens.letter_runs, ("Ctrl+Shift+L",)),
        Act("creditors", "work", Icon.CREDITOR, work.screens.creditors, ("Ctrl+Shift+K",)),
        Act("tariffs", "work", Icon.RATE, work.screens.tariffs, ("Ctrl+Shift+T",)),
        Act("audit", "work", Icon.RATE, work.screens.audit),
    )


def _look(work: DeskWork) -> tuple[Act, ...]:
    return (
        Act("search", "look", Icon.SEARCH, work.left.search.take_focus, ("Ctrl+F",)),
        Act("palette", "look", Icon.KEYBOARD, work.show_palette, ("Ctrl+K",)),
        Act("filter", "look", Icon.FILTER, work.listed.toggle_filter, ("Ctrl+Shift+F",)),
        Act("sort", "look", Icon.SORT, work.listed.choose_order, ("Ctrl+Shift+S",)),
        Act("columns", "look", Icon.COLUMNS, work.listed.choose_columns, ("F9",)),
        Act("whose", "look", Icon.TEAM, work.left.rows.turn_switch, ("F7",)),
        Act("refresh", "look", Icon.REFRESH, work.refresh, ("F5",)),
        Act("back", "look", Icon.BACK, work.go_back, ("Alt+Left",), work.why_not_back),
        Act("forward", "look", Icon.FORWARD, work.go_forward, ("Alt+Right",), work.why_not_forward),
    )


def _window(work: DeskWork) -> tuple[Act, ...]:
    return (
        Act("next_pane", "window", Icon.COLUMNS, work.next_pane, ("F6",)),
        Act("previous_pane", "window", Icon.COLUMNS, work.previous_pane, ("Shift+F6",)),
        Act("shortcuts", "window", Icon.KEYBOARD, work.show_shortcuts, ("F1",)),
        Act("preferences", "window", Icon.PREFERENCES, work.show_preferences, ("Ctrl+,",)),
        Act("office", "window", Icon.COMPANY, work.screens.office, (), work.why_not_change),
        Act("choices", "window", Icon.LAW, work.screens.choices),
        Act("theme_system", "window", Icon.PREFERENCES, lambda: work.choose_theme(Theme.SYSTEM)),
        Act("theme_light", "window", Icon.PREFERENCES, lambda: work.choose_theme(Theme.LIGHT)),
        Act("theme_dark", "window", Icon.PREFERENCES, lambda: work.choose_theme(Theme.DARK)),
        Act("database", "window", Icon.DATABASE, work.database_wanted.emit),
        Act("quit", "window", Icon.CLOSE, work.window.close, ("Ctrl+Q",)),
    )
