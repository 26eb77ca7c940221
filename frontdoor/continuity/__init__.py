"""What is left when the service is not: copies to restore, a pack to work from, and the audit on another machine."""
