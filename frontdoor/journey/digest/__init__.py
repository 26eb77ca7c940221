"""Once a working day, what waits past its time or is nobody’s is told to whoever can act, by reference only."""
