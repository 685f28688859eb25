"""A story, as the desk writes it."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, PublishingPanel, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from courant.desk.blocks import STORY_BLOCKS, PhotoBlock
from courant.desk.forms import AddressedForm
from courant.desk.models.addressed import Addressed
from courant.desk.models.few import all_pages
from courant.desk.models.front_page import FrontPage
from courant.desk.models.listing import give_places
from courant.desk.models.publishable import check_photos
from courant.desk.models.section_page import SectionPage
from courant.desk.models.slugged import language_of
from courant.desk.panels import DirectedList

# What Wagtail saves of a live page when only a draft was written.
CONTENT_FIELDS = {"alias_of", "alias_of_id", "live", "body", "lead_photo", "title", "slug"}


class StoryPage(Addressed, Page):
    standfirst = models.TextField(
        _("standfirst"), max_length=600, blank=True, help_text=_("A sentence or two under the headline.")
    )
    story_type = models.CharField(
        _("story type"), max_length=20, default="news",
        choices=[
            ("news", _("News")), ("analysis", _("Analysis")), ("opinion", _("Opinion")), ("interview", _("Interview")),
            ("explainer", _("Explainer")), ("press_release", _("Press release")),
        ],
    )  # fmt: skip
    dated = models.DateTimeField(
        null=True, blank=True, verbose_name=_("date of first publication"),
        help_text=_("Only for a story that appeared earlier elsewhere; the moment of publishing when left empty."),
    )  # fmt: skip
    lead_photo = StreamField([("photo", PhotoBlock())], max_num=1, blank=True, verbose_name=_("lead photo"))
    body = StreamField(STORY_BLOCKS, blank=True, verbose_name=_("body"))

    base_form_class = AddressedForm
    parent_page_types = ["desk.SectionPage"]
    subpage_types: list[str] = []
    template = ""

    edit_handler = TabbedInterface([
        DirectedList(
            [
                FieldPanel("title", heading=_("Headline")), "standfirst", "story_type", "lead_photo", "body",
                InlinePanel("story_contributors", heading=_("Contributors"), label=_("contributor")),
                MultiFieldPanel([InlinePanel("story_topics", label=_("topic"))], heading=_("Topics")),
                MultiFieldPanel([InlinePanel("related_stories", label=_("related story"), max_num=6)],
                                heading=_("Related stories")),
            ],
            heading=_("Story"),
        ),
        ObjectList(["slug", "dated"], heading=_("Address and date")),
        ObjectList([PublishingPanel()], heading=_("Schedule")),
    ])  # fmt: skip

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    @property
    def key(self) -> str:
        return f"story:{self.pk}"

    @property
    def published_at(self) -> datetime | None:
        """When it first appeared."""
        return self.dated or self.first_published_at

    @property
    def address(self) -> str:
        front = next((front for front in all_pages(FrontPage) if front.locale_id == self.locale_id), None)
        section = self.get_parent()
        return self.address_in(section.slug if section else "", front.timezone if front else "UTC")

    def address_in(self, section_slug: str, timezone: str) -> str:
        """The address, where section and time zone are known already."""
        return story_address(language_of(self), section_slug, self.published_at, timezone, self.slug)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the story.

        Raises:
            NotPublishable: it is live, and one of its photos lacks what law 19 asks for.
        """
        fields = kwargs.get("update_fields")
        is_content = fields is None or not CONTENT_FIELDS.isdisjoint(fields)
        if self.live and is_content:
            self.check_publishable()
            # Whatever is live has appeared at some moment: its address needs the day, also where no publishing
            # action said when.
            self.first_published_at = self.first_published_at or timezone.now()
        with transaction.atomic():
            super().save(*args, **kwargs)
            if self.live and is_content:
                self.give_places()

    def clean(self) -> None:
        super().clean()
        if self.dated and not 1800 <= self.dated.year <= 2200:
            raise ValidationError({"dated": _("This is no date that a story can have appeared on.")})

    def check_publishable(self) -> None:
        """Refuse to publish photos without credit, provenance or alternative text.

        Raises:
            NotPublishable: names the story and what each photo lacks.
        """
        check_photos(self.title, [*self.lead_photo.get_prep_value(), *self.body.get_prep_value()])

    def give_places(self) -> None:
        """Have a place in every listing that this story belongs to."""
        if not self.alias_of_id:
            give_places(self.pk, language_of(self), listings_of(self))

    @property
    def section(self) -> SectionPage:
        """The section it stands in."""
        parent = self.get_parent().specific
        assert isinstance(parent, SectionPage)
        return parent


def story_address(language: str, section_slug: str, published: datetime | None, timezone: str, slug: str) -> str:
    """The address of a story by what it is made of; the day is that of the edition's time zone."""
    day = f"{published.astimezone(ZoneInfo(timezone)):%Y/%m/%d}" if published else "draft"
    return f"/{language}/{section_slug}/{day}/{slug}/"


def listings_of(story: StoryPage) -> list[str]:
    """The keys of the listings that a story belongs to, in its own language."""
    from courant.desk.localized import Localized

    localized = Localized()
    locale = story.locale_id
    keys = [f"edition:{language_of(story)}", f"section:{story.get_parent().pk}"]
    keys += localized.keys_of("contributor", [link.contributor_id for link in story.story_contributors.all()], locale)
    keys += localized.keys_of("topic", [link.topic_id for link in story.story_topics.all()], locale)
    quoted = [block["value"].get("source") for block in story.body.get_prep_value() if block["type"] == "quote"]
    keys += localized.keys_of("source", quoted, locale)
    return list(dict.fromkeys(keys))


class StoryContributor(Orderable):
    story = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="story_contributors")
    contributor = models.ForeignKey(
        "desk.Contributor", on_delete=models.PROTECT, related_name="+", verbose_name=_("contributor")
    )
    role = models.CharField(
        _("role"), max_length=20, default="by",
        choices=[("by", _("By")), ("photos", _("Photos by")), ("translated", _("Translated by")), ("edited", _("Edited by"))],
    )  # fmt: skip


class StoryTopic(Orderable):
    story = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="story_topics")
    topic = models.ForeignKey("desk.Topic", on_delete=models.CASCADE, related_name="+", verbose_name=_("topic"))


class RelatedStory(Orderable):
    story = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="related_stories")
    related = models.ForeignKey(StoryPage, on_delete=models.CASCADE, related_name="+", verbose_name=_("related"))
