"""The places of stories in listings: given once, never used again (law 3)."""

from collections.abc import Iterable

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
    for key in keys:
        if key not in has:
            listing, _created = Listing.objects.select_for_update().get_or_create(
                key=key, defaults={"edition": edition}
            )
            Place.objects.create(listing=listing, story_id=story_id, place=listing.give_place())
