"""From the customer's file to the released order."""

from __future__ import annotations

from datetime import timedelta

from ui.journey.run import Run


def enter_order(run: Run) -> None:
    """Sales enters the order from the customer's file."""
    run.as_person("销售甲", "orders")
    robot = run.robot
    robot.press("do.new")
    robot.fill("field.customer_id", "示范华电")
    robot.fill("field.delivery_date", (run.today + timedelta(days=7)).isoformat())
    robot.fill("field.mode", "公司直接发货")
    robot.fill("field.transport", "专车")
    robot.fill("field.line_product", "BK 塑壳断路器")
    robot.fill("field.line_quantity", "2")
    robot.press("do.add_line")
    robot.press("do.save")
    run.order = _order_number(run)
    run.done("录入订单", run.order)


def _order_number(run: Run) -> str:
    page = run.robot.window.page("orders")
    title = page.orders.head.number  # type: ignore[attr-defined]
    run.robot.wait(lambda: title.text().startswith("DD"), "订单号")
    return str(title.text())


def review_order(run: Run) -> None:
    """Every department answers its questions."""
    robot = run.robot
    robot.press("tab.review")
    robot.press("do.submit")
    for name in ("生产计划甲", "物流科长甲", "研发部甲", "采购部甲"):
        run.as_person(name, "orders")
        robot.choose_row("list.orders", run.order)
        robot.press("tab.review")
        robot.press("do.answer_all")
    run.as_person("销售甲", "orders")
    robot.choose_row("list.orders", run.order)
    robot.press("tab.review")
    robot.press("do.finish_review")
    run.done("评审通过", run.order)


def sign_contract(run: Run) -> None:
    """Contract number and the three terms."""
    robot = run.robot
    robot.press("tab.contract")
    robot.fill("field.contract_no", "HT26-1123")
    robot.fill("field.after_sales_terms", "质保 24 个月，24 小时响应")
    robot.press("do.sign")
    run.done("签订合同", run.order)


def tick_and_release(run: Run) -> None:
    """The three parties tick, sales releases."""
    robot = run.robot
    for name, department in (("生产计划甲", "production"), ("物流科长甲", "logistics"), ("销售甲", "sales")):
        run.as_person(name, "orders")
        robot.choose_row("list.orders", run.order)
        robot.press("tab.ticks")
        robot.press(f"do.confirm.{department}")
    robot.press("do.release")
    run.done("下达订单", run.order)
