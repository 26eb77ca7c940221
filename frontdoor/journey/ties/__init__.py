"""A worker says what two people of a family are to each other: what no contact asked about."""
