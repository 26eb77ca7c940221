"""The gate: who and what stands in a document and is not in its audience, and the second person who lets it go."""
