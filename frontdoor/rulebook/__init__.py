"""The values signals and clocks read, as this partnership set them: proposed by one person, approved by another."""
