"""What signing in leaves in the audit, and what an administrator does about it by command."""
