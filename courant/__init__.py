"""Courant: a newsroom that keeps publishing."""
