"""订单: customer orders, the production plan, production tasks."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.core.words import Role
from ui.context import DeskContext
from ui.orders.orders_view import OrdersView
from ui.orders.production import PlanView, TasksView
from ui.page import DeskPage
from ui.settings.parts import SettingsView


class OrdersPage(DeskPage):
    """`open_document` takes an order (DD…), a task order (RW…) or the key of a view."""

    key = "orders"
    icon = "doc"
    roles = frozenset(
        {
            Role.SALES, Role.PLANNING, Role.LOGISTICS_HEAD, Role.RESEARCH, Role.PROCESS, Role.PURCHASING, Role.LEADERSHIP,
            Role.FINANCE, Role.DELIVERY_MANAGEMENT, Role.PROJECT_MANAGER, Role.AFTER_SALES, Role.ADMINISTRATOR,
        }
    )  # fmt: skip
    tables = frozenset(
        {
            "customer_order", "order_line", "order_review_answer", "order_confirmation", "order_stage_event", "plan_line",
            "task_order", "customer", "product",
        }
    )  # fmt: skip

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("订单"))
        self.orders, self.plan, self.tasks = OrdersView(context), PlanView(context), TasksView(context)
        self._of: dict[str, SettingsView] = {"orders": self.orders, "plan": self.plan, "tasks": self.tasks}
        self.views = [("orders", self.tr("订单")), ("plan", self.tr("生产计划")), ("tasks", self.tr("生产任务单"))]
        self.view = "orders"
        self.stack = QStackedWidget()
        for view in self._of.values():
            self.stack.addWidget(view)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)

    def show_view(self, key: str) -> None:
        """Shows a view and reads it anew."""
        if key in self._of:
            super().show_view(key)
            self.stack.setCurrentWidget(self._of[key])
            self.title_changed.emit()
            self._of[key].reload()

    def open_document(self, document: str) -> None:
        """Shows an order, a task order or a view."""
        key = "tasks" if document.startswith("RW") else "orders" if document.startswith("DD") else document
        self.show_view(key)
        if key in self._of and document not in self._of:
            self._of[key].open_document(document)

    def reload(self) -> None:
        """Reads the view in front."""
        self._of[self.view].reload()
