"""Who may do what: one table of roles, and the actor behind every request."""
