"""The place that runs the service, looked at from outside: as anybody could, and believing nothing that it says."""
