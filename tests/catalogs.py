"""What holds for every catalog of words, the theme's and the desk's."""

FORMS = {"ar": 6, "fa": 2}


def assert_places_are_kept(entries, place):
    """A translation has the places of what is put in that its message has; of a plural, each form no others."""
    for entry in entries:
        if isinstance(entry.id, str):
            assert sorted(place.findall(entry.id)) == sorted(place.findall(entry.string)), entry.id
        else:
            allowed = set(place.findall(entry.id[1]))
            assert all(set(place.findall(text)) <= allowed for text in entry.string), entry.id
