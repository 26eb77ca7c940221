"""Who belongs with whom: ties as each source gave them, gathered into the network of a family as known on a day."""
