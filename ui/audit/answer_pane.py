"""The answer: the dossiers that were touched, page by page, with what they add up to."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerkdesk.services.audit_hits import AuditReport, Hit, corrected_in_words
from ui.audit.hit_columns import ONLY_CORRECTED, ONLY_UNCORRECTED, hit_columns
from ui.icons import Icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_or_empty import ListOrEmpty
from ui.widgets.paged_table import PagedTable
from ui.widgets.plain_label import PlainLabel
from ui.widgets.separator import Separator

_PAGE = 300


class AnswerPane(QWidget):
    """Shows a report; the table reads on as far as it is looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report: AuditReport | None = None
        self.table: PagedTable[Hit] = PagedTable(hit_columns(), lambda hit: hit.dossier_id)
        self.table.setAccessibleName(t("audit.window.hits"))
        self.title = PlainLabel(t("audit.title"), bold=True, points=2, elide=True)
        self.totals = PlainLabel(role=Role.MUTED, elide=True)
        self._empty = EmptyState(Icon.RATE, t("audit.empty.title"), t("audit.empty.sentence"))
        self._page = ListOrEmpty(self.table, self._empty)
        self._page.show_list(False)
        self.table.page_wanted.connect(self._read_on)
        self._lay_out()

    def show_report(self, report: AuditReport, asked: str) -> None:
        """Show what was found about ``asked``, with the cursor on the first dossier."""
        self.report = report
        found = report.hits[:_PAGE]
        corrected = report.totals.after is not None
        for place, column in enumerate(self.table.paged().columns()):
            if column.name in (*ONLY_CORRECTED, *ONLY_UNCORRECTED):
                self.table.setColumnHidden(place, corrected is not (column.name in ONLY_CORRECTED))
        self.table.show_rows(
            found, len(report.hits) > len(found), current=found[0].dossier_id if found else None
        )
        self._empty.say(Icon.OK, t("audit.empty.none_title"), t("audit.empty.none_sentence"))
        self._page.show_list(bool(found))
        self.title.setText(_title(report, asked))
        self.totals.setText(_totals(report) if found else "")
        if found:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(14, 12, 14, 8)
        top.addWidget(self.title, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 7, 14, 7)
        foot.addWidget(self.totals, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._page, 1)
        layout.addWidget(Separator())
        layout.addLayout(foot)

    @Slot()
    def _read_on(self) -> None:
        if self.report is not None:
            start = self.table.paged().rowCount()
            found = self.report.hits[start : start + _PAGE]
            self.table.paged().append(found, start + len(found) < len(self.report.hits))


def _title(report: AuditReport, asked: str) -> str:
    counted = {"asked": asked, "n": len(report.hits), "of": report.looked_at}
    if report.corrected is None:
        return t("audit.window.answered", **counted)
    corrected = corrected_in_words(report.corrected, t)
    return t("audit.window.answered_corrected", corrected=corrected, **counted)


def _totals(report: AuditReport) -> str:
    totals = report.totals
    if totals.after is None:
        return t(
            "audit.window.totals",
            closed=totals.closed,
            letters=totals.letters,
            carried=totals.carried,
            announced=totals.announced,
        )
    return t(
        "audit.window.totals_corrected",
        closed=totals.closed,
        letters=totals.letters,
        changed=totals.changed,
        before=totals.before,
        after=totals.after,
        difference=totals.difference,
    )
