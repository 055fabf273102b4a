"""Words of what is done around 发货: planning, notices, freight, carriers, load plans, vehicles, and tables taken in."""

from __future__ import annotations

from app.core.text import QT_TRANSLATE_NOOP

DISPATCH_ACTIONS = {
    "add_freight_extra": QT_TRANSLATE_NOOP("app", "加减运费"),
    "add_to_notice": QT_TRANSLATE_NOOP("app", "补入发货通知单"),
    "agree_freight": QT_TRANSLATE_NOOP("app", "定运费"),
    "announce_pickup": QT_TRANSLATE_NOOP("app", "登记来人车辆"),
    "answer_change": QT_TRANSLATE_NOOP("app", "答复变更申请"),
    "ask_change": QT_TRANSLATE_NOOP("app", "向销售申请变更"),
    "assign_crew": QT_TRANSLATE_NOOP("app", "定各站送货员"),
    "change_carrier_file": QT_TRANSLATE_NOOP("app", "更改承运商档案"),
    "change_lines": QT_TRANSLATE_NOOP("app", "改发货数量"),
    "choose_vehicle_kind": QT_TRANSLATE_NOOP("app", "选车型"),
    "close_undisputed": QT_TRANSLATE_NOOP("app", "到期无异议结单"),
    "confirm_ready": QT_TRANSLATE_NOOP("app", "备货完成"),
    "correct_plate": QT_TRANSLATE_NOOP("app", "更正车次车牌"),
    "correct_plates": QT_TRANSLATE_NOOP("app", "更正入厂车牌"),
    "count_pieces": QT_TRANSLATE_NOOP("app", "与物流公司点件"),
    "create_carrier_file": QT_TRANSLATE_NOOP("app", "建承运商档案"),
    "draft_requisition": QT_TRANSLATE_NOOP("app", "拟领料单"),
    "enter_vehicle": QT_TRANSLATE_NOOP("app", "车辆入厂"),
    "evaluate_carrier": QT_TRANSLATE_NOOP("app", "评价承运商"),
    "file_delay": QT_TRANSLATE_NOOP("app", "登记延期通知"),
    "follow_load_plan": QT_TRANSLATE_NOOP("app", "装柜图跟上改动"),
    "follow_terms": QT_TRANSLATE_NOOP("app", "随改交货日"),
    "import_table": QT_TRANSLATE_NOOP("app", "导入表格"),
    "move_day": QT_TRANSLATE_NOOP("app", "改装车日"),
    "move_plan_box": QT_TRANSLATE_NOOP("app", "装柜图挪箱"),
    "note_carrier_event": QT_TRANSLATE_NOOP("app", "记承运商事项"),
    "order_stops": QT_TRANSLATE_NOOP("app", "排卸货顺序"),
    "pay_freight": QT_TRANSLATE_NOOP("app", "付运费"),
    "propose_carrier": QT_TRANSLATE_NOOP("app", "推荐承运商"),
    "register_emergency_sheet": QT_TRANSLATE_NOOP("app", "登记应急放行单"),
    "register_freight_invoice": QT_TRANSLATE_NOOP("app", "登记运费发票"),
    "save_load_plan": QT_TRANSLATE_NOOP("app", "存装柜图"),
    "schedule_trip": QT_TRANSLATE_NOOP("app", "排月台和时间"),
    "set_distance": QT_TRANSLATE_NOOP("app", "填运距"),
    "set_papers": QT_TRANSLATE_NOOP("app", "定合同资料"),
    "swap_plan_boxes": QT_TRANSLATE_NOOP("app", "同样的箱换位"),
    "take_off_trip": QT_TRANSLATE_NOOP("app", "从车次取下"),
    "void_load_plan": QT_TRANSLATE_NOOP("app", "装柜图作废"),
    "withdraw_handover": QT_TRANSLATE_NOOP("app", "交接签收失效"),
    "withdraw_short": QT_TRANSLATE_NOOP("app", "撤回少发"),
    "withdraw_steps": QT_TRANSLATE_NOOP("app", "交接前登记失效"),
}
"""By action."""

GOODS_ACTIONS = {
    "cancelled": QT_TRANSLATE_NOOP("app", "发货单作废，取出"),
    "free_tag": QT_TRANSLATE_NOOP("app", "号牌收回"),
    "hand_over_box": QT_TRANSLATE_NOOP("app", "当面交接箱"),
    "packaging_count": QT_TRANSLATE_NOOP("app", "包装物盘点"),
    "packaging_issue": QT_TRANSLATE_NOOP("app", "包装物发出"),
    "packaging_receipt": QT_TRANSLATE_NOOP("app", "包装物入库"),
    "packaging_return": QT_TRANSLATE_NOOP("app", "包装物退回"),
    "stock_return": QT_TRANSLATE_NOOP("app", "退货入库"),
    "stock_reversal": QT_TRANSLATE_NOOP("app", "红字冲销"),
    "stock_unpick": QT_TRANSLATE_NOOP("app", "退回库位"),
    "take_out": QT_TRANSLATE_NOOP("app", "取出一件"),
    "undo": QT_TRANSLATE_NOOP("app", "撤销装入"),
}
"""What is done to goods and packaging, by action."""

DISPATCH_KINDS = {
    "carrier_file": QT_TRANSLATE_NOOP("app", "承运商档案"),
    "duty_roster": QT_TRANSLATE_NOOP("app", "门岗值班表"),
    "gate_emergency_sheet": QT_TRANSLATE_NOOP("app", "应急放行单"),
    "gate_incident": QT_TRANSLATE_NOOP("app", "门岗异常"),
    "import_run": QT_TRANSLATE_NOOP("app", "表格导入"),
    "load_plan": QT_TRANSLATE_NOOP("app", "装柜图"),
    "prepare_task": QT_TRANSLATE_NOOP("app", "备货任务"),
    "special_protection": QT_TRANSLATE_NOOP("app", "特殊防护"),
    "move_protection": QT_TRANSLATE_NOOP("app", "搬运防护"),
    "trace_sheet": QT_TRANSLATE_NOOP("app", "产品追溯单"),
    "vehicle_kind": QT_TRANSLATE_NOOP("app", "车型"),
    "yard_entry": QT_TRANSLATE_NOOP("app", "入厂登记"),
}
"""By kind of record."""
