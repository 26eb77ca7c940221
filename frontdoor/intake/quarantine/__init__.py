"""What could not be read waits here, whole and with its reason, until it reads: nothing that came in is lost."""
