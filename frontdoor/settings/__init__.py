"""How the service is set up: the story of the rooms (`base`), and what differs in dev, test and production."""
