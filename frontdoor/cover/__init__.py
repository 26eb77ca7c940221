"""Cover: who is on duty this week, who is away, and who stands in, said by managers and by people themselves."""
