"""Makers of dirty pictures, and what exiftool finds in a file."""

import json
import shutil
import struct
import subprocess
import zlib
from io import BytesIO
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image, ImageCms, PngImagePlugin

EXIFTOOL = shutil.which("exiftool")

# What any file shows about itself, and what draws it.
_HARMLESS = {"SourceFile", "ExifTool", "System", "File", "Composite"}
_DRAWS = {"JFIF", "APP14", "PNG", "RIFF"}
_PNG_DRAWS = {
    *("ImageWidth", "ImageHeight", "BitDepth", "ColorType", "Compression", "Filter", "Interlace", "Palette"),
    *("Transparency", "SRGBRendering", "Gamma"),
}


def half_and_half(size=(64, 48), mode="RGB", left="red", right="blue"):
    image = Image.new("RGB", size, right)
    image.paste(left, (0, 0, size[0] // 2, size[1]))
    return image.convert(mode)


def written(image, kind, **how):
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def dirty_exif(orientation=1):
    """EXIF with a place, a device, an owner, and a thumbnail of the uncropped picture."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F], exif[0x0110], exif[0x013B] = "SpyCam", "Model MARKER", "Owner MARKER"
    exif[0x8825] = {1: "N", 2: (33.0, 18.0, 45.0), 3: "E", 4: (44.0, 21.0, 57.0)}
    exif[0x8769] = {0xA431: "SERIAL-MARKER", 0xA430: "OWNER-MARKER", 0x9286: b"ASCII\0\0\0COMMENT-MARKER"}
    thumbnail = written(half_and_half((16, 12)), "JPEG", comment=b"THUMB-MARKER")
    return with_thumbnail(exif.tobytes(), thumbnail)


def with_thumbnail(exif, thumbnail):
    """Append a second directory holding a thumbnail, as cameras do (EXIF 2.32, 4.6.2)."""
    tiff = exif[6:]
    order = "<" if tiff[:2] == b"II" else ">"
    (first,) = struct.unpack(order + "L", tiff[4:8])
    (count,) = struct.unpack(order + "H", tiff[first : first + 2])
    link = first + 2 + 12 * count
    start = len(tiff) + len(tiff) % 2
    picture = start + 2 + 3 * 12 + 4
    entries = ((0x0103, 3, 6), (0x0201, 4, picture), (0x0202, 4, len(thumbnail)))
    directory = struct.pack(order + "H", 3)
    for tag, kind, value in entries:
        directory += struct.pack(order + ("HHLHH" if kind == 3 else "HHLL"), tag, kind, 1, value, *([0] * (kind == 3)))
    directory += b"\0\0\0\0"
    tiff = tiff[:link] + struct.pack(order + "L", start) + tiff[link + 4 :]
    return exif[:6] + tiff.ljust(start, b"\0") + directory + thumbnail


XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="33,18.75N" '
    b'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmpMM:DocumentID="DOCUMENT-MARKER"/></rdf:RDF></x:xmpmeta>'
)


def srgb_profile():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def swapped_profile():
    """A colour profile in which red is green: sRGB with two of its primaries exchanged."""
    profile = srgb_profile()
    return profile.replace(b"rXYZ", b"tmpX").replace(b"gXYZ", b"rXYZ").replace(b"tmpX", b"gXYZ")


def dirty_jpeg(orientation=1, image=None, **how):
    picture = image or half_and_half()
    data = written(picture, "JPEG", exif=dirty_exif(orientation), xmp=XMP, comment=b"COMMENT-MARKER", quality=90, **how)
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0f\x1c\x02\x50\0\x0aIPTCMARKER\0"
    jfxx = b"JFXX\0\x13\x01\x01\xff\0\0"
    return data[:2] + segment(0xED, iptc) + segment(0xE0, jfxx) + data[2:] + b"TRAILER-MARKER" + data


def segment(mark, body):
    return bytes([0xFF, mark]) + struct.pack(">H", len(body) + 2) + body


def dirty_png(orientation=1, mode="RGB", **how):
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", "COMMENT-MARKER")
    texts.add_text("Author", "OWNER-MARKER", zip=True)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    data = written(half_and_half(mode=mode), "PNG", pnginfo=texts, exif=dirty_exif(orientation), **how)
    time = png_chunk(b"tIME", b"\x07\xea\x0b\x16\x0c\0\0")
    unknown = png_chunk(b"prVt", b"PRIVATE-MARKER")
    return data[:33] + time + unknown + data[33:] + b"TRAILER-MARKER uncropped"


def png_chunk(kind, body):
    return struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))


def png_claiming(width, height):
    """A small PNG whose header claims many pixels."""
    header = png_chunk(b"IHDR", struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0))
    rows = zlib.compress(bytes(1_000_000))
    return b"\x89PNG\r\n\x1a\n" + header + png_chunk(b"IDAT", rows) + png_chunk(b"IEND", b"")


def dirty_webp(orientation=1, mode="RGB", **how):
    return written(half_and_half(mode=mode), "WEBP", exif=dirty_exif(orientation), xmp=XMP, **how)


def dirty_heic(image=None, **how):
    out = BytesIO()
    pillow_heif.from_pillow(image or half_and_half()).save(out, exif=dirty_exif(), xmp=XMP, quality=90, **how)
    return out.getvalue()


def add_tags(data, extension, tmp_path: Path):
    """Have exiftool write what our makers cannot, such as serial numbers in XMP and maker notes."""
    need_exiftool()
    path = tmp_path / f"dirty.{extension}"
    path.write_bytes(data)
    tags = (
        *("-GPSLatitude=33.3", "-GPSLatitudeRef=N", "-GPSLongitude=44.4", "-GPSLongitudeRef=E"),
        *(
            "-SerialNumber=SERIAL-MARKER",
            "-XMP-aux:SerialNumber=SERIAL-MARKER",
            "-XMP-aux:OwnerName=OWNER-MARKER",
        ),
        *("-XMP-mwg-rs:RegionName=FACE-MARKER", "-XMP-xmpMM:DocumentID=DOCUMENT-MARKER"),
        *("-XMP-xmpMM:HistoryAction=HISTORY-MARKER", "-UserComment=COMMENT-MARKER"),
    )
    command = [EXIFTOOL, "-q", "-q", "-m", "-overwrite_original", *tags, str(path)]
    subprocess.run(command, check=True, timeout=60)
    return path.read_bytes()


def need_exiftool():
    if EXIFTOOL is None:
        pytest.skip("left out: exiftool is not installed, so nobody independent looked into the pictures")


def tags_in(data, extension, tmp_path: Path):
    """All tags that exiftool finds, by group and name, except those of the file itself."""
    need_exiftool()
    path = tmp_path / f"seen.{extension}"
    path.write_bytes(data)
    command = [EXIFTOOL, "-j", "-G1", "-a", "-u", "-ee", "-struct", str(path)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout)[0]
    return {name: value for name, value in found.items() if name.partition(":")[0] not in _HARMLESS}


def metadata_in(data, extension, tmp_path: Path):
    """The tags that do not draw the picture."""
    tags = tags_in(data, extension, tmp_path)
    return {
        name: value
        for name, value in tags.items()
        if name.partition(":")[0].partition("-")[0] not in _DRAWS
        or (name.startswith("PNG") and name.partition(":")[2] not in _PNG_DRAWS)
    }
