"""Under the amber strip: what is keyed, what may be known of the pass, and the keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.words import text as word_text
from app.gate.views import GateCheckView, SeenKind
from app.identity.views import Helper
from ui.gate import screens
from ui.gate.keying import ALWAYS_THERE, Keying
from ui.i18n import shown
from ui.widgets.base import BenchBox
from ui.widgets.gate_head import GateFacts
from ui.widgets.gate_rows import KeyRows
from ui.widgets.keypad import GateActions, Keypad

_MARGINS, _LOW_MARGINS = (24, 17, 24, 16), (24, 6, 24, 6)

class CheckBody(BenchBox):
    """Rows and facts left, keys right; it shows a `Keying` and says which key was pressed."""

    pressed = Signal(str)
    triggered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, row=True, gap=20, margins=_MARGINS)
        left, right = BenchBox(gap=10), BenchBox(gap=10)
        self.rows, self.facts = KeyRows(), GateFacts()
        left.box.addWidget(self.rows, 1)
        left.box.addWidget(self.facts)
        self.pad, self.acts = Keypad(), GateActions()
        self.pad.pressed.connect(self.pressed)
        self.acts.triggered.connect(self.triggered)
        right.box.addWidget(self.pad, 1)
        right.box.addWidget(self.acts)
        self.box.addWidget(left, 660)
        self.box.addWidget(right, 638)

    def set_low(self, low: bool) -> None:
        """Gives way to a strip above; digits and keys keep their millimetres."""
        self.set_margins(_LOW_MARGINS if low else _MARGINS)
        self.acts.set_low(low)

    def show_duty(self, helper: Helper | None) -> None:
        """Who is called by 不放，叫人."""
        if helper is not None:
            words = self.tr("值班{role} 内线 {n}").format(role=shown(word_text(helper.role)), n=helper.extension or "—")
            self.acts.set_call(self.tr("不放，叫人"), words)

    def show_check(self, view: GateCheckView) -> None:
        """Another pass: its rows, empty, and its facts."""
        named = zip(view.needs, screens.names(view.needs), view.places, strict=True)
        self.rows.set_rows([(screens.ICONS[kind], name, places) for kind, name, places in named])
        self.facts.show_facts(screens.facts(view))

    def show_keying(self, keying: Keying, busy: bool = False) -> None:
        """How far the keying is."""
        rows, active = keying.rows, keying.active
        for number, (widget, row) in enumerate(zip(self.rows.rows, rows, strict=True)):
            here = number == active
            alone = len(rows) == 1
            note = "" if not here else self.tr("键末 {n} 位").format(n=row.places) if alone else self.tr("第 {n} 项").format(n=number + 1)
            sub = (
                "" if here and alone
                else self.tr("共 {n} 项").format(n=len(rows)) if here
                else self.tr("看到没有") if row.none else self.tr("已键入") if row.done else self.tr("未键入")
            )  # fmt: skip
            widget.show_keyed(row.keyed, active=here, note=note, sub=sub, skipped=row.none)
        kind = rows[active].kind if active < len(rows) else None
        self._show_acts(keying, kind, busy)

    def _show_acts(self, keying: Keying, kind: SeenKind | None, busy: bool) -> None:
        if busy:
            self.acts.set_check(self.tr("正在核对…"), False)
        elif keying.done:
            self.acts.set_check(self.tr("核对（回车）"), True)
        elif len(keying.rows) == 1:
            self.acts.set_check(self.tr("核对（键满 {n} 位后可按）").format(n=keying.rows[0].places), False)
        else:
            self.acts.set_check(self.tr("核对（键满 {n} 项后可按）").format(n=len(keying.rows)), False)
        if not keying.optional:
            self.acts.set_none(self.tr("返回"), self.tr("不核这张，等扫下一张"), not busy)
            return
        words, sub = screens.missing(kind or SeenKind.TRAILER)
        optional = kind is not None and kind not in ALWAYS_THERE
        if not optional:
            words, sub = screens.missing(next((r.kind for r in keying.rows if r.kind not in ALWAYS_THERE), SeenKind.TRAILER))
        self.acts.set_none(words, sub, optional)
