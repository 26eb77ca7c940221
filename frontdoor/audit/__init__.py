"""Who looked at whom, and every change: rows that are only ever added, in the same transaction as what they record."""
