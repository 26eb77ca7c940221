"""What is sealed is looked for under both layers of the cut, on PostgreSQL with the service's own role."""

from tests.rooms.row_security.role import as_the_service

__all__ = ["as_the_service"]
