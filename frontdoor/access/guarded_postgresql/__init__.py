"""PostgreSQL with the second layer of the cut: policies on the tables themselves, told whose eyes ask."""
