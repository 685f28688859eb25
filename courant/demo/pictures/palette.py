"""The newspaper's house inks, and the two or three ways they are mixed."""

Ink = tuple[int, int, int]


def _ink(code: str) -> Ink:
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


NIGHT = _ink("14203a")
NAVY = _ink("1f2f4b")
SLATE = _ink("3f5468")
STEEL = _ink("6f8795")
FOG = _ink("a9bbc0")
MIST = _ink("d3dedb")
PAPER = _ink("f7efdf")
CREAM = _ink("f2e3c4")
SAND = _ink("e3c795")
WHEAT = _ink("e4b45a")
SAFFRON = _ink("f2ae3d")
OCHRE = _ink("c98a35")
AMBER = _ink("ffd27a")
PEACH = _ink("f3b98f")
ROSE = _ink("dd8f7a")
CORAL = _ink("dc6b4d")
BRICK = _ink("b04a34")
RUST = _ink("8a3b2c")
WINE = _ink("5f2733")
PLUM = _ink("4a2f4e")
MAUVE = _ink("8a6a86")
UMBER = _ink("4b352c")
BARK = _ink("6d4f3c")
OLIVE = _ink("808748")
SAGE = _ink("a8b48a")
LEAF = _ink("6f9451")
MOSS = _ink("4d6638")
PINE = _ink("24443c")
TEAL = _ink("2b6870")
SEA = _ink("4f8f98")
AQUA = _ink("93c0bf")
SKY = _ink("a7cbd3")
DENIM = _ink("46698c")

SKINS = (_ink("8b5a3c"), _ink("c98d68"), _ink("e3b48f"), _ink("6b4430"), _ink("b67a52"))


def mix(first: Ink, second: Ink, share: float) -> Ink:
    """The ink that is `share` of the second and the rest of the first."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def dark(ink: Ink, share: float = 0.25) -> Ink:
    """The same ink in shadow, cooled towards night rather than greyed with black."""
    return mix(ink, NIGHT, share)


def light(ink: Ink, share: float = 0.25) -> Ink:
    """The same ink in sunlight, warmed towards paper."""
    return mix(ink, PAPER, share)
