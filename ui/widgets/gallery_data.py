"""Sample data of the gallery: the situations of the reference pictures with document numbers of the desk's pattern."""

from __future__ import annotations

from ui.theme.tokens import State
from ui.widgets.banner import VerdictView
from ui.widgets.bench import BenchHeaderView, Command, DeviceView
from ui.widgets.charts import Bar, KpiView, Point, RoleView
from ui.widgets.clock import ClockView
from ui.widgets.pack import PackLine, ScanEntry, WeightView
from ui.widgets.refusal import NotCounted, RefusalView
from ui.widgets.steps import ChainLink, Stage, TimeEntry
from ui.widgets.tables import Cell, MarkCell

G, W, H, U, N = State.GOOD, State.WRONG, State.HOLD, State.UNDER_WAY, State.NOT_YET
INFO = State.INFO

HEADER = BenchHeaderView(
    "装箱核对", "台位 3", "FH26000012", "华东电气设备有限公司", "12:00 装车·2 号码头·车次 CC26000009", "装箱员 工号 0217", "09:14"
)
STEPS = ("扫单据", "扫入箱", "装齐", "他人核对", "封箱贴标", "扫回标签")
COMMANDS = (
    Command("confirm", "check", "确认", "F12"),
    Command("undo", "undo", "撤销", "F8"),
    Command("next_box", "swap", "换箱", "F6"),
    Command("short", "minus", "少装", "F7"),
    Command("take_out", "takeout", "取出", "F9"),
    Command("print", "printer", "重打", "F10"),
    Command("person", "user", "换人", "F4"),
    Command("help", "help", "帮助", "F1"),
)
DEVICES = (
    DeviceView("scanner", G, "扫描枪", "正常"),
    DeviceView("scale", G, "秤", "正常"),
    DeviceView("printer", G, "标签机", "正常"),
    DeviceView("database", G, "数据库", "正常"),
)
OFFICE_DEVICES = (
    DeviceView("scanner", G, "扫描枪", "正常"),
    DeviceView("printer", G, "标签机", "正常"),
    DeviceView("printer", H, "针式", "缺纸"),
    DeviceView("database", G, "数据库", "正常"),
)
GOOD = VerdictView(
    G,
    "对",
    "下一步：再扫断路器 3 台",
    "已入箱",
    "塑壳断路器 BK-M3-250L/3P",
    "序列号 BK26110930217",
    counts_title="本箱已装 / 应装",
    counted=82,
    expected=94,
)
WRONG = VerdictView(
    W,
    "错",
    "拿出后，扫「确认」或按 F12",
    "已停下",
    "这台不是本单货品，请拿出来",
    pairs=(
        ("扫到", "塑壳断路器 BK-M3-400L/3P·序列号 …4408"),
        ("本单要", "塑壳断路器 BK-M3-250L/3P·还差 3 台"),
    ),
    note="扫描枪回车无效",
)
WAITING = VerdictView(N, "请扫", "下一步：扫发货单或装箱单", item="没有在装的单据", detail="台位 3 已准备好")
HOLD = VerdictView(
    H,
    "重读",
    "下一步：再扫一次这台",
    "未计入",
    "同一个码读了两次",
    "序列号 BK26110930215",
    counts_title="本箱已装 / 应装",
    counted=82,
    expected=94,
)
LINES = (
    PackLine("goods-breaker", "塑壳断路器", "逐台扫序列号", "BK-M3-250L/3P", 9, 12, U, "差 3"),
    PackLine("goods-contactor", "交流接触器", "批 L261108-2", "JC-95-220V", 24, 24, G, "齐"),
    PackLine("goods-relay", "热过载继电器", "逐台扫序列号", "JR-63 48–63A", 4, 10, U, "差 6"),
    PackLine("goods-busbar", "铜排连接件", "批 L261102-1", "TMY-40×4×180", 36, 36, G, "齐"),
    PackLine("file", "合格证", "逐份扫码", "随箱 1 份/台", 9, 12, U, "差 3"),
)
WEIGHT = WeightView("箱 3·木箱 800×600×550", "61.48", "此刻应为 61.4 ± 0.6", G, "重量相符", "SSCC 末四位 0316", "kg", 61.48, 60.8, 62.0)
SCANS = (
    ScanEntry(G, "对", "断路器 …0217 入箱", "09:14:07"),
    ScanEntry(G, "对", "合格证 …0216 入箱", "09:14:05"),
    ScanEntry(G, "对", "断路器 …0216 入箱", "09:14:02"),
    ScanEntry(H, "重读", "断路器 …0215 已在本箱", "09:13:58"),
    ScanEntry(G, "对", "断路器 …0215 入箱", "09:13:57"),
    ScanEntry(G, "对", "铜排 L261102-1 ×36", "09:13:51"),
    ScanEntry(INFO, "撤销", "继电器 …7731 取出", "09:13:40"),
    ScanEntry(G, "对", "继电器 …7731 入箱", "09:13:33"),
    ScanEntry(H, "半码", "未读全，请再扫", "09:13:29"),
    ScanEntry(G, "对", "接触器 L261108-2 ×24", "09:13:21"),
)
REFUSAL = RefusalView(
    "装箱只收装箱单上的货品",
    "C-14",
    (
        ("单据", "FH26000012 行 1–5"),
        ("扫到的", "BK-M3-400L/3P，不在任何一行"),
        ("它属于", "FH26000015，台位 6 在装"),
        ("状态", "检验合格，未装箱（账未动）"),
    ),
    "成品发货组长（当班）",
    "内线 8021",
    "本次拒绝已记录 09:16:22",
)
NOT_COUNTED = (
    NotCounted("goods-breaker", "塑壳断路器 BK-M3-250L/3P", "序列号 BK26110930218", "09:16:24"),
    NotCounted("file", "合格证", "对应序列号 …0218", "09:16:25"),
    NotCounted("goods-relay", "热过载继电器 JR-63 48–63A", "序列号 JR26110287742", "09:16:29"),
)
KPIS = (
    KpiView("准时发货", "96.4 %", "本月·目标 95 %", G, "达标", "on_time"),
    KpiView("24 h 响应", "98.1 %", "本月·目标 100 %", H, "差 1 件", "response"),
    KpiView("装箱拦下", "17", "今日·流出 0", G, "全拦住", "caught"),
    KpiView("在厂车辆", "6", "最久 3 h 04 min", H, "2 缺签", "vehicles"),
    KpiView("未结服务单", "11", "超 7 天 2", N, "较上周 −3", "cases"),
)
DUE = (
    (MarkCell(W), Cell("迟到：鲁Z 9917D 未到 3 号码头", True), "CC26000010", "我·调度", Cell("超 42 分", True, W)),
    (MarkCell(W), Cell("迟到：客户自提未到", True), "CC26000012", "我·调度", Cell("超 27 分", True, W)),
    (MarkCell(H), "缺财务签：苏Z 2209M 已装完", "CM26000036", "财务部·已提醒", Cell("38 分", True, H)),
    (MarkCell(H), "缺人事总务签：闽Z 1538F", "CM26000037", "人事总务部", Cell("1 h 10 分", True, H)),
    (MarkCell(H), "重大服务单须报告领导", "SH26000409", "我·条款 J-16", Cell("1 h 54 分", True, H)),
    (MarkCell(INFO), "9.6 米车未派：3 单合一车", "FH26000031", "我·派车", Cell("4 h 20 分", True)),
    (MarkCell(N), "承运商 顺驰物流 道路运输证到期", "CY26000018", "我·条款 G-12", Cell("6 天", True)),
)
ROLES = (
    RoleView("仓管员", "入库待过账 3", "盘点 1"),
    RoleView("质检员", "待核对箱 4", "复验 2", H),
    RoleView("财务部", "待签 5", "最久 38 分", H),
    RoleView("售后", "24 h 内 2", "回访 6"),
    RoleView("门卫", "应急单未补 0", "拒放 1", G),
)
ON_TIME = tuple(
    Point(f"11-{10 + number:02d}", value, value < 95)
    for number, value in enumerate((94, 96, 97, 95, 93, 96, 98, 97, 92, 95, 97, 96, 98, 96))
)
CAUGHT = (
    Bar("不是本单货品 C-14", 8),
    Bar("多扫 / 重复序列号 C-14", 5),
    Bar("未检验合格 B-06", 3),
    Bar("重量不符", 1),
)
OPEN_CASES = (Bar("24 h 内", 2), Bar("1–3 天", 3), Bar("4–7 天", 4), Bar("超 7 天", 2, off=True))
STAGES = tuple(Stage(word) for word in ("已登记", "已响应", "已分析", "方案已告知", "处理中", "已处理", "已确认", "已关闭"))
CHAIN = (
    ChainLink("unit", "box", "产品", "…0217", "合格 11-09"),
    ChainLink("box", "box", "箱", "3 / 5", "…0316"),
    ChainLink("trip", "truck", "装车", "第 2 排", "…0009"),
    ChainLink("seal", "lock", "封签", "…4471", "11-23"),
    ChainLink("pass", "gate", "出门证", "…0036", "已核销"),
    ChainLink("delivery", "pen", "签收", "11-25", "差异 0"),
    ChainLink("case", "headset", "服务单", "…0417", "本单", U),
)
CLOCK = ClockView(11 / 1440, "23:49", "剩余", (("来电", "11-26 13:31"), ("警戒 20 h", "11-27 09:31"), ("到期 24 h", "11-27 13:31")))
HISTORY = (
    TimeEntry("13:38", "附件", "面板照片 2 张，通话中粘贴。", INFO),
    TimeEntry("13:36", "标为重大", "现场今晚送电；须报告领导，还剩 1 h 54 分（J-16）。", W),
    TimeEntry("13:33", "登记", "工号 0108 登记。早于登记的来电时间，时钟从来电起算。", G),
    TimeEntry("13:31", "来电", "电话，客户自述。钟已开始走。", None, "phone"),
)
