"""Setting and lifting a barrier between two records, and the one page on which somebody with the right sees across."""
