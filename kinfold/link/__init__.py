"""Links whole extracts of agencies: files in; people, pairs and a report that a person can read out."""
