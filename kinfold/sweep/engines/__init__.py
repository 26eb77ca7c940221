"""A sweep on other engines: Spark runs the same functions on many machines; DuckDB says in SQL what three signals say."""
