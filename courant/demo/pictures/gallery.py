"""The catalogue of scenes, and the two ways to have one: as a picture or as a file."""

import io
from collections.abc import Callable, Mapping

from PIL import Image

from courant.demo.pictures.country import (
    mountain_road,
    night_train,
    olive_hill,
    power_lines,
    solar_field,
    water_tower,
    wheat_fields,
)
from courant.demo.pictures.indoors import clinic, museum_hall, reading_room, theatre_stage, workshop
from courant.demo.pictures.sheet import Sheet
from courant.demo.pictures.town import (
    bakery,
    bicycle_lane,
    football_pitch,
    market_street,
    old_city_dusk,
    rooftops_rain,
    school_yard,
)
from courant.demo.pictures.water import dry_canal, ferry, flood_plain, harbour_boats, river_bridge

SCENES: Mapping[str, Callable[[Sheet], None]] = {
    "river-bridge": river_bridge.draw,
    "flood-plain": flood_plain.draw,
    "dry-canal": dry_canal.draw,
    "harbour-boats": harbour_boats.draw,
    "ferry": ferry.draw,
    "market-street": market_street.draw,
    "bakery": bakery.draw,
    "bicycle-lane": bicycle_lane.draw,
    "old-city-dusk": old_city_dusk.draw,
    "rooftops-rain": rooftops_rain.draw,
    "school-yard": school_yard.draw,
    "football-pitch": football_pitch.draw,
    "water-tower": water_tower.draw,
    "wheat-fields": wheat_fields.draw,
    "olive-hill": olive_hill.draw,
    "solar-field": solar_field.draw,
    "mountain-road": mountain_road.draw,
    "power-lines": power_lines.draw,
    "night-train": night_train.draw,
    "reading-room": reading_room.draw,
    "museum-hall": museum_hall.draw,
    "theatre-stage": theatre_stage.draw,
    "workshop": workshop.draw,
    "clinic": clinic.draw,
}

QUALITY = 88


def draw(key: str) -> Image.Image:
    """Draw one scene, the same to the last pixel every time."""
    scene = SCENES.get(key)
    if scene is None:
        raise ValueError(f"No scene is called {key!r}. The scenes are: {', '.join(sorted(SCENES))}.")
    sheet = Sheet(key)
    scene(sheet)
    return sheet.printed()


def jpeg(key: str) -> bytes:
    """One scene as the bytes of a JPEG file."""
    printed = io.BytesIO()
    draw(key).save(printed, "JPEG", quality=QUALITY, optimize=True)
    return printed.getvalue()
