"""Reads extracts as agencies send them: CSV, Parquet and Excel, every value as text and no row lost."""

from .extract import Extract, SetAside
from .files import check_files, read_extract

__all__ = ["Extract", "SetAside", "check_files", "read_extract"]
