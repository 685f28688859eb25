"""Scenes by the water: rivers, the harbour and the open sea."""
