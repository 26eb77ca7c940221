"""Recording a birth: an unborn child becomes a child with a date of birth, and keeps what was told before."""
