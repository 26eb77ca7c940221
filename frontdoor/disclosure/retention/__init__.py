"""How long records are kept, the legal hold that always wins, and the review without which nothing is disposed of."""
