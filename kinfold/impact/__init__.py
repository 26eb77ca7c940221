"""What changing a value would cost: alerts a week, days of lead, and which families would carry them."""
