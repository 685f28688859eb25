"""Scenes in town, at street level and over the roofs."""
