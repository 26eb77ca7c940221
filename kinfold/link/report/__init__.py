"""The report on linked extracts: one page that a person can read, keep and print."""

from .account import Account, FileRead
from .page import write_report

__all__ = ["Account", "FileRead", "write_report"]
