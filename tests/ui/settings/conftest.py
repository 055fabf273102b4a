from tests.helpers.side_window import office

__all__ = ["office"]
