"""JSON that may stand inside a script element."""

import json
import re

# "<" could close the element or open a comment in it, ">" could close that comment, "&" matters in XHTML;
# U+2028 and U+2029 were line ends in JavaScript; a lone surrogate cannot be written as UTF-8.
_RISKY = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def script_safe(data: object) -> str:
    """Write data as compact JSON without any character that could end or disturb a script element.

    Raises TypeError for what JSON cannot hold, ValueError for NaN and infinities (RFC 8259 has none).
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _RISKY.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
