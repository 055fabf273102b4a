"""Words of the trail for what went wrong with a delivery: differences, claims, acceptance, installation, and what it cost."""

from __future__ import annotations

from app.core.text import QT_TRANSLATE_NOOP

CLAIM_ACTIONS = {
    "book_cost": QT_TRANSLATE_NOOP("app", "记费用"),
}

CLAIM_KINDS = {
    "delivery_cost": QT_TRANSLATE_NOOP("app", "交付费用"),
}
