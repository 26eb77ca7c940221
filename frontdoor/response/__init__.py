"""What is done about it: the front-door worker's queue, and the decision on each contact with everyone it looked at."""
