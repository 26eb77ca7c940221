"""What is left when the service is not there: copies that can be restored, and a pack to work from without it."""
