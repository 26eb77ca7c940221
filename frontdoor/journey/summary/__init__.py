"""One page about a family, to read before a call or a meeting: on screen, on paper, and as a PDF through the gate."""
