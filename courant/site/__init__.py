"""The embedded server: printed files first, then the few live addresses."""
