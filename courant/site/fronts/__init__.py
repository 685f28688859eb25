"""Settings for web servers that read the printed files themselves and ask us for the live addresses alone."""
