"""A real object store for the tests, and a connection to it that can be made bad."""
