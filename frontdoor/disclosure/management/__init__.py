"""What an administrator does about what leaves, from a terminal."""
