"""The genogram and the ecomap of a family, as known on any day."""
