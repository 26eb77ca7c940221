"""SQLite with the second layer of the cut: the database itself refuses what goes round the first."""
