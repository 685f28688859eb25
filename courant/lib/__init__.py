"""Small pure helpers, each file named for its subject; no Django."""
