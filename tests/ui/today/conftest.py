from tests.helpers.page_window import context, file_place, shown, yard

__all__ = ["context", "file_place", "shown", "yard"]
