"""The drawn scenes: all of them there, the right size, and the same every time."""

import hashlib
import io
import os
import subprocess
import sys

import pytest
from PIL import Image

from courant.demo import pictures

KEYS = """
    river-bridge market-street old-city-dusk water-tower wheat-fields harbour-boats reading-room workshop
    rooftops-rain night-train olive-hill school-yard clinic theatre-stage football-pitch mountain-road ferry
    bakery solar-field dry-canal museum-hall bicycle-lane power-lines flood-plain
""".split()


@pytest.fixture(scope="module")
def drawn() -> dict[str, Image.Image]:
    return {key: pictures.draw(key) for key in pictures.SCENES}


def test_it_knows_every_scene_the_newsroom_asks_for():
    assert sorted(pictures.SCENES) == sorted(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_it_draws_every_scene_at_the_printed_size(drawn, key):
    assert (drawn[key].mode, drawn[key].size) == ("RGB", (1600, 1000))


@pytest.mark.parametrize("key", KEYS)
def test_it_draws_a_scene_the_same_to_the_last_pixel_every_time(drawn, key):
    assert pictures.draw(key).tobytes() == drawn[key].tobytes()


@pytest.mark.parametrize("key", KEYS)
def test_a_scene_is_a_picture_and_not_a_flat_sheet(drawn, key):
    small = drawn[key].resize((160, 100)).convert("L")
    darkest, lightest = small.getextrema()
    assert lightest - darkest > 100


def test_no_two_scenes_are_the_same_picture(drawn):
    prints = {hashlib.sha256(picture.tobytes()).hexdigest() for picture in drawn.values()}
    assert len(prints) == len(KEYS)


def test_two_scenes_drawn_after_one_another_leave_no_mark_on_each_other(drawn):
    pictures.draw("rooftops-rain")
    assert pictures.draw("ferry").tobytes() == drawn["ferry"].tobytes()


def test_another_process_draws_the_same_file():
    program = (
        "import hashlib; from courant.demo import pictures;print(hashlib.sha256(pictures.jpeg('clinic')).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert other.stdout.strip() == hashlib.sha256(pictures.jpeg("clinic")).hexdigest()


def test_a_file_is_a_jpeg_of_the_whole_scene():
    file = Image.open(io.BytesIO(pictures.jpeg("ferry")))
    assert (file.format, file.size) == ("JPEG", (1600, 1000))


def test_an_unknown_scene_is_named_along_with_the_ones_there_are():
    with pytest.raises(ValueError) as refused:
        pictures.draw("moon-base")
    assert "moon-base" in str(refused.value)
    assert all(key in str(refused.value) for key in KEYS)


def test_a_file_of_an_unknown_scene_is_refused_the_same_way():
    with pytest.raises(ValueError, match="moon-base"):
        pictures.jpeg("moon-base")
