"""What an administrator does on the server about how somebody signs in."""
