"""The pack: what a front door needs to go on for some days without the service, in one closed file."""
