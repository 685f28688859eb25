"""Drawn scenes that stand in for press photographs in the demonstration newsroom."""

from courant.demo.pictures.gallery import SCENES, draw, jpeg

__all__ = ["SCENES", "draw", "jpeg"]
