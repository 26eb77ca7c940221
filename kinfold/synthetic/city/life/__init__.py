"""Life besides the front door: families and their homes, births, appointments, the links that become known, trouble."""
