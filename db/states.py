"""Every closed list of words that stands in the database. Standard library only.

Values are stable English words; `app.core.words` gives the Chinese that screens and papers show.
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """Who may do what (catalogue, section 2)."""

    SALES = "sales"
    STOREKEEPER = "storekeeper"
    ASSEMBLER = "assembler"
    SHIPPER = "shipper"
    TEAM_LEADER = "team_leader"
    INSPECTOR = "inspector"
    LOGISTICS_HEAD = "logistics_head"
    GUARD = "guard"
    FINANCE = "finance"
    PERSONNEL = "personnel"
    AFTER_SALES = "after_sales"
    PLANNING = "planning"
    PROCESS = "process"
    RESEARCH = "research"
    PURCHASING = "purchasing"
    PROJECT_MANAGER = "project_manager"
    TECHNICAL_SERVICE = "technical_service"
    LEADERSHIP = "leadership"
    DELIVERY_MANAGEMENT = "delivery_management"
    SAFETY = "safety"
    ADMINISTRATOR = "administrator"


class Activity(StrEnum):
    """What a qualification covers (K-13)."""

    PACKING = "packing"
    DELIVERY = "delivery"
    DRIVING = "driving"
    LOADING = "loading"
    SERVICE = "service"


class ScanKind(StrEnum):
    """What a scan turned out to be."""

    PERSON = "person"
    COMMAND = "command"
    DOCUMENT = "document"
    UNIT = "unit"
    LOT = "lot"
    BOX = "box"
    PAPER = "paper"
    GATE_PASS = "gate_pass"
    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    UNREADABLE = "unreadable"


class Verdict(StrEnum):
    """The one answer to a scan.

    `good` and `done` count; `info` is a record such as an undo; `wrong` latches; `hold`, `ignored`, `partial` do not count and do
    not latch; `fault` is a system fault and latches.
    """

    GOOD = "good"
    DONE = "done"
    INFO = "info"
    WRONG = "wrong"
    HOLD = "hold"
    IGNORED = "ignored"
    PARTIAL = "partial"
    FAULT = "fault"


class PrintOutcome(StrEnum):
    """What is known of a print job; `confirmed` only when the printer said so."""

    QUEUED = "queued"
    SENT = "sent"
    CONFIRMED = "confirmed"
    UNKNOWN = "unknown"
    FAILED = "failed"
    CANCELLED = "cancelled"


class PrintKind(StrEnum):
    """A paper goes to a page printer, a label to a label printer."""

    PAPER = "paper"
    LABEL = "label"


class ProductKind(StrEnum):
    """Decides the route of the goods (A-23)."""

    HARDWARE = "hardware"
    SYSTEM = "system"
    SPARE_PART = "spare_part"
    SOFTWARE = "software"


class Tracking(StrEnum):
    """How a product is identified."""

    SERIAL = "serial"
    LOT = "lot"


class StorageClass(StrEnum):
    """Where goods may stand (D-08)."""

    NORMAL = "normal"
    DRY = "dry"
    COOL = "cool"
    HAZARD = "hazard"


class ZoneKind(StrEnum):
    """What a zone is for; only `store` is ever offered for picking (X-30)."""

    STORE = "store"
    RECEIVING = "receiving"
    STAGING = "staging"
    HOLD = "hold"
    RETURN = "return"
    REWORK = "rework"
    SCRAP = "scrap"
    HAZARD = "hazard"


class ClimateSource(StrEnum):
    """Where a reading of temperature and humidity came from (D-07)."""

    HAND = "hand"
    FILE = "file"
    SENSOR = "sensor"


class MeasureKind(StrEnum):
    """What keeps a zone as it has to be (D-08)."""

    DRYING = "drying"
    COOLING = "cooling"
    HEATING = "heating"
    VENTILATION = "ventilation"
    MOVED = "moved"
    OTHER = "other"


class CareItem(StrEnum):
    """The lines of the checklist of a zone: D-04, then D-05."""

    DRY = "dry"
    VENTILATED = "ventilated"
    CLEAN = "clean"
    PEST_FREE = "pest_free"
    GOODS_WHOLE = "goods_whole"
    FIRE_EQUIPMENT = "fire_equipment"
    PASSAGE_CLEAR = "passage_clear"


class CarrierState(StrEnum):
    """Co-operation with a carrier (G-14)."""

    CANDIDATE = "candidate"
    APPROVED = "approved"
    PROBATION = "probation"
    TERMINATED = "terminated"


class CarrierEventKind(StrEnum):
    """What happened on a trip of a carrier (G-14)."""

    ON_TIME = "on_time"
    LATE = "late"
    DAMAGE = "damage"
    LOSS = "loss"
    COMPLAINT = "complaint"


class OrderState(StrEnum):
    """A customer order from draft to release."""

    DRAFT = "draft"
    UNDER_REVIEW = "under_review"
    REVIEWED = "reviewed"
    CONTRACTED = "contracted"
    RELEASED = "released"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Department(StrEnum):
    """Who reviews an order (A-05) and settles its delivery (A-26)."""

    SALES = "sales"
    PRODUCTION = "production"
    LOGISTICS = "logistics"
    TECHNICAL = "technical"
    PURCHASING = "purchasing"


class ReviewQuestion(StrEnum):
    """What the departments answer in the order review (A-05)."""

    SPEC = "spec"
    QUANTITY = "quantity"
    DELIVERY_DATE = "delivery_date"
    CAPACITY = "capacity"
    MATERIAL = "material"
    TECHNICAL_REQUIREMENT = "technical_requirement"
    FEASIBILITY = "feasibility"
    LAWFULNESS = "lawfulness"


class OrderStage(StrEnum):
    """The stages of A-12 as the desk sees them happen."""

    REQUIREMENT = "requirement"
    REVIEW = "review"
    CONTRACT = "contract"
    RELEASED = "released"
    PRODUCTION = "production"
    INSPECTED = "inspected"
    STOCKED = "stocked"
    DISPATCH_ORDER = "dispatch_order"
    PACKED = "packed"
    LOADED = "loaded"
    GATED_OUT = "gated_out"
    SIGNED = "signed"
    ACCEPTED = "accepted"
    CLOSED = "closed"


class DeliveryMode(StrEnum):
    """The three ordinary modes and one by agreement (F-07)."""

    PICKUP = "pickup"
    CONSIGNED = "consigned"
    DIRECT = "direct"
    OTHER = "other"


class TransportKind(StrEnum):
    """G-09."""

    ROAD = "road"
    DEDICATED = "dedicated"
    RAIL = "rail"
    AIR = "air"
    WATER = "water"


class TaskState(StrEnum):
    """生产任务单."""

    ISSUED = "issued"
    HANDED_IN = "handed_in"
    CANCELLED = "cancelled"


class TaskKind(StrEnum):
    """Why a 生产任务单 is made: new goods, or goods that are reworked (J-23)."""

    NEW = "new"
    REWORK = "rework"


class UnitState(StrEnum):
    """Section 3.1, for a unit and for a lot balance alike."""

    IN_PRODUCTION = "in_production"
    AWAITING_INSPECTION = "awaiting_inspection"
    PASSED = "passed"
    PACKING = "packing"
    SEALED = "sealed"
    IN_STOCK = "in_stock"
    RESERVED = "reserved"
    RECHECK_DUE = "recheck_due"
    LOCKED = "locked"
    PICKED = "picked"
    BOXED = "boxed"
    LOADED = "loaded"
    LEFT_WORKS = "left_works"
    SIGNED = "signed"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    REWORK = "rework"
    LOST = "lost"
    SCRAPPED = "scrapped"
    HOLD = "hold"


class LastDay(StrEnum):
    """Which of its last days goods come to: 保管期 (D-12), 失效期 (D-13), permitted storage time (D-09)."""

    KEEPING = "keeping"
    EXPIRY = "expiry"
    STORAGE = "storage"


class RecheckState(StrEnum):
    """物资复验记录 (D-12): with the inspector, then passed or failed."""

    RAISED = "raised"
    PASSED = "passed"
    FAILED = "failed"


class InspectionKind(StrEnum):
    """B-09."""

    INCOMING = "incoming"
    IN_PROCESS = "in_process"
    FINAL = "final"
    OUTBOUND = "outbound"
    RECHECK = "recheck"
    RETURN = "return"


class InspectionGroup(StrEnum):
    """The three groups of B-04."""

    APPEARANCE = "appearance"
    DIMENSIONS = "dimensions"
    PERFORMANCE = "performance"


class InspectionVerdict(StrEnum):
    """Of an item and of the whole sheet."""

    PASS = "pass"
    FAIL = "fail"


class StandardKind(StrEnum):
    """What a sheet is judged against (B-03): a standard, or the designer's parameters where there is none."""

    STANDARD = "standard"
    PARAMETERS = "parameters"


class SamplingPlan(StrEnum):
    """How many pieces are inspected (B-04): as the inspector decides, every one, a fixed number, or by the table of the site."""

    FREE = "free"
    FULL = "full"
    FIXED = "fixed"
    TABLE = "table"


class Disposition(StrEnum):
    """What quality decides on rejected goods (B-11): back to where they were, rework, scrap."""

    BACK = "back"
    REWORK = "rework"
    SCRAP = "scrap"


class QualityCardState(StrEnum):
    """《生产质量跟踪卡》: open in the workshop, then submitted for inspection."""

    OPEN = "open"
    SUBMITTED = "submitted"


class NonconformityState(StrEnum):
    """The report of rejected goods until quality has decided on them."""

    OPEN = "open"
    CLOSED = "closed"


class PackingState(StrEnum):
    """The inner packing of a unit or lot."""

    OPEN = "open"
    CHECKED = "checked"
    SEALED = "sealed"
    OPENED = "opened"


class PackingTickKind(StrEnum):
    """What was ticked during packing."""

    STEP = "step"
    MATERIAL = "material"
    PACKAGING = "packaging"
    PAPER = "paper"


class PackagingType(StrEnum):
    """The six kinds of packaging of C-02, and one that is named in words."""

    WOODEN_CASE = "wooden_case"
    CARTON = "carton"
    BUBBLE_BAG = "bubble_bag"
    FILM_BAG = "film_bag"
    BOARD_EDGING = "board_edging"
    CABINET_COVER = "cabinet_cover"
    OTHER = "other"


class PackagingSource(StrEnum):
    """Where a packaging item comes from (C-04)."""

    OUTSIDE = "outside"
    IN_HOUSE = "in_house"


class MaterialMoveKind(StrEnum):
    """Why the stock of a packaging item changed."""

    RECEIPT = "receipt"
    ISSUE = "issue"
    RETURN = "return"
    COUNT = "count"


class RequisitionKind(StrEnum):
    """What a 领料单 draws (X-25)."""

    PACKAGING = "packaging"
    REPLACEMENT = "replacement"


class RequisitionState(StrEnum):
    """《领料单》."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    PART_ISSUED = "part_issued"
    ISSUED = "issued"
    VOIDED = "voided"


class ReceiptKind(StrEnum):
    """Where the goods of a 产品入库单 come from."""

    PRODUCTION = "production"
    REWORK = "rework"
    RETURN = "return"
    SCRAP = "scrap"
    PURCHASE = "purchase"


class ReceiptState(StrEnum):
    """产品入库单: posted, cancelled by a red-letter slip, or that slip itself."""

    POSTED = "posted"
    REVERSED = "reversed"
    REVERSAL = "reversal"


class StockMoveKind(StrEnum):
    """Why goods changed their place."""

    RECEIPT = "receipt"
    REVERSAL = "reversal"
    PICK = "pick"
    UNPICK = "unpick"
    ISSUE = "issue"
    TRANSFER = "transfer"
    RETURN = "return"
    OPENING = "opening"
    COUNT = "count"


class DispatchState(StrEnum):
    """Section 3.3."""

    DRAFT = "draft"
    ISSUED = "issued"
    PLANNED = "planned"
    PICKING = "picking"
    PICKED = "picked"
    READY = "ready"
    LOADING = "loading"
    LOADED = "loaded"
    CLEARED = "cleared"
    IN_TRANSIT = "in_transit"
    SIGNED = "signed"
    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class DirectPoint(StrEnum):
    """What sales settles with the customer before a direct delivery (F-10)."""

    TIME = "time"
    SPEC = "spec"
    QUANTITY = "quantity"
    TRANSPORT = "transport"
    UNLOADING = "unloading"
    PLACE = "place"
    CONTACT = "contact"


class ModeStep(StrEnum):
    """What is recorded before goods are handed over at our gate: who comes with which vehicle, and the pieces counted with him."""

    ANNOUNCED = "announced"
    COUNTED = "counted"


class RequestedChange(StrEnum):
    """What logistics asks sales to change: it may not change these itself (F-15)."""

    ADDRESS = "address"
    CONTACT = "contact"
    PHONE = "phone"
    DAY = "day"
    OTHER = "other"


class DispatchKind(StrEnum):
    """Why goods leave on a 发货单 (X-25, X-28)."""

    SALE = "sale"
    REPLACEMENT = "replacement"
    REWORK_RETURN = "rework_return"


class CheckWay(StrEnum):
    """How the second person checked a box (C-16): every item scanned again, or its list and the count of all pieces."""

    RESCAN = "rescan"
    COUNT = "count"


class StopKind(StrEnum):
    """Why goods or a sealed box were stopped: found damaged (E-03), label not to be read any more (E-05), not to be found (E-10)."""

    DAMAGE = "damage"
    MARK_LOST = "mark_lost"
    MISSING = "missing"


class DoubtState(StrEnum):
    """Where goods in doubt stand: reported, known which they are, new label on its way, closed."""

    REPORTED = "reported"
    IDENTIFIED = "identified"
    RELABELLED = "relabelled"
    CLOSED = "closed"


class DoubtOutcome(StrEnum):
    """What quality decided on goods in doubt."""

    RELABEL = "relabel"
    RELEASE = "release"
    REWORK = "rework"
    SCRAP = "scrap"


class BoxState(StrEnum):
    """Section 3.2."""

    OPEN = "open"
    PACKED = "packed"
    CHECKED = "checked"
    SEALED = "sealed"
    LOADED = "loaded"
    IN_TRANSIT = "in_transit"
    DELIVERED = "delivered"
    HOLD = "hold"
    LOST = "lost"
    DAMAGED = "damaged"


class TripState(StrEnum):
    """Section 3.7."""

    PLANNED = "planned"
    ARRIVED = "arrived"
    CHECKED = "checked"
    LOADING = "loading"
    CLOSED = "closed"
    CLEARED = "cleared"
    OUT = "out"
    DONE = "done"
    CANCELLED = "cancelled"


class PassState(StrEnum):
    """Section 3.4; a refusal at the gate leaves the pass as it was and is an entry of the gate log."""

    DRAFT = "draft"
    AWAITING_SIGNATURES = "awaiting_signatures"
    VALID = "valid"
    USED = "used"
    EXPIRED = "expired"
    VOIDED = "voided"


class PassKind(StrEnum):
    """Why a vehicle leaves with goods."""

    SALE = "sale"
    REPLACEMENT = "replacement"
    REWORK_RETURN = "rework_return"
    SUPPLIER_RETURN = "supplier_return"
    SCRAP = "scrap"
    SAMPLE = "sample"
    TOOLS = "tools"


class SignedHow(StrEnum):
    """How a signature on a pass came about (H-03)."""

    OWN = "own"
    DEPUTY = "deputy"
    PAPER = "paper"
    AHEAD = "ahead"
    CLOSE = "close"


class YardPurpose(StrEnum):
    """Why a vehicle came in through the gate."""

    TRIP = "trip"
    EMPTIES = "empties"
    RETURN = "return"
    SUPPLIER = "supplier"
    VISITOR = "visitor"


class GateOutcome(StrEnum):
    """What the guard's check ended in (H-08)."""

    RELEASED = "released"
    REFUSED = "refused"


class IncidentKind(StrEnum):
    """What happened at a gate that somebody in the office has to look at (section 3.4)."""

    REFUSAL = "refusal"
    DOUBLE_RELEASE = "double_release"
    EMERGENCY = "emergency"
    CLOCK = "clock"
    OTHER = "other"


class EmergencyState(StrEnum):
    """Where a numbered 应急放行 sheet stands: printed beforehand, reported as used, registered, or void."""

    BLANK = "blank"
    TAKEN = "taken"
    REGISTERED = "registered"
    VOID = "void"


class EmergencyCause(StrEnum):
    """Why a vehicle left on a sheet in place of a scan."""

    POWER = "power"
    PC = "pc"
    CODE = "code"
    NETWORK = "network"
    OTHER = "other"


class AcceptanceResult(StrEnum):
    """I-08."""

    ACCEPTED = "accepted"
    REMARKS = "remarks"
    REJECTED = "rejected"


class CaseState(StrEnum):
    """Section 3.5."""

    REGISTERED = "registered"
    RESPONDED = "responded"
    ANALYSED = "analysed"
    SOLUTION_AGREED = "solution_agreed"
    WORKING = "working"
    DONE = "done"
    CONFIRMED = "confirmed"
    CLOSED = "closed"


class CaseKind(StrEnum):
    """What a case of the ledger is about; it decides who owns it (X-11)."""

    QUALITY = "quality"
    USE = "use"
    SERVICE = "service"
    ENQUIRY = "enquiry"
    COMPLAINT = "complaint"
    DISCREPANCY = "discrepancy"
    DISPUTE = "dispute"


class CaseChannel(StrEnum):
    """J-01."""

    PHONE = "phone"
    EMAIL = "email"
    ONLINE = "online"
    VISIT = "visit"
    LETTER = "letter"
    FIELD_REPORT = "field_report"
    SURVEY = "survey"


class Severity(StrEnum):
    """Decides the days to solve (J-03)."""

    MAJOR = "major"
    URGENT = "urgent"
    NORMAL = "normal"
    MINOR = "minor"


class DeliveryState(StrEnum):
    """交付记录: on its way with the goods, back with a signature, accepted or rejected, closed; or void before it left."""

    OPEN = "open"
    SIGNED = "signed"
    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    CLOSED = "closed"
    VOIDED = "voided"


class LateCause(StrEnum):
    """Why goods arrived late (I-01)."""

    PRODUCTION = "production"
    VEHICLE = "vehicle"
    ROAD = "road"
    WEATHER = "weather"
    CUSTOMER = "customer"
    OTHER = "other"


class TransitKind(StrEnum):
    """What is heard of goods on their way (I-13)."""

    PASSED = "passed"
    CONTACT = "contact"
    DELAYED = "delayed"
    TROUBLE = "trouble"
    ARRIVED = "arrived"


class SlipPageState(StrEnum):
    """Where a page of a signed slip stands: without a record, filed with one, or found to be no slip."""

    WAITING = "waiting"
    FILED = "filed"
    DROPPED = "dropped"


class DiscrepancyKind(StrEnum):
    """I-10."""

    SHORT = "short"
    OVER = "over"
    DAMAGE = "damage"
    WRONG_ITEM = "wrong_item"
    QUALITY = "quality"


class SolutionKind(StrEnum):
    """How a difference on arrival is put right for the customer (I-11)."""

    RESUPPLY = "resupply"
    REPLACE = "replace"
    CREDIT = "credit"
    REPAIR = "repair"
    CARRIER = "carrier"
    TAKE_BACK = "take_back"
    KEEP = "keep"


class ClaimState(StrEnum):
    """查询/索赔单 (I-12): asked, answered, claimed, the sum agreed, closed."""

    INQUIRY = "inquiry"
    ANSWERED = "answered"
    CLAIMED = "claimed"
    AGREED = "agreed"
    CLOSED = "closed"


class ClaimResult(StrEnum):
    """How a claim ended (I-12)."""

    PAID = "paid"
    FOUND = "found"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class CriterionVerdict(StrEnum):
    """What the customer's check of one acceptance criterion gave (I-16)."""

    PASSED = "passed"
    REMARK = "remark"
    FAILED = "failed"


class SheetState(StrEnum):
    """验收单: its criteria are drafted, agreed with the customer, checked together (I-15, I-16)."""

    DRAFT = "draft"
    AGREED = "agreed"
    CHECKED = "checked"


class InstallationState(StrEnum):
    """安装调试记录 (I-14): an appointment, the team on site, signed by the customer, called off."""

    PLANNED = "planned"
    ON_SITE = "on_site"
    DONE = "done"
    CANCELLED = "cancelled"


class InstallationResult(StrEnum):
    """How the product runs after installation and commissioning (I-14)."""

    RUNNING = "running"
    OPEN_POINTS = "open_points"
    FAILED = "failed"


class CostKind(StrEnum):
    """What a cost of delivery and after-sales was for, booked against the budget of K-03."""

    CLAIM = "claim"
    REPLACEMENT = "replacement"
    REWORK = "rework"
    RUSH_FREIGHT = "rush_freight"
    RECOVERY = "recovery"


class CaseCause(StrEnum):
    """What lay behind a case (J-07)."""

    PRODUCT = "product"
    PACKAGING = "packaging"
    TRANSPORT = "transport"
    INSTALLATION = "installation"
    USE = "use"
    DOCUMENTS = "documents"
    UNKNOWN = "unknown"


class ReworkState(StrEnum):
    """返工单 (section 3.6)."""

    PROPOSED = "proposed"
    AWAITING_DOCUMENTS = "awaiting_documents"
    DOCUMENTS_ISSUED = "documents_issued"
    TASK_ISSUED = "task_issued"
    REWORKING = "reworking"
    REINSPECTION = "reinspection"
    PASSED = "passed"
    RETURNED = "returned"
    SCRAPPED = "scrapped"


class ReworkBranch(StrEnum):
    """How goods are reworked: in simplified form (J-21), without a change of design (J-23), with one (J-24)."""

    SIMPLIFIED = "simplified"
    NO_CHANGE = "no_change"
    DESIGN_CHANGE = "design_change"


class ReworkPaper(StrEnum):
    """What research issues for a rework with a change of design (J-24)."""

    DRAWING = "drawing"
    PROCESS = "process"


class SurveyKind(StrEnum):
    """What a satisfaction survey is made for (J-12)."""

    CASE = "case"
    YEAR = "year"
    OCCASION = "occasion"


class SurveyState(StrEnum):
    """A survey is out, came back, or is given up."""

    OUT = "out"
    ANSWERED = "answered"
    UNANSWERED = "unanswered"


class VisitKind(StrEnum):
    """客户回访 (J-36), 走访 and 客户座谈会 (J-13)."""

    RETURN = "return"
    VISIT = "visit"
    MEETING = "meeting"


class PlanState(StrEnum):
    """What is planned with a customer: a visit, a training."""

    PLANNED = "planned"
    DONE = "done"
    DROPPED = "dropped"


class CareWorkKind(StrEnum):
    """What is done to a product at the customer's (J-39)."""

    MAINTENANCE = "maintenance"
    UPGRADE = "upgrade"


class CaseEventKind(StrEnum):
    """An entry of a case's time line."""

    REGISTERED = "registered"
    NOTE = "note"
    ATTACHMENT = "attachment"
    SEVERITY = "severity"
    RESPONSE = "response"
    ANALYSIS = "analysis"
    SOLUTION = "solution"
    WORK = "work"
    DONE = "done"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    CLOSED = "closed"
    CALL = "call"
    FACTS = "facts"
    DISPATCHED = "dispatched"
    LEADERS = "leaders"
    NEXT_STEP = "next_step"
    ACTION = "action"
    VERIFIED = "verified"
    HANDED_OVER = "handed_over"


class ServiceWay(StrEnum):
    """How a service case is worked on (J-06, J-08)."""

    ON_SITE = "on_site"
    IN_WORKS = "in_works"
    REMOTE = "remote"


class CaseMeasureKind(StrEnum):
    """A measure against a problem (J-29)."""

    CORRECTIVE = "corrective"
    PREVENTIVE = "preventive"


class LoadPlanState(StrEnum):
    """A saved load plan holds until what it was made from changes."""

    CURRENT = "current"
    VOID = "void"


class CountState(StrEnum):
    """A stock count (D-11): made, counted, waiting for approval, closed."""

    OPEN = "open"
    COUNTING = "counting"
    REVIEW = "review"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class CountPlaceState(StrEnum):
    """How far the count of one place is: `differs` waits for a second count, `confirmed` differs after it."""

    NOT_YET = "not_yet"
    COUNTING = "counting"
    AGREED = "agreed"
    DIFFERS = "differs"
    CONFIRMED = "confirmed"


class CountVerdict(StrEnum):
    """What one read of a count found."""

    PLACE = "place"
    KNOWN = "known"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"
    TWICE = "twice"
    SHIPPED = "shipped"
    ON_HOLD = "on_hold"
    NOT_STORED = "not_stored"
    SCRAPPED = "scrapped"
    LOST_BEFORE = "lost_before"


class CountCause(StrEnum):
    """Why counted and booked quantities differ."""

    MISPLACED = "misplaced"
    LATE_POSTING = "late_posting"
    WRONG_ISSUE = "wrong_issue"
    WRONG_RECEIPT = "wrong_receipt"
    LABEL = "label"
    DAMAGE = "damage"
    LOSS = "loss"
    OTHER = "other"


class CountOutcome(StrEnum):
    """What became of a difference when the count was posted."""

    GAINED = "gained"
    LOST = "lost"
    TRANSFERRED = "transferred"
    HELD = "held"
    SETTLED = "settled"
    OPEN = "open"


class TrackingState(StrEnum):
    """《质检信息反馈跟踪表》 (section 3.5): sent out, answered by every department, verified and closed."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class TrackingSource(StrEnum):
    """Where what a tracking form is about came from."""

    CUSTOMER = "customer"
    REJECTED = "rejected"
    RECHECK = "recheck"
    PROCESS = "process"


class TrackingCause(StrEnum):
    """Where the cause of what a tracking form is about lies."""

    DESIGN = "design"
    PART = "part"
    ASSEMBLY = "assembly"
    TRANSPORT = "transport"
    USE = "use"


class TrackingDisposition(StrEnum):
    """What quality decides on a tracking form."""

    REWORK = "rework"
    REPAIR = "repair"
    CONCESSION = "concession"
    SCRAP = "scrap"
    EXCHANGE = "exchange"
    SUPPLIER_RETURN = "supplier_return"


class OpinionKind(StrEnum):
    """How the customer got quality's opinion (J-17)."""

    TOLD = "told"
    VISIT = "visit"


class ReturnState(StrEnum):
    """退货单 (J-33): agreed, at our gate, in the return zone, judged by quality, settled; or void before anything came."""

    AUTHORISED = "authorised"
    ARRIVED = "arrived"
    WAITING = "waiting"
    JUDGED = "judged"
    CLOSED = "closed"
    VOIDED = "voided"


class ReturnPlace(StrEnum):
    """Where quality tested a product that the customer rejected (J-19)."""

    ON_SITE = "on_site"
    IN_HOUSE = "in_house"


class ReturnJudgement(StrEnum):
    """What quality decides on it (J-19): not reworkable, reworkable, used as it is with the customer's consent, back into stock."""

    SCRAP = "scrap"
    REWORK = "rework"
    AS_IS = "as_is"
    BACK = "back"


class ReplacementState(StrEnum):
    """补换 of rejected goods, one for one (J-20): 领料单 made out, good ones drawn, signed for by the customer; or called off."""

    REQUESTED = "requested"
    DRAWN = "drawn"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
