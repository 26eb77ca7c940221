"""How the tables of telling people came to be."""
