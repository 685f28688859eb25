"""JSON inside a script element."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courant.lib.script_json import script_safe

TEXT = st.text(st.one_of(st.characters(), st.sampled_from("<>&/!-\u2028\u2029\ud800")))
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=10,
)


def test_it_cannot_close_its_element():
    assert script_safe({"b": "</script><!--&", "a": [1, "é"]}) == (
        '{"b":"\\u003c/script\\u003e\\u003c!--\\u0026","a":[1,"é"]}'
    )


@given(DATA)
def test_it_reads_back_as_what_it_was_and_holds_nothing_risky(data):
    text = script_safe(data)
    assert json.loads(text) == data
    assert not set(text) & set("<>&\u2028\u2029")
    text.encode()


@given(st.recursive(st.none() | st.booleans() | st.integers() | TEXT, lambda inner: st.dictionaries(TEXT, inner)))
def test_it_is_spelled_as_by_the_standard_library_but_for_what_is_risky(data):
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    assert script_safe(data) == re.sub("[<>&\u2028\u2029\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_is_not_json_is_refused(number):
    with pytest.raises(ValueError, match="JSON"):
        script_safe([number])
    with pytest.raises(TypeError):
        script_safe(object())
