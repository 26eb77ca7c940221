"""Who belongs with whom, as known on a day."""

from kinfold.kinship.network import Network, network

__all__ = ["Network", "network"]
