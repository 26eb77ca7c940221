"""The audit, carried to another system in order: whoever breaks into the service cannot take back what is there."""
