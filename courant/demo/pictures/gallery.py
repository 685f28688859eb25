"""The catalogue of scenes, and the two ways to have one: as a picture or as a file."""

import io
from collections.abc import Callable, Mapping

from PIL import Image

from courant.demo.pictures import fields, halls, indoors, play, roads, sea, skyline, streets, water
from courant.demo.pictures.sheet import Sheet

SCENES: Mapping[str, Callable[[Sheet], None]] = {
    "river-bridge": water.river_bridge,
    "flood-plain": water.flood_plain,
    "dry-canal": water.dry_canal,
    "harbour-boats": sea.harbour_boats,
    "ferry": sea.ferry,
    "market-street": streets.market_street,
    "bakery": streets.bakery,
    "bicycle-lane": streets.bicycle_lane,
    "old-city-dusk": skyline.old_city_dusk,
    "rooftops-rain": skyline.rooftops_rain,
    "water-tower": skyline.water_tower,
    "wheat-fields": fields.wheat_fields,
    "olive-hill": fields.olive_hill,
    "solar-field": fields.solar_field,
    "mountain-road": roads.mountain_road,
    "power-lines": roads.power_lines,
    "night-train": roads.night_train,
    "reading-room": halls.reading_room,
    "museum-hall": halls.museum_hall,
    "theatre-stage": halls.theatre_stage,
    "workshop": indoors.workshop,
    "clinic": indoors.clinic,
    "school-yard": play.school_yard,
    "football-pitch": play.football_pitch,
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
