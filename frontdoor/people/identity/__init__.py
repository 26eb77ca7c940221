"""Who this is: why descriptions are held to be one person, why others are not, and whose word each value is."""
