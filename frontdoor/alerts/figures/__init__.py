"""How the desk does with its alerts: how many, how soon, why, and were they useful; never by a named person."""
