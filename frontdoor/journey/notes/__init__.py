"""Notes for those who acted on what a judgement said: written when it is taken back, read by one person each."""
