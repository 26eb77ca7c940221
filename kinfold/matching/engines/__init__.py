"""Runs the model over whole registers: DuckDB on one machine, Spark on many, Splink to train and to compare with."""
