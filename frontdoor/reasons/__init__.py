"""Need to know: what explains that somebody opens a family's record, the reason they give otherwise, its review."""
