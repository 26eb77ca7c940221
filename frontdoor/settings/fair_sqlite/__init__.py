"""SQLite with a fair queue for writers: waiting writers are served in turn instead of sleeping and guessing."""
