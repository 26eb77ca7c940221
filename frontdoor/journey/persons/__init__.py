"""One person in their own right: what is known about them, who has met them, what they said, what nobody has asked."""
