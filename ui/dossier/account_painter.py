"""Paints the rows of an account: claims in columns, amounts on the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.dossier.account_model import AccountModel
from ui.dossier.account_rows import AmountRow, ClaimRow, Columns, RegimeRow, Row, Rule, Weight
from ui.format import day, money
from ui.icons import Icon
from ui.texts import t
from ui.theme import colour, colours
from ui.theme_colours import Role
from ui.widgets.strokes import Fonts, fonts, glyph, rule, wrapped, write

MARGIN = 14
_GAP = 16
_INDENT = 12
ICON = 14
_BESIDE = 7
_EXTRA = {Weight.GRAND: 12, Weight.PAYMENT: 6}

Index = QModelIndex | QPersistentModelIndex


class AccountPainter(QStyledItemDelegate):
    """The delegate of the account: one painted row per claim or amount."""

    def __init__(self, view: QListView, model: AccountModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def height_of(self, row: Row) -> int:
        """Return the height of a row in pixels."""
        faces = self._faces()
        if isinstance(row, Rule):
            return 9
        if isinstance(row, RegimeRow):
            return len(self._sentence(row)) * QFontMetrics(faces.small).height() + 4
        extra = _EXTRA.get(row.weight, 0) if isinstance(row, AmountRow) else 0
        return faces.line + 4 + extra

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._view.viewport().width(), self.height_of(self._model.row_at(index.row())))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row_at(index.row())
        rect: QRect = getattr(option, "rect")  # noqa: B009 - the stubs of PySide do not know its fields
        state: QStyle.StateFlag = getattr(option, "state")  # noqa: B009 - see above
        painter.save()
        if state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(rect, QColor(colours().selected))
        inner = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        match row:
            case Rule():
                rule(painter, inner.left(), inner.right(), rect.center().y())
            case RegimeRow():
                _regime(painter, inner, row, self._sentence(row), self._faces())
            case Columns():
                self._columns(painter, inner)
            case ClaimRow():
                self._claim(painter, inner, row)
            case AmountRow():
                _amount(painter, inner, row, self._faces())
        painter.restore()

    def _faces(self) -> Fonts:
        return fonts(self._view.font().toString())

    def _sentence(self, row: RegimeRow) -> list[str]:
        room = self._view.viewport().width() - 2 * MARGIN - ICON - _BESIDE
        return wrapped(row.text, self._faces().small, max(room, 1), None)[0]

    def _places(self, inner: QRect) -> tuple[QRect, QRect, QRect, QRect]:
        """Return where invoice, description, due day and amount of a claim go."""
        metrics = QFontMetrics(self._faces().plain)
        invoices = [row.claim.invoice for row in self._model.rows() if isinstance(row, ClaimRow)]
        widest = max((metrics.horizontalAdvance(text) for text in invoices), default=0)
        first = min(max(widest, 70), inner.width() // 3) + _GAP
        last = metrics.horizontalAdvance("-1.234.567,00")
        third = metrics.horizontalAdvance("00-00-0000") + _GAP
        invoice = QRect(inner.left(), inner.top(), first - 4, inner.height())
        amount = QRect(inner.right() - last, inner.top(), last, inner.height())
        due = QRect(amount.left() - third, inner.top(), third - _GAP, inner.height())
        left = inner.left() + first
        return invoice, QRect(left, inner.top(), due.left() - left - 8, inner.height()), due, amount

    def _columns(self, painter: QPainter, inner: QRect) -> None:
        heads = ("invoice", "description", "due", "principal")
        for place, name in zip(self._places(inner), heads, strict=True):
            head = t(f"dossier.account.{name}")
            right = name == "principal"
            write(painter, place, head, self._faces().small, colour(Role.MUTED), right=right)

    def _claim(self, painter: QPainter, inner: QRect, row: ClaimRow) -> None:
        faces, text = self._faces(), colour(Role.TEXT)
        invoice, description, due, amount = self._places(inner)
        write(painter, invoice, row.claim.invoice, faces.plain, text)
        write(painter, due, day(row.claim.due), faces.plain, text)
        write(painter, amount, money(row.amount), faces.plain, text, right=True)
        if row.dispute:
            _disputed(painter, description, row, faces)
        else:
            write(painter, description, row.claim.description, faces.plain, text)


def _regime(painter: QPainter, inner: QRect, row: RegimeRow, lines: list[str], faces: Fonts) -> None:
    height = QFontMetrics(faces.small).height()
    picture = QRect(inner.left(), inner.top() + 2 + (height - ICON) // 2, ICON, ICON)
    role = Role.AMBER if row.assumed else Role.MUTED
    glyph(painter, picture, Icon.WARNING if row.assumed else Icon.DISPUTE, role)
    for number, line in enumerate(lines):
        place = QRect(inner.left() + ICON + _BESIDE, inner.top() + 2 + number * height, inner.width(), height)
        write(painter, place, line, faces.small, colour(role))


def _disputed(painter: QPainter, place: QRect, row: ClaimRow, faces: Fonts) -> None:
    """Write the description and, in amber behind it, that the claim is disputed."""
    said = f"·  {row.dispute}" if row.claim.description else row.dispute
    metrics = QFontMetrics(faces.plain)
    words = min(metrics.horizontalAdvance(said) + 2, place.width())
    described = min(metrics.horizontalAdvance(row.claim.description), place.width() - words - 8)
    write(
        painter,
        place.adjusted(0, 0, described - place.width(), 0),
        row.claim.description,
        faces.plain,
        colour(Role.TEXT),
    )
    behind = QRect(place.left() + max(described, -8) + 8, place.top(), words, place.height())
    write(painter, behind, said, faces.plain, colour(Role.AMBER))


def _amount(painter: QPainter, inner: QRect, row: AmountRow, faces: Fonts) -> None:
    font, tint = _face(row.weight, faces), colour(_role(row))
    figures = "" if row.amount is None else money(row.amount)
    width = QFontMetrics(font).horizontalAdvance(figures) + 2
    indent = _INDENT if row.weight is Weight.SEGMENT else 0
    write(painter, inner.adjusted(indent, 0, -width - 8, 0), row.label, font, tint)
    amount = inner.adjusted(inner.width() - width, 0, 0, 0)
    write(painter, amount, figures, font, tint, right=True)


def _face(weight: Weight, faces: Fonts) -> QFont:
    if weight is Weight.GRAND:
        return faces.large
    return faces.bold if weight is Weight.TOTAL else faces.plain


def _role(row: AmountRow) -> Role:
    return Role.MUTED if row.weight is Weight.WAITING else Role.TEXT
