"""A contact arrives: what was sent is kept as it came, under the sender's own message id, and its people are read out."""
