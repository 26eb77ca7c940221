"""Finding somebody: by the same keys as matching, by POST, with what was searched and who was shown written down."""
