"""The head of a family's page: five questions that a tired reader has, each answered in a sentence."""
