"""What the guard has keyed so far, without Qt: rows of empty places that fill from the left, one after the other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.gate.views import GateCheckView, SeenKind

ALWAYS_THERE = frozenset({SeenKind.PLATE, SeenKind.BEARER})
"""What cannot be missing: a vehicle bears a plate, and who carries goods out on foot has a card."""


@dataclass(frozen=True)
class KeyedRow:
    """One thing to key: how many places, what was keyed, and whether the guard found none."""

    kind: SeenKind
    places: int
    keyed: str = ""
    none: bool = False

    @property
    def done(self) -> bool:
        """Whether nothing more is to be keyed here."""
        return self.none or len(self.keyed) == self.places


@dataclass(frozen=True)
class Keying:
    """All rows; keys go to the first one that is not done."""

    rows: tuple[KeyedRow, ...] = ()

    @staticmethod
    def of(view: GateCheckView) -> Keying:
        """Empty rows for what a pass wants to be seen."""
        return Keying(tuple(KeyedRow(kind, places) for kind, places in zip(view.needs, view.places, strict=True)))

    @property
    def active(self) -> int:
        """Index of the row that takes the keys; the number of rows when all are done."""
        return next((n for n, row in enumerate(self.rows) if not row.done), len(self.rows))

    @property
    def optional(self) -> bool:
        """Whether there is anything that the guard may find missing."""
        return any(row.kind not in ALWAYS_THERE for row in self.rows)

    @property
    def empty(self) -> bool:
        """Whether nothing is keyed."""
        return not any(row.keyed or row.none for row in self.rows)

    @property
    def done(self) -> bool:
        """Whether everything is keyed."""
        return bool(self.rows) and self.active == len(self.rows)

    def key(self, character: str) -> Keying:
        """One more letter or digit; anything else, and a key too many, changes nothing."""
        at = self.active
        if at == len(self.rows) or len(character) != 1 or not character.isascii() or not character.isalnum():
            return self
        return self._with(at, replace(self.rows[at], keyed=self.rows[at].keyed + character.upper()))

    def back(self) -> Keying:
        """Takes the last character back, across rows."""
        at = self.active
        if at == len(self.rows) or not self.rows[at].keyed:
            at -= 1
        if at < 0:
            return self
        return self._with(at, replace(self.rows[at], keyed=self.rows[at].keyed[:-1], none=False))

    def none(self) -> Keying:
        """The guard found no such thing on the vehicle; a plate, or the card of who carries goods, there always is."""
        at = self.active
        if at == len(self.rows) or self.rows[at].kind in ALWAYS_THERE:
            return self
        return self._with(at, replace(self.rows[at], keyed="", none=True))

    def clear(self) -> Keying:
        """Everything empty again."""
        return Keying(tuple(KeyedRow(row.kind, row.places) for row in self.rows))

    def anew(self, at: int) -> Keying:
        """One row empty again, so that the keys go there next if all before it are done."""
        return self._with(at, KeyedRow(self.rows[at].kind, self.rows[at].places)) if 0 <= at < len(self.rows) else self

    def again(self, wrong: SeenKind | None) -> Keying:
        """Another try after a refusal: only what its sentence speaks of is keyed anew, the rest stays as it was seen.

        Who reads 封签号不符 keys a seal; a container's row that waited for keys as well would take them.
        """
        if not any(row.kind is wrong for row in self.rows):
            return self.clear()
        return Keying(tuple(KeyedRow(row.kind, row.places) if row.kind is wrong else row for row in self.rows))

    def seen(self) -> dict[SeenKind, str]:
        """What was keyed, by thing; several of a kind stand in one text with spaces between."""
        found: dict[SeenKind, list[str]] = {}
        for row in self.rows:
            found.setdefault(row.kind, []).append(row.keyed)
        return {kind: " ".join(filter(None, keyed)) for kind, keyed in found.items()}

    def _with(self, at: int, row: KeyedRow) -> Keying:
        return Keying((*self.rows[:at], row, *self.rows[at + 1 :]))
