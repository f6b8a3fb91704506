"""Which dossiers were looked at, to go back and forward as in a browser."""

_LONGEST = 100


class History:
    """The dossiers shown in this window; looking at another one cuts off what lay ahead."""

    def __init__(self) -> None:
        self._seen: list[int] = []
        self._place = -1

    def visit(self, dossier_id: int) -> None:
        """Add a dossier, unless it is the one on show."""
        if self.current() == dossier_id:
            return
        self._seen = [*self._seen[: self._place + 1], dossier_id][-_LONGEST:]
        self._place = len(self._seen) - 1

    def current(self) -> int | None:
        """Return the dossier on show."""
        return self._seen[self._place] if self._place >= 0 else None

    def can_go(self, by: int) -> bool:
        """Return whether there is a dossier ``by`` places back (negative) or forward."""
        return 0 <= self._place + by < len(self._seen)

    def go(self, by: int) -> int:
        """Move and return the dossier there; ``IndexError`` when there is none."""
        if not self.can_go(by):
            raise IndexError("no dossier there")
        self._place += by
        return self._seen[self._place]
