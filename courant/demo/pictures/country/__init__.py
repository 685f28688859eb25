"""Scenes in open country, on worked land and on the way somewhere else."""
