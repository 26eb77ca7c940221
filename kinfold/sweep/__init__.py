"""All signals over a whole caseload: in this process, over a pool, on Spark; the same functions, the same findings."""
