"""The rights of a picture as XMP and EXIF: an allow-list, well formed whatever was typed."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from courant.lib.rights import Rights, exif_block, xmp_packet

NONE = Rights("", "", "", "", "", "", "")
TEXT = st.text(st.one_of(st.characters(), st.sampled_from("<>&\"'\0\r\ud800\ufffe]")), max_size=40)
ALLOWED = {
    "creator",
    "Credit",
    "rights",
    "Source",
    "description",
    "WebStatement",
    "DataMining",
    "AltTextAccessibility",
    "DigitalSourceType",
}


def properties(packet):
    description = ElementTree.fromstring(packet)[0][0]
    return {element.tag.partition("}")[2]: "".join(element.itertext()) for element in description}


@given(st.builds(Rights, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT))
def test_the_packet_is_well_formed_xml_with_known_properties_only(rights):
    found = properties(xmp_packet(rights))
    assert set(found) <= ALLOWED
    assert "" not in found.values()
    assert xmp_packet(rights) == xmp_packet(rights)
    assert len(exif_block(rights)) < 65_000


def test_empty_fields_are_left_out():
    assert set(properties(xmp_packet(NONE))) == {"DataMining"}
    assert exif_block(NONE) == b""


def test_a_source_type_may_come_as_a_code_or_as_an_address():
    address = "http://cv.iptc.org/newscodes/digitalsourcetype/screenCapture"
    for given_as in ("screenCapture", address):
        rights = Rights("", "", "", "", "", "", "", digital_source_type=given_as)
        assert properties(xmp_packet(rights))["DigitalSourceType"] == address


def test_exif_has_its_three_fields_in_utf_8():
    exif = Image.Exif()
    exif.load(exif_block(Rights("نام", "credit", "©", "source", "caption", "alt", "https://x/")))
    assert set(exif) == {0x010E, 0x013B, 0x8298}
    assert "نام".encode() in exif_block(Rights("نام", "", "", "", "", "", ""))
