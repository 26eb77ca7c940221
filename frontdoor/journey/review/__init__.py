"""The review desk: who may be who, the most consequential first, two or more side by side, and a worker decides."""
