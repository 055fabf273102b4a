"""The tab 入库: goods, packaging materials, the 领料单 they are asked for and issued on (C-04, C-05, D-01)."""

from __future__ import annotations

import re
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.core.scans import ScanResult
from app.core.words import Role
from app.core.work import Actor
from app.devices.code_table import LOT_PATTERN, PACKAGING_PREFIX, Series
from app.devices.code_table import Command as Code
from app.scanning.lane import Bench, OtherPage
from ui.context import DeskContext
from ui.inbound.asking import AskingScreen
from ui.inbound.goods import GoodsScreen
from ui.inbound.handover import HandoverView
from ui.inbound.issuing import IssuingScreen
from ui.inbound.purchase import PurchaseScreen
from ui.inbound.receipts import ReceiptsView
from ui.inbound.receiving import ReceivingScreen
from ui.inbound.screen import InboundScreen
from ui.page import DeskPage
from ui.storage.expiry_banner import ExpiryBanner
from ui.storage.screen import StorageView
from ui.widgets.keys import command_key

_LOT = re.compile(LOT_PATTERN)

AnyView = InboundScreen | StorageView

_KEYS = (("F10", Code.PRINT), ("F8", Code.UNDO), ("F9", Code.TAKE_OUT), ("F7", Code.NEW_BOX))


class InboundPage(DeskPage):
    """`open_document` takes a receipt (RK…), task order, inspection sheet, 领料单 (LL…), packaging code, or the key of a view."""

    key: ClassVar[str] = "inbound"
    icon: ClassVar[str] = "inbox"
    roles: ClassVar[frozenset[Role]] = (
        GoodsScreen.roles | ReceivingScreen.roles | AskingScreen.roles | HandoverView.roles | ReceiptsView.roles
    )
    tables: ClassVar[frozenset[str]] = (
        frozenset({"goods_receipt", "packaging_item", "packaging_move", "requisition", "arrival", "lot_balance"})
        | HandoverView.tables | ReceiptsView.tables
    )  # fmt: skip

    command_wanted = Signal(object)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("入库"), self.tr("扫单据和标签，次序不限"))
        self.goods, self.receiving = GoodsScreen(context), ReceivingScreen(context)
        self.asking, self.issuing = AskingScreen(context), IssuingScreen(context)
        self.purchase, self.handover, self.receipts = PurchaseScreen(context), HandoverView(context), ReceiptsView(context)
        screens: tuple[AnyView, ...] = (
            self.goods, self.purchase, self.receiving, self.issuing, self.asking, self.handover, self.receipts,
        )  # fmt: skip
        self._of: dict[str, AnyView] = {screen.key: screen for screen in screens}
        self._words = {
            "goods": self.tr("成品入库"), "purchase": self.tr("外购入库"), "packaging": self.tr("包装物入库"), "issue": self.tr("发料"),
            "requisitions": self.tr("领料单"), "handover": self.tr("交库"), "receipts": self.tr("入库单"),
        }  # fmt: skip
        self.view = "goods"
        self.views = list(self._words.items())
        self.stack = QStackedWidget()
        for screen in self._of.values():
            screen.command_wanted.connect(self.command_wanted)
            self.stack.addWidget(screen)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.expiry = ExpiryBanner(context)
        self.expiry.opened.connect(lambda: context.go_to.emit("storage", "due"))
        box.addWidget(self.expiry)
        box.addWidget(self.stack)
        for key, act in _KEYS:
            command_key(key, self).activated.connect(lambda act=act: self.front.key_pressed(act))
        command_key("F6", self).activated.connect(self._into_lane)
        context.person_changed.connect(lambda _: self._offer_views())
        self._offer_views()

    @property
    def front(self) -> AnyView:
        """The view in front."""
        return self._of[self.view]

    def bench(self) -> Bench:
        """Every scan goes to the view in front; at a list it is taken where goods come in, or what the person may do."""
        bench: Bench = self._taker.bench
        return bench

    @property
    def _taker(self) -> InboundScreen:
        """The view that takes scans: the one in front, or beside a list the first one of the person's that does."""
        front = self.front
        if isinstance(front, InboundScreen):
            return front
        offered = (self._of[key] for key, _ in self.views)
        return next((screen for screen in offered if isinstance(screen, InboundScreen)), self.goods)

    @property
    def asks_approval(self) -> bool:
        """While packaging is issued the next badge is the receiver's."""
        return self.front.asks_second

    def approve(self, actor: Actor) -> None:
        """The receiver stands behind what he takes."""
        self.front.second(actor)

    def show_view(self, key: str) -> None:
        """Shows a view and reads it anew; a wrong scan that waits for 确认 keeps its own."""
        if key not in dict(self.views) or (self.front.latched and key != self.view):
            self.title_changed.emit()  # the chip that was clicked goes back to the view in front
            return
        super().show_view(key)
        self.stack.setCurrentWidget(self.front)
        self.title_changed.emit()
        self.front.show_state()
        self.reload()

    def reload(self) -> None:
        """Reads the view in front."""
        self.expiry.read()
        self.front.reload()

    def open_document(self, document: str) -> None:
        """Shows a document in the view that takes it, as if it had been scanned there."""
        if document in self._of:
            self.show_view(document)
            return
        mine = {key for key, _ in self.views}
        if document.startswith(Series.REQUISITION):
            self.show_view("issue" if "issue" in mine else "requisitions")
        elif document.startswith(PACKAGING_PREFIX):
            self.show_view("packaging")
        elif _LOT.fullmatch(document):
            self.show_view("purchase")
        elif self.view != "requisitions" or not document.startswith(Series.TASK_ORDER):
            self.show_view("goods")
        self.front.open_document(document)

    def show_result(self, result: ScanResult) -> None:
        """Shows the verdict; a code of another view of this tab is taken there."""
        if isinstance(result.view, OtherPage) and result.view.page == self.key and not self.front.latched:
            self.open_document(result.view.document)
            return
        if not isinstance(self.front, InboundScreen):
            self.show_view(self._taker.key)
        self.front.show_result(result)

    def _into_lane(self) -> None:
        if self.front is self.goods:
            self.goods.into_lane()

    def _offer_views(self) -> None:
        """The views of the person's roles; with none of them, as while nobody is signed in, the first."""
        roles = self.context.actor.roles
        offered = [(key, self._words[key]) for key, screen in self._of.items() if roles & screen.roles]
        self.views = offered or [("goods", self._words["goods"])]
        if self.view not in dict(self.views):
            self.view = self.views[0][0]
            self.stack.setCurrentWidget(self.front)
        self.title_changed.emit()
