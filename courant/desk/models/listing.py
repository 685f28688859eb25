"""The places of stories in listings: given once, never used again (law 3)."""

from collections.abc import Iterable

from django.apps import apps
from django.db import models


class Listing(models.Model):
    """A list of stories: of an edition, a section, a contributor, a topic or a source."""

    key = models.CharField(max_length=100, primary_key=True, help_text="Key of what it lists, such as section:5.")
    edition = models.CharField(max_length=20, help_text="Language code of the edition.")
    last_place = models.PositiveIntegerField(default=0, help_text="The highest place ever given.")

    def __str__(self) -> str:
        return self.key

    def give_place(self) -> int:
        """The next place."""
        Listing.objects.filter(pk=self.pk).update(last_place=models.F("last_place") + 1)
        self.refresh_from_db(fields=["last_place"])
        return self.last_place


class Place(models.Model):
    """The place of one story in one listing. It stays, also while the story is unpublished or has moved away."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="places")
    story = models.ForeignKey("desk.StoryPage", on_delete=models.CASCADE, related_name="places")
    place = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("listing", "story"), name="one_place_a_story"),
            models.UniqueConstraint(fields=("listing", "place"), name="one_story_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.listing_id}: {self.place}"


def give_places(story_id: int, edition: str, keys: Iterable[str]) -> None:
    """Give a story its place in each listing where it has none yet; call it inside a transaction."""
    has = set(Place.objects.filter(story_id=story_id).values_list("listing_id", flat=True))
    for key in sorted(keys):  # one order for all, so that nobody waits for somebody who waits for them
        if key not in has:
            Listing.objects.get_or_create(key=key, defaults={"edition": edition_of(key) or edition})
            listing = Listing.objects.select_for_update().get(pk=key)
            Place.objects.create(listing=listing, story_id=story_id, place=listing.give_place())


def edition_of(key: str) -> str:
    """The language code of a contributor, topic or source: a story may name one that has no version in its own."""
    kind, _colon, id = key.partition(":")
    if kind not in ("contributor", "topic", "source"):
        return ""
    entry = apps.get_model("desk", kind).objects.select_related("locale").get(pk=id)
    return str(entry.locale.language_code)
