"""Delivers the tree in use to an object store, behind the printing and never in its way (docs/decisions)."""
