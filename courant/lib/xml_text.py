"""Text in XML: without the characters that no XML document may hold."""

import re

# XML 1.0, 2.2: control characters and the like are not allowed even when escaped. Word's soft line break, pasted
# from many a press release, is one of them.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_safe(text: str) -> str:
    """Leave out what would make a whole feed unreadable; all else stays as it is."""
    return _NOT_XML.sub("", text)
