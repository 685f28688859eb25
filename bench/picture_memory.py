"""Peak memory of taking in the most expensive pictures that we take: `python -m bench.picture_memory`.

Each is cleaned in a process of its own: in that process itself, and in the child with limits that the desk uses.
"""

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import perf_counter

from PIL import Image

SIZE = (8_100, 6_050)  # 49 megapixels


def written(image: Image.Image, kind: str, **how: object) -> bytes:
    """A picture as a file."""
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def noise(mode: str) -> Image.Image:
    """Something that compresses badly in places, as photographs do."""
    return Image.effect_noise((810, 605), 60).resize(SIZE, Image.Resampling.NEAREST).convert(mode)


def heic(image: Image.Image) -> bytes:
    """As phones send it."""
    import pillow_heif

    pillow_heif.register_heif_opener()
    return written(image, "HEIF", quality=60)


PICTURES: dict[str, Callable[[], bytes]] = {
    "JPEG, RGB": lambda: written(noise("RGB"), "JPEG", quality=90),
    "JPEG, RGB, progressive, turned": lambda: written(
        noise("RGB"),
        "JPEG",
        quality=90,
        progressive=True,
        exif=b"Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0",
    ),
    "JPEG, CMYK": lambda: written(noise("CMYK"), "JPEG", quality=90),
    "JPEG, CMYK, progressive": lambda: written(noise("CMYK"), "JPEG", quality=90, progressive=True),
    "PNG, RGBA": lambda: written(noise("RGBA"), "PNG", compress_level=1),
    "PNG, 16-bit grey": lambda: written(noise("I;16"), "PNG", compress_level=1),
    "HEIC": lambda: heic(noise("RGB")),
    "WebP": lambda: written(noise("RGB"), "WEBP", quality=30, method=0),
}


def clean_here(data: bytes) -> str:
    """What it costs when the process does it itself."""
    from courant.lib.pictures import clean

    base = peak()
    began = perf_counter()
    clean(data, "picture")
    return f"{peak() - base} | {perf_counter() - began:.1f}"


def clean_in_child(data: bytes) -> str:
    """What it costs the process, and what the child."""
    from courant.lib.darkroom import Darkroom
    from courant.lib.picture_headers import PictureRefused

    darkroom = Darkroom()
    base = peak()
    began = perf_counter()
    try:
        darkroom.clean(data, "picture")
        outcome = f"{perf_counter() - began:.1f}"
    except PictureRefused as refused:
        outcome = str(refused)
    more, child = peak() - base, darkroom._child
    cells = (
        f"{more} | {peak(child.pid)} | {peak(child.pid, 'VmPeak')} | {outcome}" if child else f"{more} | | | {outcome}"
    )
    darkroom.close()
    return cells


def peak(process: int | str = "self", what: str = "VmHWM") -> int:
    """The most memory that a process has had, in MiB: resident, or address space with VmPeak."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith(f"{what}:"))


def main() -> None:
    """The table."""
    print(
        "| picture of 49 megapixels | kB | here: MiB more | s | child: MiB more here | MiB in it | address space | s |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for name, make in PICTURES.items():
        data = make()
        cells = []
        for how in ("clean_here", "clean_in_child"):
            command = [sys.executable, "-m", "bench.picture_memory", how]
            cells.append(subprocess.run(command, input=data, capture_output=True, check=False).stdout.decode().strip())
        print(f"| {name} | {len(data) // 1000:,} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(globals()[sys.argv[1]](sys.stdin.buffer.read()))
    else:
        main()
