"""Documents in, files out. No Django, no clock, no network."""
