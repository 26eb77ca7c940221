"""A request for one's own records: its month, and the bundle in which what is of others is marked passage by passage."""
