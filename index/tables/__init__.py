"""Tables in the text of a report, one file a style."""

from index.tables.find import find_tables

__all__ = ["find_tables"]
