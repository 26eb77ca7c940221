"""Lists that leave: the sheets are made where every room can reach them, in frontdoor/ui/sheets.py."""

from frontdoor.ui.sheets import MARK, as_csv, as_xlsx, harmless

__all__ = ["MARK", "as_csv", "as_xlsx", "harmless"]
