"""The rights of a picture, and the two forms in which a printed picture carries them: XMP and EXIF.

Sources: XMP specification part 1 (ISO 16684-1); IPTC Photo Metadata Standard 2023.1; PLUS License Data
Format; CIPA DC-008 (EXIF). Which fields, and no others: STANDARDS.md, "Photos".
"""

from dataclasses import dataclass, fields, replace
from html import escape

from PIL import Image

from courant.lib.xml_text import xml_safe

# Newsrooms want to be found by search engines and nothing more; a word of PLUS's vocabulary.
DATA_MINING = "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING"
SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"

# With every character escaped, all eight fields still fit into one JPEG segment of 64 kB.
_LONGEST = 1500
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}
_IMAGE_DESCRIPTION, _ARTIST, _COPYRIGHT = 0x010E, 0x013B, 0x8298


@dataclass(frozen=True)
class Rights:
    """Who made a picture and what may be done with it; an empty field is left out of the picture."""

    creator: str
    credit: str
    copyright_notice: str
    source: str
    caption: str
    alt: str
    web_statement: str
    digital_source_type: str = ""  # an IPTC newscode such as digitalCapture, or its whole address


def xmp_packet(rights: Rights) -> bytes:
    """Write the XMP packet of a printed picture: the fields on the allow-list, the same bytes every time."""
    rights = _writable(rights)
    code = rights.digital_source_type.rpartition("/")[2]
    properties = (
        _listed("dc:creator", "Seq", rights.creator),
        _simple("photoshop:Credit", rights.credit),
        _listed("dc:rights", "Alt", rights.copyright_notice),
        _simple("photoshop:Source", rights.source),
        _listed("dc:description", "Alt", rights.caption),
        _simple("xmpRights:WebStatement", rights.web_statement),
        _simple("plus:DataMining", DATA_MINING),
        _listed("Iptc4xmpCore:AltTextAccessibility", "Alt", rights.alt),
        _simple("Iptc4xmpExt:DigitalSourceType", SOURCE_TYPES + code if code else ""),
    )
    names = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in _NAMESPACES.items())
    # The id is the specification's own constant, the same in every packet of the world.
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{names}>\n{"".join(properties)}'
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def exif_block(rights: Rights) -> bytes:
    """Write EXIF, from its TIFF header on, with Artist, Copyright and ImageDescription, those not empty; else nothing.

    In UTF-8, as exiftool and most readers expect, though EXIF 2 says ASCII: names are not ASCII.
    """
    rights = _writable(rights)
    exif = Image.Exif()
    named = {_IMAGE_DESCRIPTION: rights.caption, _ARTIST: rights.creator, _COPYRIGHT: rights.copyright_notice}
    for tag, value in named.items():
        if value:
            exif[tag] = value.encode()
    return exif.tobytes().removeprefix(b"Exif\0\0") if exif else b""


def _writable(rights: Rights) -> Rights:
    values = {field.name: getattr(rights, field.name) for field in fields(rights)}
    return replace(rights, **{name: xml_safe(value).strip()[:_LONGEST] for name, value in values.items()})


def _simple(name: str, value: str) -> str:
    return f"<{name}>{_escaped(value)}</{name}>\n" if value else ""


def _listed(name: str, kind: str, value: str) -> str:
    if not value:
        return ""
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    return f"<{name}><rdf:{kind}><rdf:li{language}>{_escaped(value)}</rdf:li></rdf:{kind}></{name}>\n"


def _escaped(value: str) -> str:
    # A carriage return would be read back as a line feed.
    return escape(value, quote=False).replace("\r", "&#13;")
