"""A whole caseload as files: people, links and events in Parquet, one family after another."""
