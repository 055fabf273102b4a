"""The invented packaging materials of the demo: plain data, no rows."""

from __future__ import annotations

from dataclasses import dataclass

from app.materials.views import PackagingItemDraft, PackagingSource, PackagingType

SUPPLIER = "示范包装制品厂"


@dataclass(frozen=True)
class DemoItem:
    """One item, what its approval rests on (blank: not approved yet), and what lies in the store."""

    draft: PackagingItemDraft
    evidence: str
    stock: int


def _item(
    key: str, name: str, kind: PackagingType, size: tuple[int, int, int], tare_g: int, load_g: int, layers: int, minimum: int, place: str,
    evidence: str, stock: int, *, unit: str = "个", words: str = "", made_here: bool = False,
) -> DemoItem:  # fmt: skip
    source = PackagingSource.IN_HOUSE if made_here else PackagingSource.OUTSIDE
    draft = PackagingItemDraft(key, name, kind, source, unit, words, size, tare_g, load_g, layers, minimum, place)
    return DemoItem(draft, evidence, stock)


_T = PackagingType
_REPORT, _WOOD = "环保与强度检测报告 2026-018", "熏蒸合格证 XZ-2607"
ITEMS = (
    _item("MX-24", "木制包装箱（柜体）", _T.WOODEN_CASE, (1200, 1000, 2400), 68_000, 1_200_000, 1, 4, "W-01", _WOOD, 9, made_here=True),
    _item("MX-11", "木制包装箱 1100", _T.WOODEN_CASE, (1100, 800, 950), 32_000, 400_000, 2, 4, "W-01", _WOOD, 3, made_here=True),
    _item("ZX-02", "2 号纸箱", _T.CARTON, (600, 400, 400), 1_200, 30_000, 4, 40, "W-02", _REPORT, 260),
    _item("ZX-05", "5 号纸箱", _T.CARTON, (350, 250, 200), 420, 12_000, 6, 60, "W-02", _REPORT, 410),
    _item("QP-01", "气泡膜袋 400×300", _T.BUBBLE_BAG, (400, 300, 150), 60, 5_000, 6, 100, "W-03", _REPORT, 1_450),
    _item("SL-01", "塑料膜袋 300×200", _T.FILM_BAG, (300, 200, 80), 20, 2_000, 8, 200, "W-03", _REPORT, 180),
    _item("BB-40", "纸板包边缠绕膜", _T.BOARD_EDGING, (4000, 200, 150), 900, 250_000, 3, 10, "W-04", _REPORT, 36, unit="卷"),
    _item("GT-09", "机柜保护套", _T.CABINET_COVER, (900, 700, 2300), 2_600, 600_000, 1, 6, "W-04", _REPORT, 22, made_here=True),
    _item("ZM-02", "珍珠棉衬垫", _T.OTHER, (500, 300, 20), 90, 20_000, 0, 100, "W-05", _REPORT, 640, unit="片", words="缓冲衬垫"),
    _item("GZ-01", "干燥剂 100 g", _T.OTHER, (120, 80, 10), 100, 0, 0, 50, "W-05", "合格证 GZ-2608", 300, unit="包", words="防潮材料"),
    _item("FW-60", "蜂窝纸板箱（试用）", _T.OTHER, (600, 400, 400), 1_500, 40_000, 4, 0, "W-02", "", 20, words="蜂窝纸板"),
)
"""Some at their minimum, one not approved yet (C-09)."""

PART_ISSUED = (("ZX-02", 40), ("QP-01", 80), ("ZM-02", 160))
"""A 领料单 of the workshop; of its lining a part, of its bags none was issued yet."""
ISSUED_NOW = {"ZX-02": 40, "ZM-02": 100}
WAITING = (("ZX-05", 60), ("BB-40", 4))
"""A 领料单 of the packing bench that waits for the store."""
