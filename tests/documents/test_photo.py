"""A photo needs words for those who do not see it (law 19)."""

import pytest
from msgspec.structs import replace

from courant.press.manifest import InvalidDocument, checked
from tests.press import makers as make


@pytest.mark.parametrize("alt", ["", "  ", "\n"])
def test_a_photo_without_alternative_text_is_refused(alt):
    with pytest.raises(ValueError, match="alternative text"):
        make.make_photo(alt=alt)


def test_a_decorative_photo_needs_none():
    assert make.make_photo(alt="", decorative=True).decorative


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"credit": ""}, "credit"), ({"provenance": "found somewhere"}, "provenance"), ({"credit": "a\nb"}, "credit")],
)
def test_credit_and_provenance_are_checked_at_the_wall(changed, field):
    story = make.make_story(body=(make.make_photo(**changed),))
    with pytest.raises(InvalidDocument, match=rf"\$\.body\[0\]\.{field}"):
        checked(story)


def test_a_picture_is_named_by_a_whole_hash():
    picture = replace(make.make_picture(), sha256="abc")
    with pytest.raises(InvalidDocument, match="sha256"):
        checked(make.make_contributor(portrait=make.make_photo(picture)))
