"""The picture of a product: hung on its record, the newest one counts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from sqlalchemy.orm import Session

from app.core.errors import bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.files import pictures
from app.files import service as files
from db.models.catalog import Product
from db.states import Role

ROLES = (Role.PROCESS, Role.PLANNING, Role.RESEARCH, Role.ADMINISTRATOR)
KIND = "product"
_SUFFIXES = (".png", ".jpg", ".jpeg")


def set_picture(work: Work, product_id: int, name: str, content: bytes) -> None:
    """Hangs a picture on a product; bench and list show the newest.

    Raises:
        BadInput: No PNG or JPEG, too large, absurdly large once unpacked, or cut off.
        NotFound: No such product.
    """
    work.require(*ROLES)
    if work.session.get(Product, product_id) is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "产品"), product_id)
    if PurePath(name).suffix.lower() not in _SUFFIXES or content.startswith(b"%PDF"):
        raise bad_input(QT_TRANSLATE_NOOP("app", "产品图片只收 PNG 或 JPEG：{name}"), name=files.safe_name(name))
    pictures.check(files.safe_name(name), content)
    files.attach(work, KIND, str(product_id), name, content)


def product_pictures(session: Session, product_ids: Iterable[int]) -> dict[int, str]:
    """The newest picture of products by key, as the SHA-256 it is stored under; those without one are left out."""
    wanted = {str(key): key for key in set(product_ids)}
    return {wanted[key]: sha256 for key, sha256 in files.newest_pictures(session, KIND, wanted).items()}
