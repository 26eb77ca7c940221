"""Lessons about babies and health: discharge with a meeting, children not brought, marks on the very young."""
