"""Scenes under a roof."""
