import xml.etree.ElementTree as XML

import pytest

from courant.lib.xml_text import xml_safe


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff"])
def test_what_no_xml_may_hold_is_left_out(character):
    assert xml_safe(f"a{character}b") == "ab"


@pytest.mark.parametrize("text", ["\t\n\r", "پل\u200c‌نو", "\U0001f600", "<&>", "\x7f\u2028\ufffd"])
def test_all_else_stays(text):
    assert xml_safe(text) == text


def test_every_character_that_stays_can_be_read_back():
    text = xml_safe("".join(map(chr, range(0x10FFFF + 1)))).translate({ord(mark): None for mark in "<&\r"})
    assert XML.fromstring(f"<a>{text}</a>").text == text
