"""People, drawn from the joints outwards so that they stand, stride and sit with some grace."""

import math
from dataclasses import dataclass

from courant.demo.pictures.palette import NAVY, SKINS, SLATE, UMBER, Ink, dark, light
from courant.demo.pictures.sheet import Point, Sheet


@dataclass(frozen=True)
class Pose:
    """Angles in degrees from hanging straight down; forward is positive, a pair is (upper, bend of lower)."""

    near_arm: tuple[float, float] = (-6, 14)
    far_arm: tuple[float, float] = (8, 12)
    near_leg: tuple[float, float] = (-3, 2)
    far_leg: tuple[float, float] = (5, 3)
    lean: float = 0
    nod: float = 0


STAND = Pose()
WALK = Pose((-22, 16), (24, 22), (20, 6), (-18, 16), 3)
STRIDE = Pose((-32, 20), (34, 30), (28, 6), (-25, 22), 6)
RUN = Pose((-50, 70), (45, 80), (52, 70), (-34, 44), 14)
KICK = Pose((48, 20), (-50, 30), (-12, 8), (62, 22), -10)
SIT = Pose((22, 60), (28, 50), (88, 88), (84, 84), 0)
READ = Pose((34, 84), (40, 78), (88, 88), (84, 80), 10, 22)
POINT = Pose((78, 10), (6, 12), (-3, 2), (6, 3))
REACH = Pose((140, 12), (120, 20), (-4, 2), (7, 4), -2, -10)
HOLD = Pose((24, 86), (30, 80), (-3, 2), (6, 3), 2, 10)
WORK = Pose((52, 30), (62, 22), (-10, 6), (20, 16), 24, 12)
BEND = Pose((36, 20), (48, 14), (4, 12), (22, 24), 52, 10)
LEAP = Pose((150, 20), (130, 30), (40, 80), (-20, 70), 4, -8)
BOW = Pose((-20, 30), (110, 20), (-4, 2), (8, 4), 4, -6)
RIDE = Pose((58, 14), (62, 10), (72, 70), (30, 32), 24, -8)
ROW = Pose((70, 12), (74, 10), (78, 50), (82, 56), 12)


@dataclass(frozen=True)
class Outfit:
    """What somebody is wearing. The hem is how far down the thigh the coat falls; the flare, how wide."""

    coat: Ink = NAVY
    legs: Ink = SLATE
    skin: Ink = SKINS[2]
    hair: Ink = UMBER
    hem: float = 0.0
    flare: float = 0.0
    hat: Ink | None = None
    bun: bool = False

    @classmethod
    def shadow(cls, ink: Ink, hem: float = 0.4, bun: bool = False) -> "Outfit":
        """Somebody seen against the light."""
        return cls(ink, ink, ink, ink, hem, 0.02, None, bun)


def _swing(start: Point, length: float, degrees: float, facing: int) -> Point:
    turn = math.radians(degrees)
    return start[0] + math.sin(turn) * length * facing, start[1] + math.cos(turn) * length


@dataclass
class _Body:
    """Where every joint of one posed person lies, with the feet on the ground."""

    pose: Pose
    facing: int
    tall: float
    hip: Point

    def leg(self, angles: tuple[float, float]) -> tuple[Point, Point, Point]:
        knee = _swing(self.hip, 0.25 * self.tall, angles[0], self.facing)
        return self.hip, knee, _swing(knee, 0.25 * self.tall, angles[0] - angles[1], self.facing)

    def arm(self, angles: tuple[float, float]) -> tuple[Point, Point, Point]:
        turn = -self.pose.lean * 0.4
        elbow = _swing(self.shoulder, 0.165 * self.tall, angles[0] + turn, self.facing)
        return (
            self.shoulder,
            elbow,
            _swing(elbow, 0.15 * self.tall, angles[0] + angles[1] + turn, self.facing),
        )

    @property
    def shoulder(self) -> Point:
        return _swing(self.hip, 0.285 * self.tall, 180 - self.pose.lean, self.facing)

    @property
    def crown(self) -> Point:
        return _swing(self.shoulder, 0.115 * self.tall, 180 - self.pose.lean - self.pose.nod, self.facing)


def _stand(pose: Pose, x: float, ground: float, tall: float, facing: int) -> _Body:
    loose = _Body(pose, facing, tall, (x, ground))
    lowest = max(loose.leg(pose.near_leg)[2][1], loose.leg(pose.far_leg)[2][1])
    return _Body(pose, facing, tall, (x, ground - (lowest - ground) - 0.025 * tall))


def figure(
    sheet: Sheet, x: float, ground: float, tall: float, outfit: Outfit, pose: Pose = STAND, facing: int = 1
) -> tuple[Point, Point]:
    """Draw somebody whose hips are above x and whose feet touch the ground; say where the hands are."""
    body = _stand(pose, x, ground, tall, facing)
    far = body.arm(pose.far_arm)
    _arm(sheet, far, tall, outfit, dark(outfit.coat, 0.3))
    _leg(sheet, body.leg(pose.far_leg), tall, facing, dark(outfit.legs, 0.3))
    _leg(sheet, body.leg(pose.near_leg), tall, facing, outfit.legs)
    _torso(sheet, body, outfit)
    _head(sheet, body, outfit)
    near = body.arm(pose.near_arm)
    # A near arm in the coat's own ink would vanish into it.
    _arm(sheet, near, tall, outfit, light(outfit.coat, 0.1) if outfit.coat != outfit.skin else outfit.coat)
    return near[2], far[2]


def _leg(sheet: Sheet, joints: tuple[Point, Point, Point], tall: float, facing: int, ink: Ink) -> None:
    hip, knee, foot = joints
    sheet.limb(hip, knee, 0.088 * tall, 0.062 * tall, ink)
    sheet.limb(knee, foot, 0.06 * tall, 0.036 * tall, ink)
    toe = (foot[0] + 0.055 * tall * facing, foot[1] + 0.012 * tall)
    sheet.limb(
        (foot[0] - 0.008 * tall * facing, foot[1] + 0.008 * tall),
        toe,
        0.034 * tall,
        0.024 * tall,
        dark(ink, 0.45),
    )


def _arm(sheet: Sheet, joints: tuple[Point, Point, Point], tall: float, outfit: Outfit, ink: Ink) -> None:
    shoulder, elbow, hand = joints
    along = ((hand[0] - elbow[0]) * 0.12, (hand[1] - elbow[1]) * 0.12)
    sheet.limb(hand, (hand[0] + along[0], hand[1] + along[1]), 0.034 * tall, 0.026 * tall, outfit.skin)
    sheet.limb(shoulder, elbow, 0.06 * tall, 0.046 * tall, ink)
    cuff = (hand[0] - along[0], hand[1] - along[1])
    sheet.limb(elbow, cuff, 0.046 * tall, 0.038 * tall, ink)


def _torso(sheet: Sheet, body: _Body, outfit: Outfit) -> None:
    tall, facing = body.tall, body.facing
    turn = math.radians(body.pose.lean)
    # Across the body, at right angles to the spine.
    ax, ay = math.cos(turn) * facing * tall, math.sin(turn) * tall
    (sx, sy), (hx, hy) = body.shoulder, body.hip
    half, waist = 0.064, 0.05
    mid = (sx * 0.4 + hx * 0.6, sy * 0.4 + hy * 0.6)
    hem, skirt = _hem(body, outfit)
    rows = (((sx, sy), half), (mid, waist), ((hx, hy), waist + 0.004 + outfit.flare * 0.3))
    left = [(x - ax * wide, y - ay * wide) for (x, y), wide in rows] + [(hem[0] - ax * skirt, hem[1])]
    right = [(x + ax * wide, y + ay * wide) for (x, y), wide in rows] + [(hem[0] + ax * skirt, hem[1])]
    sheet.limb(
        (sx - ax * 0.035, sy - ay * 0.035),
        (sx + ax * 0.035, sy + ay * 0.035),
        0.06 * tall,
        0.06 * tall,
        outfit.coat,
    )
    sheet.disc(hx, hy, 0.05 * tall, outfit.coat)
    sheet.fill([*left, *reversed(right)], outfit.coat)
    sheet.fill([*left, hem, (hx, hy), mid, (sx, sy)], dark(outfit.coat, 0.35), 0.35)


def _hem(body: _Body, outfit: Outfit) -> tuple[Point, float]:
    if body.pose.near_leg[0] > 60 or body.pose.lean > 30:
        # A coat bunches at the waist of somebody sitting or bent double.
        return _swing(body.hip, 0.01 * body.tall, 0, body.facing), 0.056
    thighs = (body.pose.near_leg[0] + body.pose.far_leg[0]) / 2
    drop = (0.25 * outfit.hem + 0.03) * body.tall
    spread = abs(body.pose.near_leg[0] - body.pose.far_leg[0]) * 0.0012 * outfit.hem
    return _swing(body.hip, drop, thighs * 0.6, body.facing), 0.056 + outfit.flare + spread


def _head(sheet: Sheet, body: _Body, outfit: Outfit) -> None:
    tall, facing = body.tall, body.facing
    x, y = body.crown
    sheet.limb(body.shoulder, (x, y), 0.05 * tall, 0.042 * tall, dark(outfit.skin, 0.12))
    sheet.oval(x + 0.004 * tall * facing, y, 0.042 * tall, 0.054 * tall, outfit.skin)
    back = x - 0.01 * tall * facing
    sheet.pen.chord(
        [v * 2 for v in (back - 0.045 * tall, y - 0.062 * tall, back + 0.052 * tall, y + 0.05 * tall)],
        *((140, 325) if facing > 0 else (215, 40)),
        fill=outfit.hair,
    )
    sheet.oval(back - 0.026 * tall * facing, y - 0.008 * tall, 0.021 * tall, 0.042 * tall, outfit.hair)
    if outfit.bun:
        sheet.disc(back - 0.048 * tall * facing, y - 0.025 * tall, 0.024 * tall, outfit.hair)
    if outfit.hat:
        sheet.oval(x, y - 0.038 * tall, 0.075 * tall, 0.014 * tall, outfit.hat)
        sheet.oval(x, y - 0.05 * tall, 0.043 * tall, 0.03 * tall, outfit.hat)
