"""The panel of the view 待查: a new report, or the next step of the chosen line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from app.boxing import photos as box_photos
from app.boxing import stopping
from app.boxing.stopping import StopView
from app.core.clock import site_time
from app.core.errors import AppError
from app.core.words import Role
from app.core.words import text as word_text
from app.core.work import Work
from app.trace import doubt_queries, doubts, missing
from app.trace.doubt_views import Candidate, DoubtOutcome, DoubtState, DoubtView, Overdue, StopKind
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import Pairs, Said, SidePanel
from ui.storage.missing_lines import AnyLine, facts, key_of, title_of
from ui.widgets.base import PlainLabel
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.files import file_to_open
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.tables import DENSE, Column, Kind, WorkTable

Act = Callable[[Work, Mapping[str, Any]], Any]


class MissingPanel(SidePanel):
    """Each step is one button; what was typed stays until it was taken.

    Attributes:
        done: A step was taken: read the lists anew.
        trace_wanted: Show the way of a thing.
    """

    done = Signal()
    reported = Signal(str)
    """A report was made: its line is the one to look at."""
    trace_wanted = Signal(str)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(self.tr("新报告"), 396)
        self.context = context
        self.line: AnyLine | None = None
        self._scanned = ""
        self._acts: dict[str, Act] = {}
        self._pairs = Pairs(70)
        self.next = PlainLabel("", "strong")
        self.next.setWordWrap(True)
        self.next.setObjectName("label.next")
        self.candidates = WorkTable(
            [
                Column(self.tr("可能是"), Kind.DOCUMENT, stretch=True), Column(self.tr("状态"), width=70),
                Column(self.tr("最后动"), width=92),
            ],
            row_height=DENSE, empty=self.tr("这个库位账上没有货。"),
        )  # fmt: skip
        self.candidates.setObjectName("list.candidates")
        self.candidates.setFixedHeight(150)
        self.candidates.current_changed.connect(self._candidate)
        self._build_form()
        for widget in (self._pairs, self.next, self.candidates, self.form):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self._build_foot()
        self.show_line(None)

    def _build_form(self) -> None:
        self.form = form = FieldForm(label_width=66)
        kinds = [(shown(word_text(kind)), kind.value) for kind in (StopKind.DAMAGE, StopKind.MARK_LOST, StopKind.MISSING)]
        form.add_choice("kind", self.tr("情况"), kinds).setObjectName("field.kind")
        form.add_text("identity", self.tr("货品"), hint=self.tr("扫标签；认不出就空着")).setObjectName("field.identity")
        form.add_text("why", self.tr("键入原因"), hint=self.tr("没有扫就要写，例如：条码刮花")).setObjectName("field.why")
        form.add_text("place", self.tr("库位"), hint=self.tr("扫库位，空着按账")).setObjectName("field.place")
        form.add_number("quantity", self.tr("件数"), low=1, high=1_000_000).setObjectName("field.quantity")
        form.add_long_text("words", self.tr("看到的"), hint=self.tr("例如：外箱压扁一角，标签撕掉")).setObjectName("field.words")
        form.changed.connect(self._edited)

    def _build_foot(self) -> None:
        self.error, self.said = ErrorLine(), Said()
        self._told = ""
        self.first = PrimaryButton(self.tr("登记并隔离"), key="Ctrl+Return", cap="Ctrl+↵")
        self.first.setObjectName("do.first")
        self.second = KeyButton(self.tr("返工"), key="Ctrl+D")
        self.second.setObjectName("do.second")
        self.third = KeyButton(self.tr("报废"), key="Ctrl+E")
        self.third.setObjectName("do.third")
        self.photo = KeyButton(self.tr("加照片…"), icon="camera", key="Ctrl+O")
        self.photo.setObjectName("do.photo")
        self.trace = KeyButton(self.tr("追溯"), icon="search", key="Ctrl+T")
        self.trace.setObjectName("do.trace")
        for name, button in (("first", self.first), ("second", self.second), ("third", self.third)):
            button.clicked.connect(lambda _=False, name=name: self._run(name))
        self.photo.clicked.connect(self._choose_photo)
        self.trace.clicked.connect(lambda: self.trace_wanted.emit(self.thing))
        for widget in (self.error, self.said):
            self.body.addWidget(widget)
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.addWidget(self.trace)
        upper.addWidget(self.photo)
        lower.addWidget(self.third)
        lower.addWidget(self.second)
        lower.addWidget(self.first, 1)
        self.body.addLayout(upper)
        self.body.addLayout(lower)

    @property
    def thing(self) -> str:
        """The number of what is shown; blank for none."""
        line = self.line
        if isinstance(line, DoubtView):
            return line.identity
        return line.sscc if isinstance(line, StopView) else line.thing if isinstance(line, Overdue) else ""

    # Scans

    def take(self, thing: str, place: str) -> None:
        """A scan fills the report, or says which goods they are."""
        if thing:
            self._scanned = thing
            self.form.set_value("identity", thing)
        if place:
            self.form.set_value("place", place)
        self._edited("identity")

    # Showing

    def show_line(self, line: AnyLine | None) -> None:
        """Shows a line with its next step; None for a new report."""
        same = (None if line is None else key_of(line)) == (None if self.line is None else key_of(self.line))
        self.line = line
        self.error.show_words("")
        if not same:
            self.said.setText(self._told)
            self._told = ""
            self._scanned = ""
            for key in ("identity", "why", "place", "words"):
                self.form.set_value(key, "")
        self._acts = {}
        self.title.setText(self.tr("新报告") if line is None else title_of(line))
        self._pairs.setVisible(line is not None)
        self._pairs.show_pairs(facts(line) if line is not None else [])
        for button in (self.first, self.second, self.third, self.photo, self.candidates, self.next):
            button.hide()
        self.trace.setVisible(bool(self.thing))
        if line is None:
            self._new()
        elif isinstance(line, DoubtView):
            self._doubt(line)
        elif isinstance(line, StopView):
            self._box(line)
        else:
            self._late(line)

    def _offer(self, name: str, words: str, act: Act) -> None:
        button = {"first": self.first, "second": self.second, "third": self.third}[name]
        button.set_words(words)
        button.show()
        self._acts[name] = act

    def _fields(self, *keys: str, words: str = "") -> None:
        for key in self.form.keys():  # noqa: SIM118
            self.form.show_field(key, key in keys)
        if words:
            self.form.name_field("words", words)
        editor = self.form.editor("words")
        if isinstance(editor, QPlainTextEdit):
            hints = {"kind": self.tr("例如：外箱压扁一角，标签撕掉"), "identity": self.tr("例如：开箱看铭牌，与合格证一致")}
            editor.setPlaceholderText(next((hint for key, hint in hints.items() if key in keys), ""))
        self.form.setVisible(bool(keys))

    def _tell(self, words: str) -> None:
        self.next.setText(words)
        self.next.show()

    def _new(self) -> None:
        self._fields("kind", "identity", "place", "quantity", "words", words=self.tr("看到的"))
        self._edited("identity")
        self._offer("first", self.tr("登记并隔离"), self._report)

    def _doubt(self, line: DoubtView) -> None:
        inspector = self.context.actor.has(Role.INSPECTOR)
        key = line.doubt_id
        self.photo.setVisible(line.state is not DoubtState.RELABELLED)
        if line.state is DoubtState.REPORTED:
            self._tell(self.tr("下一步：对内装、铭牌、合格证，认定是哪一件"))
            self._fields("identity", "words", words=self.tr("认定依据"))
            self.candidates.show()
            self.context.query(lambda s: doubt_queries.candidates(s, line.place, line.product_id), self._show_candidates)
            self._offer("first", self.tr("认定"), lambda w, said: doubts.identify(w, key, said["identity"], said["words"]))
        elif line.state is DoubtState.RELABELLED:
            self._tell(self.tr("下一步：贴上新标签，在这里扫回，货品解除隔离"))
            self._fields()
        elif not inspector:
            self._tell(self.tr("下一步：质检员处置"))
            self._fields()
        elif line.kind is StopKind.MARK_LOST:
            self._tell(self.tr("下一步：核对认定依据，批准补标识；报告、认定的人不能批"))
            self._fields("words", words=self.tr("意见"))
            self._offer("first", self.tr("批准补标识"), lambda w, said: doubts.approve_relabel(w, key, said["words"]))
        else:
            self._tell(self.tr("下一步：看实物和照片，处置"))
            self._fields("words", words=self.tr("意见"))
            for name, words, outcome in (
                ("first", self.tr("放行"), DoubtOutcome.RELEASE), ("second", self.tr("返工"), DoubtOutcome.REWORK),
                ("third", self.tr("报废"), DoubtOutcome.SCRAP),
            ):  # fmt: skip
                self._offer(name, words, self._deciding(key, outcome))

    def _deciding(self, key: int, outcome: DoubtOutcome) -> Act:
        return lambda w, said: doubts.decide(w, key, outcome, said["words"])

    def _box(self, line: StopView) -> None:
        if not self.context.actor.has(Role.INSPECTOR):
            self._tell(self.tr("下一步：质检员放行"))
            self._fields()
            self.photo.setVisible(True)
            return
        self.photo.setVisible(line.kind is StopKind.DAMAGE)
        self._tell(self.tr("下一步：看实物，写明意见后放行"))
        self._fields("words", words=self.tr("意见"))
        repack = line.kind is StopKind.DAMAGE
        again = self.tr("补标识") if line.kind is StopKind.MARK_LOST else self.tr("放行")
        self._offer("first", again, lambda w, said: stopping.release(w, line.sscc, said["words"], repack=False))
        if repack:
            self._offer("second", self.tr("开箱重装"), lambda w, said: stopping.release(w, line.sscc, said["words"]))

    def _late(self, line: Overdue) -> None:
        self._tell(self.tr("下一步：去最后看到的地方找；找到了写在哪里，找不到写找过哪里"))
        self._fields("place", "words", words=self.tr("说明"))
        self._offer("first", self.tr("找到了"), lambda w, said: missing.found(w, line.thing, said["place"], said["words"]))
        self._offer("second", self.tr("找不到"), lambda w, said: missing.lost(w, line.thing, said["words"]))

    def _show_candidates(self, found: tuple[Candidate, ...]) -> None:
        rows = [
            (one.identity, shown(one.state), f"{site_time(one.came):%m-%d %H:%M}" if one.came is not None else "—") for one in found
        ]
        self.candidates.set_rows(rows, [one.identity for one in found])

    def _candidate(self, identity: object) -> None:
        if isinstance(identity, str) and self.candidates.isVisible():
            self._scanned = identity  # chosen from the records, not typed
            self.form.set_value("identity", identity)

    # Acting

    def _edited(self, key: str) -> None:
        """A number that was typed and not scanned asks for its reason."""
        typed = str(self.form.value("identity")).strip().upper()
        self.form.show_field("why", self.line is None and bool(typed) and typed != self._scanned)

    @staticmethod
    def _report(work: Work, said: Mapping[str, Any]) -> int:
        typed = said["identity"].strip().upper()
        return doubts.report(
            work, StopKind(said["kind"]), said["words"], identity=typed, place=said["place"], quantity=said["quantity"],
            typed_why=said["why"] if typed and typed != said["scanned"] else None,
        )  # fmt: skip

    def _run(self, name: str) -> None:
        act = self._acts.get(name)
        if act is not None:
            self.error.show_words("")
            said = {**self.form.values(), "scanned": self._scanned}
            self.context.command(lambda w: act(w, said), self._taken, self._refused)

    def _taken(self, result: object) -> None:
        known = bool(str(self.form.value("identity")).strip())
        self._scanned = ""
        for key in ("identity", "why", "place", "words"):
            self.form.set_value(key, "")
        self.said.setText(self.tr("已登记。"))
        if self.line is None and isinstance(result, int):
            self._told = self.tr("已登记并隔离。") if known else self.tr("已登记。")
            self.reported.emit(str(result))
        self.done.emit()

    def _refused(self, error: AppError) -> None:
        self.error.show_words("" if error.clause else shown(error.reason))
        if error.clause:
            self.context.failed.emit(error)

    def _choose_photo(self) -> None:
        name = file_to_open(self, self.tr("照片"), "PNG, JPEG (*.png *.jpg *.jpeg)")
        if name:
            self.add_photo(name)

    def add_photo(self, name: str) -> None:
        """Hangs a picture file on the chosen line."""
        line = self.line
        try:
            content = Path(name).read_bytes()
        except OSError as error:
            self.error.show_words(self.tr("读不了这个文件：{why}").format(why=error.strerror or name))
            return
        file = Path(name).name
        if isinstance(line, DoubtView):
            self.context.command(lambda w: doubts.attach_photo(w, line.doubt_id, file, content), self._taken, self._refused)
        elif isinstance(line, StopView):
            self.context.command(lambda w: box_photos.attach(w, line.sscc, file, content), self._taken, self._refused)
