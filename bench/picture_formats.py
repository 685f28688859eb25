"""Bytes and CPU seconds of picture formats at equal visual quality: `python -m bench.picture_formats [scene …]`.

Each picture is encoded as the JPEG that we print; the other formats get the lowest quality whose structural similarity
(SSIM on luminance, windows of 8 by 8, Wang and others 2004) is no worse. The pictures are some of the demo's drawn
scenes, and painted ones with clouds, edges and grain in the proportions of photographs.
"""

import random
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from statistics import mean
from time import process_time

from PIL import Image, ImageDraw, ImageFilter, ImageMath

from courant.demo.pictures import SCENES, draw

WIDTHS = (480, 960, 1600)
DRAWN = ("river-bridge", "market-street", "night-train", "museum-hall")
PAINTED = 4
JPEG = {"quality": 80, "progressive": True, "optimize": True}
WAYS = {
    "WebP, method 4": ("WEBP", {"method": 4}),
    "WebP, method 6": ("WEBP", {"method": 6}),
    "AVIF, speed 8": ("AVIF", {"speed": 8, "max_threads": 1}),
    "AVIF, speed 6": ("AVIF", {"speed": 6, "max_threads": 1}),
}


def painted(seed: int, size: tuple[int, int] = (2400, 1600)) -> Image.Image:
    """A picture with the statistics of a photograph: structure at every scale, hard edges, shadows and grain."""
    chance = random.Random(seed)
    picture = Image.frombytes("RGB", (6, 4), chance.randbytes(72)).resize(size, Image.Resampling.BICUBIC)
    for cells in (12, 48, 192, 768):
        small = Image.frombytes("L", (cells, cells * 2 // 3), chance.randbytes(cells * (cells * 2 // 3)))
        texture = small.resize(size, Image.Resampling.BICUBIC)
        picture = Image.blend(picture, Image.merge("RGB", [texture] * 3), 0.5 / (1 + cells / 24))
    pencil = ImageDraw.Draw(picture)
    for _ in range(60):
        x, y, r = chance.randrange(size[0]), chance.randrange(size[1]), chance.randrange(10, 260)
        colour = tuple(chance.randrange(30, 220) for _ in range(3))
        box = (x - r, y - r * chance.random(), x + r, y + r)
        (pencil.ellipse if chance.random() < 0.5 else pencil.rectangle)(box, fill=colour)
    picture = picture.filter(ImageFilter.GaussianBlur(1.2))
    grain = Image.frombytes("L", size, chance.randbytes(size[0] * size[1])).filter(ImageFilter.GaussianBlur(0.7))
    return Image.blend(picture, Image.merge("RGB", [grain] * 3), 0.05)


def similarity(one: Image.Image, other: Image.Image) -> float:
    """SSIM of two pictures: 1 where they are the same."""
    a, b = one.convert("L").convert("F"), other.convert("L").convert("F")

    def windows(picture: Image.Image) -> Image.Image:
        return picture.reduce(8)

    def times(x: Image.Image, y: Image.Image) -> Image.Image:
        return ImageMath.lambda_eval(lambda v: v["x"] * v["y"], x=x, y=y)

    names = {
        "a": windows(a), "b": windows(b), "aa": windows(times(a, a)), "bb": windows(times(b, b)), "ab": windows(times(a, b)),
    }  # fmt: skip
    found = ImageMath.lambda_eval(
        lambda v: (
            ((v["a"] * v["b"] * 2 + 6.5) * ((v["ab"] - v["a"] * v["b"]) * 2 + 58.5))
            / ((v["a"] * v["a"] + v["b"] * v["b"] + 6.5)
               * (v["aa"] - v["a"] * v["a"] + v["bb"] - v["b"] * v["b"] + 58.5))
        ),
        **names,
    )  # fmt: skip
    return mean(found.get_flattened_data())


def encoded(picture: Image.Image, kind: str, how: dict[str, object]) -> tuple[bytes, float]:
    """A picture in one format, and the CPU seconds that it took."""
    out, began = BytesIO(), process_time()
    picture.save(out, kind, **how)
    return out.getvalue(), process_time() - began


def no_worse(picture: Image.Image, kind: str, how: dict[str, object], wanted: float) -> tuple[bytes, float, int]:
    """The smallest file that is as similar as wanted, with the CPU seconds of encoding it once, and its quality."""
    low, high, best = 20, 98, None
    while low <= high:
        quality = (low + high) // 2
        data, seconds = encoded(picture, kind, {**how, "quality": quality})
        if similarity(picture, Image.open(BytesIO(data))) >= wanted:
            best, high = (data, seconds, quality), quality - 1
        else:
            low = quality + 1
    if best is None:
        raise ValueError(f"{kind} does not reach a similarity of {wanted:.4f} at quality 98")
    return best


def pictures(names: list[str]) -> Iterator[tuple[str, Callable[[], Image.Image]]]:
    """What is measured: kind of picture, and how to have it."""
    for name in names or DRAWN:
        yield "drawn", lambda name=name: draw(name)
    for seed in range(PAINTED):
        yield "painted", lambda seed=seed: painted(seed)


def main(names: list[str]) -> None:
    """Measure, and print the tables."""
    unknown = set(names) - set(SCENES)
    if unknown:
        raise SystemExit(f"There is no scene called {sorted(unknown)[0]}: they are {', '.join(SCENES)}")
    found: dict[tuple[str, str], list[tuple[int, float, int]]] = {}
    for sort, make in pictures(names):
        full = make()
        for width in WIDTHS:
            picture = full.resize((width, full.height * width // full.width), Image.Resampling.LANCZOS)
            jpeg, seconds = encoded(picture, "JPEG", JPEG)
            found.setdefault((sort, "JPEG, quality 80"), []).append((len(jpeg), seconds, 80))
            wanted = similarity(picture, Image.open(BytesIO(jpeg)))
            for way, (kind, how) in WAYS.items():
                data, seconds, quality = no_worse(picture, kind, how, wanted)
                found.setdefault((sort, way), []).append((len(data), seconds, quality))
    print("| pictures | format | kB, all widths | of JPEG | CPU-s, all widths | qualities |\n|---|---|---|---|---|---|")
    for (sort, way), rows in found.items():
        size, seconds = sum(row[0] for row in rows), sum(row[1] for row in rows)
        whole = sum(row[0] for row in found[sort, "JPEG, quality 80"])
        qualities = sorted(row[2] for row in rows)
        print(
            f"| {sort} | {way} | {size / 1000:,.0f} | {size / whole:.2f} | {seconds:.2f} | {qualities[0]} to {qualities[-1]} |"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
