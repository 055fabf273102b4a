"""The numbers that stand for words in what is signed. They are never given to another word: old passes and lists keep their meaning."""

from __future__ import annotations

from db.states import DeliveryMode, PassKind, Role, SignedHow

ROLES: dict[Role, int] = {
    Role.FINANCE: 1, Role.PERSONNEL: 2, Role.STOREKEEPER: 3, Role.SALES: 4, Role.LOGISTICS_HEAD: 5, Role.LEADERSHIP: 6,
    Role.TEAM_LEADER: 7, Role.INSPECTOR: 8, Role.AFTER_SALES: 9, Role.PLANNING: 10, Role.PROCESS: 11, Role.RESEARCH: 12,
    Role.PURCHASING: 13, Role.PROJECT_MANAGER: 14, Role.TECHNICAL_SERVICE: 15, Role.DELIVERY_MANAGEMENT: 16, Role.SAFETY: 17,
    Role.ADMINISTRATOR: 18, Role.GUARD: 19, Role.ASSEMBLER: 20, Role.SHIPPER: 21,
}  # fmt: skip
KINDS: dict[PassKind, int] = {
    PassKind.SALE: 1, PassKind.REPLACEMENT: 2, PassKind.REWORK_RETURN: 3, PassKind.SUPPLIER_RETURN: 4, PassKind.SCRAP: 5,
    PassKind.SAMPLE: 6, PassKind.TOOLS: 7,
}  # fmt: skip
MODES: dict[DeliveryMode, int] = {
    DeliveryMode.PICKUP: 1, DeliveryMode.CONSIGNED: 2, DeliveryMode.DIRECT: 3, DeliveryMode.OTHER: 4,
}  # fmt: skip
HOWS: dict[SignedHow, int] = {
    SignedHow.OWN: 1, SignedHow.DEPUTY: 2, SignedHow.PAPER: 3, SignedHow.AHEAD: 4, SignedHow.CLOSE: 5,
}  # fmt: skip

ROLE_OF = {number: word for word, number in ROLES.items()}
KIND_OF = {number: word for word, number in KINDS.items()}
MODE_OF = {number: word for word, number in MODES.items()}
HOW_OF = {number: word for word, number in HOWS.items()}
