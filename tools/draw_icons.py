"""Draw the plain theme's icons, as favicon.svg has them: for those that want pixels."""

from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent.parent / "themes" / "plain"
RED, PAPER = "#8c1d18", "#fffefb"
UNITS = 32  # the side of favicon.svg
FINER = 8  # drawn larger, then made smaller, for smooth edges
MASKED = 0.72  # within the circle that a phone may cut out, of which the diameter is four fifths of the side


def main() -> None:
    """Write every file."""
    for name, size in (("apple-touch-icon", 180), ("icon-192", 192), ("icon-512", 512)):
        icon(size).save(FOLDER / f"{name}.png", optimize=True)
    icon(512, scale=MASKED).save(FOLDER / "icon-maskable-512.png", optimize=True)
    icon(48).save(FOLDER / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)])


def icon(size: int, *, scale: float = 1.0) -> Image.Image:
    """The letter between two rules, on red."""
    side = size * FINER
    image = Image.new("RGB", (side, side), RED)
    draw = ImageDraw.Draw(image)
    unit, edge = side / UNITS * scale, side * (1 - scale) / 2

    def place(*numbers: float) -> list[float]:
        return [edge + number * unit for number in numbers]

    draw.rectangle(place(5, 3.75, 27, 5.25), fill=PAPER)
    draw.rectangle(place(5, 26.75, 27, 28.25), fill=PAPER)
    draw.arc(place(6.386, 6.5, 25.386, 25.5), start=34.23, end=325.77, fill=PAPER, width=round(3 * unit))
    return image.resize((size, size), Image.Resampling.LANCZOS).quantize(32).convert("RGB")


if __name__ == "__main__":
    main()
