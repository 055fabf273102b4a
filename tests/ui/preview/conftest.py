from tests.helpers.office import office

__all__ = ["office"]
