"""How many pages one account opens in an hour: past a limit somebody says why, and a privacy officer is told."""
