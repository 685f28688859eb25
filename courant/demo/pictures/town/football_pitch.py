"""An evening match, the moment before it goes in or does not."""

from courant.demo.pictures.figures import KICK, LEAP, RUN, STRIDE, WALK, Outfit, figure
from courant.demo.pictures.nature import sky, streak
from courant.demo.pictures.outline import Lens, below, blob, ridge
from courant.demo.pictures.palette import (
    AMBER,
    BRICK,
    CORAL,
    CREAM,
    DENIM,
    LEAF,
    MAUVE,
    MOSS,
    NAVY,
    NIGHT,
    PAPER,
    PEACH,
    PINE,
    PLUM,
    ROSE,
    SAFFRON,
    SKINS,
    SKY,
    SLATE,
    TEAL,
    UMBER,
    dark,
    mix,
)
from courant.demo.pictures.sheet import WIDTH, Sheet

PITCH = Lens(700, 400, 1000, 5.5)


def draw(sheet: Sheet) -> None:
    sky(sheet, (dark(NAVY, 0.1), mix(NAVY, TEAL, 0.5), mix(TEAL, MAUVE, 0.45), mix(ROSE, PEACH, 0.4)), 400)
    streak(sheet, 420, 150, 620, 11, ROSE, 0.45)
    streak(sheet, 1100, 210, 560, 10, ROSE, 0.45)
    sheet.fill(below(ridge(sheet.chance, 330, 24, 1.8), 420), mix(NAVY, MAUVE, 0.35))
    _stand(sheet)
    for x, top in ((130, 70), (1470, 60)):
        _floodlight(sheet, x, top)
    _turf(sheet)
    _goal(sheet)
    _match(sheet)


def _stand(sheet: Sheet) -> None:
    sheet.fill([(250, 430), (250, 262), (1350, 262), (1350, 430)], dark(SLATE, 0.5))
    coats = (BRICK, SAFFRON, TEAL, PAPER, CORAL, DENIM, PLUM)
    for row in range(7):
        y = 300 + row * 18
        for seat in range(78):
            x = 262 + seat * 14 + (row % 2) * 7
            if sheet.chance.random() < 0.88:
                coat = mix(sheet.chance.choice(coats), NAVY, 0.3)
                sheet.oval(x, y + 12, 6, 8, coat)
                sheet.disc(x, y + 2, 4, mix(sheet.chance.choice(SKINS), NAVY, 0.15))
    sheet.fill([(220, 236), (1380, 236), (1340, 284), (260, 284)], mix(SLATE, TEAL, 0.3))
    sheet.fill([(260, 284), (1340, 284), (1340, 292), (260, 292)], NIGHT, 0.7)
    for x in range(300, 1340, 146):
        sheet.box(x, 284, x + 6, 430, dark(SLATE, 0.6))
    sheet.box(0, 426, WIDTH, 464, dark(SLATE, 0.5))
    for index in range(10):
        ink = (BRICK, CREAM, TEAL, SAFFRON)[index % 4]
        sheet.box(-40 + index * 170, 428, 124 + index * 170, 462, mix(ink, NAVY, 0.2))


def _floodlight(sheet: Sheet, x: float, top: float) -> None:
    for side in (-1, 1):
        sheet.stroke([(x + side * 24, 460), (x + side * 9, top + 40)], 4, dark(SLATE, 0.4))
    for row in range(10):
        y, half = 460 - row * 38, 24 - row * 1.5
        sheet.stroke([(x - half, y), (x + half - 1.5, y - 38)], 2, dark(SLATE, 0.4))
        sheet.stroke([(x + half, y), (x - half + 1.5, y - 38)], 2, dark(SLATE, 0.4))
    sheet.glow(x, top + 20, 330, mix(AMBER, PAPER, 0.5), 0.75)
    sheet.box(x - 62, top - 18, x + 62, top + 54, dark(SLATE, 0.6))
    for row in range(3):
        for column in range(5):
            sheet.disc(x - 48 + column * 24, top - 4 + row * 22, 9, PAPER)


def _turf(sheet: Sheet) -> None:
    sheet.wash(456, 1000, (mix(MOSS, LEAF, 0.5), mix(LEAF, MOSS, 0.3), mix(MOSS, PINE, 0.3)))
    for stripe in range(-14, 14, 2):
        sheet.fill(PITCH.floor(stripe * 3, stripe * 3 + 3, 6, 90), PINE, 0.22)
    line = PAPER
    sheet.fill(PITCH.floor(-60, 60, 60, 61), line, 0.9)
    sheet.fill(PITCH.floor(16.6, 16.9, 6, 60), line, 0.9)
    for across, near, far in ((4.6, 15, 52), (11, 24, 43)):
        sheet.fill(PITCH.floor(across, across + 0.28, near, far), line, 0.9)
        for away in (near, far):
            sheet.fill(PITCH.floor(across, 16.7, away, away * 1.012), line, 0.9)
    sheet.oval(*PITCH.at(7.6, 0, 33), 6, 2, line)
    sheet.veil([(0, 456), (WIDTH, 456), (WIDTH, 700), (0, 700)], mix(AMBER, PAPER, 0.4), (0, 440), (0, 640), 0.35)


def _goal(sheet: Sheet) -> None:
    posts = ((29.8, 0.0), (37.2, 0.0))
    (near, _), (far, _) = posts
    corner = {
        (away, up, back): PITCH.at(16.7 + back, up, away)
        for away in (near, far)
        for up in (0, 2.9)
        for back in (0, 2.2)
    }
    mesh = [corner[near, 0, 2.2], corner[near, 2.9, 0], corner[far, 2.9, 0], corner[far, 0, 2.2]]
    sheet.fill(mesh, PAPER, 0.14)
    for step in range(13):
        away = near + (far - near) * step / 12
        sheet.stroke([PITCH.at(16.7, 2.9, away), PITCH.at(17.6, 2.6, away), PITCH.at(18.9, 0, away)], 1, PAPER, 0.6)
    for step in range(9):
        share = step / 8
        across, up = 16.7 + 2.2 * share**0.6, 2.9 * (1 - share)
        sheet.stroke([PITCH.at(across, up, near), PITCH.at(across, up, far)], 1, PAPER, 0.6)
    for away in (near, far):
        sheet.limb(corner[away, 0, 0], corner[away, 2.9, 0], 8, 8, PAPER)
    sheet.limb(corner[near, 2.9, 0], corner[far, 2.9, 0], 8, 7, PAPER)


def _match(sheet: Sheet) -> None:
    home = Outfit(CORAL, PAPER, SKINS[1], NIGHT)
    away_kit = Outfit(mix(SKY, PAPER, 0.2), dark(NAVY, 0.1), SKINS[2], UMBER)
    players = (
        (-11, 50, away_kit, WALK, 1),
        (-3, 56, home, RUN, 1),
        (6, 47, away_kit, RUN, 1),
        (-9, 36, home, RUN, 1),
        (15.4, 33, Outfit(SAFFRON, NIGHT, SKINS[4], NIGHT), LEAP, -1),
        (9.6, 25, away_kit, STRIDE, -1),
        (9.4, 38, home, RUN, 1),
        (-4.6, 24, away_kit, RUN, 1),
        (6.2, 20.5, Outfit(mix(SKY, PAPER, 0.2), dark(NAVY, 0.1), SKINS[0], NIGHT), RUN, -1),
        (-5.6, 14.5, home, RUN, 1),
        (-1.2, 10.4, Outfit(CORAL, PAPER, SKINS[3], NIGHT), KICK, 1),
    )
    for across, away, outfit, pose, facing in players:
        x, y = PITCH.at(across, 0, away)
        tall = PITCH.tall(2.3, away)
        for lean in (-1, 1):
            sheet.fill(
                [
                    (x - tall * 0.08, y),
                    (x + tall * 0.08, y),
                    (x + lean * tall * 0.55, y + tall * 0.12),
                    (x + lean * tall * 0.42, y + tall * 0.13),
                ],
                PINE,
                0.4,
            )
        figure(sheet, x, y - (tall * 0.1 if pose is LEAP else 0), tall, outfit, pose, facing)
    x, y = PITCH.at(2.2, 1.0, 12)
    sheet.oval(x - 20, y + 110, 20, 5, PINE, 0.5)
    sheet.disc(x, y, 17, PAPER)
    for dx, dy in ((0, 0), (-11, -7), (10, -8), (-6, 11), (10, 9)):
        sheet.fill(blob(sheet.chance, x + dx, y + dy, 4.5, 4.5, 0.1), NAVY)
    for row in range(3):
        sheet.stroke([(x - 40 - row * 22, y + 6 + row * 9), (x - 92 - row * 22, y + 20 + row * 10)], 3, PAPER, 0.5)
