"""The demo newsroom: its pictures and texts."""
