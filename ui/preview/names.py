"""What papers and labels are called on screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.catalog.papers import PACKAGING
from app.catalog.place_labels import LABEL, SHEET
from app.core.text import QT_TRANSLATE_NOOP
from app.devices.code_table import TRAY_PREFIX
from app.identity.papers import ALL, COMMANDS, PAPER, PRINTERS, SCANNER, TAGS

_NAMES = {
    "badges": QT_TRANSLATE_NOOP("app", "工牌与命令码"),
    "carrier_file": QT_TRANSLATE_NOOP("app", "承运商档案与评价表"),
    "certificate": QT_TRANSLATE_NOOP("app", "合格证"),
    "climate_log": QT_TRANSLATE_NOOP("app", "温湿度记录"),
    "content_label": QT_TRANSLATE_NOOP("app", "内容标签"),
    "count_report": QT_TRANSLATE_NOOP("app", "盘点报告"),
    "count_sheet": QT_TRANSLATE_NOOP("app", "盘点表"),
    "delivery_record": QT_TRANSLATE_NOOP("app", "交付记录"),
    "difference_slip": QT_TRANSLATE_NOOP("app", "备货差异单"),
    "dispatch_notice": QT_TRANSLATE_NOOP("app", "发货通知单"),
    "dispatch_order": QT_TRANSLATE_NOOP("app", "发货单"),
    "emergency_sheet": QT_TRANSLATE_NOOP("app", "应急放行单"),
    "freight_list": QT_TRANSLATE_NOOP("app", "月度运费清单"),
    "gate_log": QT_TRANSLATE_NOOP("app", "门岗记录"),
    "gate_pass": QT_TRANSLATE_NOOP("app", "出门证"),
    "gate_slip": QT_TRANSLATE_NOOP("app", "出门证小票"),
    "goods_receipt": QT_TRANSLATE_NOOP("app", "产品入库单"),
    "handbook": QT_TRANSLATE_NOOP("app", "技术支持手册"),
    "inspection": QT_TRANSLATE_NOOP("app", "产品检验单"),
    "inspection_sheet": QT_TRANSLATE_NOOP("app", "产品检验单"),
    "load_plan": QT_TRANSLATE_NOOP("app", "装柜图"),
    "loading_record": QT_TRANSLATE_NOOP("app", "车辆检查及监装记录"),
    "order_review": QT_TRANSLATE_NOOP("app", "订单评审记录"),
    "packaging_codes": QT_TRANSLATE_NOOP("app", "包装物码"),
    "outbound_register": QT_TRANSLATE_NOOP("app", "出库登记簿"),
    "packing_list": QT_TRANSLATE_NOOP("app", "装箱单"),
    "packing_spec": QT_TRANSLATE_NOOP("app", "包装要求"),
    "quality_card": QT_TRANSLATE_NOOP("app", "生产质量跟踪卡"),
    "quality_report": QT_TRANSLATE_NOOP("app", "质量报告"),
    "receiving_register": QT_TRANSLATE_NOOP("app", "接收登记簿"),
    "recheck_record": QT_TRANSLATE_NOOP("app", "物资复验记录"),
    "monthly_report": QT_TRANSLATE_NOOP("app", "月度质量统计分析"),
    "quality_file": QT_TRANSLATE_NOOP("app", "质量档案"),
    "requisition": QT_TRANSLATE_NOOP("app", "领料单"),
    "claim": QT_TRANSLATE_NOOP("app", "查询/索赔单"),
    "acceptance_sheet": QT_TRANSLATE_NOOP("app", "验收单"),
    "installation_record": QT_TRANSLATE_NOOP("app", "安装调试记录"),
    "rework_order": QT_TRANSLATE_NOOP("app", "返工单"),
    "rework_process": QT_TRANSLATE_NOOP("app", "返工图纸及返修工艺"),
    "return_slip": QT_TRANSLATE_NOOP("app", "退货单"),
    "rule_cover": QT_TRANSLATE_NOOP("app", "制度封面与修订履历"),
    "run_sheet": QT_TRANSLATE_NOOP("app", "行车单"),
    "service_ledger": QT_TRANSLATE_NOOP("app", "售后服务台帐"),
    "service_record": QT_TRANSLATE_NOOP("app", "客户服务记录"),
    "service_request": QT_TRANSLATE_NOOP("app", "客户服务申请表"),
    "staging_list": QT_TRANSLATE_NOOP("app", "备货清单"),
    "shelf_list": QT_TRANSLATE_NOOP("app", "保管期清单"),
    "shipping_label": QT_TRANSLATE_NOOP("app", "发运标签"),
    "stock_list": QT_TRANSLATE_NOOP("app", "库存清单"),
    "task_order": QT_TRANSLATE_NOOP("app", "生产任务单"),
    "place_label": QT_TRANSLATE_NOOP("app", "库位标签"),
    "place_sheet": QT_TRANSLATE_NOOP("app", "库位标签（A4）"),
    "tracking_form": QT_TRANSLATE_NOOP("app", "质检信息反馈跟踪表"),
    "trace_sheet": QT_TRANSLATE_NOOP("app", "产品追溯单"),
    "unit_label": QT_TRANSLATE_NOOP("app", "产品标签"),
    "warranty_card": QT_TRANSLATE_NOOP("app", "保修卡"),
    "zone_check": QT_TRANSLATE_NOOP("app", "库区检查表"),
}


def paper_name(paper: str) -> str:
    """The name of a paper or label in the window's language; an unknown one is shown by its key."""
    source = _NAMES.get(paper)
    return QCoreApplication.translate("app", source) if source else paper


def document_name(paper: str, document: str) -> str:
    """The number of a paper's record as people read it; the sheet of badges has words instead."""
    if paper == PAPER and document == ALL:
        return QCoreApplication.translate("app", "全部人员")
    if paper == PAPER and document == TAGS:
        return QCoreApplication.translate("app", "待核对号牌")
    if paper == PAPER and document == COMMANDS:
        return QCoreApplication.translate("app", "命令码")
    if paper == PAPER and document == SCANNER:
        return QCoreApplication.translate("app", "扫描枪测试码")
    if paper == PAPER and document == PRINTERS:
        return QCoreApplication.translate("app", "标签机码")
    if paper == PAPER and document == PACKAGING:
        return QCoreApplication.translate("app", "包装码")
    if paper in (LABEL, SHEET):
        codes = [code.removeprefix(TRAY_PREFIX) for code in document.partition("@")[0].split(",")]
        many = QCoreApplication.translate("app", "{first} 等 {n} 张")
        return codes[0] if len(codes) == 1 else many.format(first=codes[0], n=len(codes))
    return document
