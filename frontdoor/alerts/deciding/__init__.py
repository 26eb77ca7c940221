"""The decision on an alert: everyone looked at, each child decided on, next steps with an owner, and did it help."""
