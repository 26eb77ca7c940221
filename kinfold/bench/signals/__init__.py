"""What the twenty signals cost: one live evaluation, a sweep of a caseload beside SQL twins, and a full replay."""
