"""Outlines: the curves, ridges and blobs that everything drawn is cut from."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from courant.demo.pictures.sheet import HEIGHT, WIDTH, Point, Points


def smooth(points: Points, closed: bool = False, steps: int = 8) -> list[Point]:
    """The curve that passes through every point (Catmull and Rom's)."""
    count = len(points)

    def near(index: int) -> Point:
        return points[index % count] if closed else points[min(max(index, 0), count - 1)]

    curve: list[Point] = []
    for index in range(count if closed else count - 1):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = (near(index + offset) for offset in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            u, v, w, z = (
                t * (t * (2 - t) - 1),
                t * t * (3 * t - 5) + 2,
                t * (t * (4 - 3 * t) + 1),
                t * t * (t - 1),
            )
            curve.append(((ax * u + bx * v + cx * w + dx * z) / 2, (ay * u + by * v + cy * w + dy * z) / 2))
    if not closed:
        curve.append(points[-1])
    return curve


@cache
def _offsets(path: str) -> tuple[Point, ...]:
    return tuple((float(x), float(y)) for x, y in (pair.split(",") for pair in path.split()))


def traced(path: str, x: float = 0, y: float = 0, scale: float = 1) -> list[Point]:
    """An outline written as "across,down" pairs from a fixed point, the way a draughtsman notes one."""
    return [(x + across * scale, y + down * scale) for across, down in _offsets(path)]


def below(line: Points, floor: float = HEIGHT) -> list[Point]:
    """Everything from a line down to a floor."""
    return [*line, (line[-1][0], floor), (line[0][0], floor)]


def ridge(chance: random.Random, height: float, swing: float, waves: float = 2.0, rough: float = 0.3) -> list[Point]:
    """A skyline of hills across the whole sheet: one slow wave with quicker, shallower ones on its back."""
    phases = [chance.uniform(0, math.tau) for _ in range(4)]
    line = []
    for x in range(0, WIDTH + 10, 10):
        turn = x / WIDTH * math.tau * waves
        rise = sum(math.sin(turn * 2.1**octave + phase) * rough**octave for octave, phase in enumerate(phases))
        line.append((float(x), height - rise * swing))
    return line


def blob(chance: random.Random, x: float, y: float, across: float, down: float, rough: float = 0.12) -> list[Point]:
    """A lumpy round: a bush, a boulder, a head of leaves."""
    count = 9
    rim = []
    for index in range(count):
        angle = math.tau * index / count
        reach = 1 + chance.uniform(-rough, rough)
        rim.append((x + math.cos(angle) * across * reach, y + math.sin(angle) * down * reach))
    return smooth(rim, closed=True, steps=5)


def arch(x: float, foot: float, half: float, rise: float, steps: int = 20) -> list[Point]:
    """The half-ellipse of an arch, from its left springing over to its right."""
    turns = [math.pi * step / steps for step in range(steps + 1)]
    return [(x - math.cos(turn) * half, foot - math.sin(turn) * rise) for turn in turns]


def doorway(x: float, foot: float, half: float, tall: float, rise: float | None = None) -> list[Point]:
    """A round-headed opening standing on its sill."""
    head = half if rise is None else rise
    return [(x - half, foot), *arch(x, foot - tall + head, half, head), (x + half, foot)]


def bumps(left: float, right: float, foot: float, rounds: Sequence[tuple[float, float, float]]) -> list[Point]:
    """A flat-bottomed heap under the tallest of several rounds (middle, half width, height)."""
    line = []
    steps = max(12, int((right - left) / 4))
    for step in range(steps + 1):
        x = left + (right - left) * step / steps
        rise = 0.0
        for middle, half, tall in rounds:
            if abs(x - middle) < half:
                rise = max(rise, tall * math.sqrt(1 - ((x - middle) / half) ** 2))
        edge = min(x - left, right - x) / (right - left)
        line.append((x, foot - rise * min(1.0, edge / 0.14) ** 0.6))
    return [*line, (right, foot), (left, foot)]


@dataclass(frozen=True)
class Lens:
    """A viewpoint: turns metres across, up and away into places on the sheet."""

    x: float
    y: float
    focal: float = 1100.0
    eye: float = 1.7

    def at(self, across: float, up: float, away: float) -> Point:
        """Where a point in the room or street lands on the sheet."""
        return self.x + self.focal * across / away, self.y - self.focal * (up - self.eye) / away

    def tall(self, metres: float, away: float) -> float:
        """How tall something stands when it is so far away."""
        return self.focal * metres / away

    def floor(self, left: float, right: float, near: float, far: float, up: float = 0.0) -> list[Point]:
        """A level oblong: a rug, a road, a table top."""
        return [
            self.at(left, up, near),
            self.at(left, up, far),
            self.at(right, up, far),
            self.at(right, up, near),
        ]

    def wall(self, across: float, near: float, far: float, low: float, high: float) -> list[Point]:
        """An upright oblong running away from the viewer: one side of a street."""
        return [
            self.at(across, low, near),
            self.at(across, high, near),
            self.at(across, high, far),
            self.at(across, low, far),
        ]

    def front(self, left: float, right: float, low: float, high: float, away: float) -> list[Point]:
        """An upright oblong facing the viewer."""
        return [
            self.at(left, low, away),
            self.at(left, high, away),
            self.at(right, high, away),
            self.at(right, low, away),
        ]
