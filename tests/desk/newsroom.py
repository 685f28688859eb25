"""Makes editions, sections, stories, entries and photos as the desk would: with Wagtail's own pages and actions."""

import itertools
from datetime import UTC, datetime
from io import BytesIO

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image
from wagtail.models import Collection, Locale, Page, Site
from wagtail.models.media import get_root_collection_id

from courant.desk.models import (
    Contributor,
    FrontPage,
    PhotoFile,
    PlainPage,
    RelatedStory,
    SectionPage,
    Source,
    StoryContributor,
    StoryPage,
    StoryTopic,
    Topic,
)  # fmt: skip

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
RULES = [
    {"type": "rule", "value": {"number": 1, "title": "Speak to the matter", "text": "Say what concerns the story."}},
    {"type": "rule", "value": {"number": 2, "title": "No threats", "text": "Threats are not printed."}},
]
TITLES = {"en": "The Tributary", "ar": "الرافد", "fa": "رود"}
_numbers = itertools.count(1)


def make_root():
    """The root of all pages and of all collections; tests that emptied the tables took them along."""
    if not Collection.objects.filter(depth=1).exists():
        Collection.add_root(name="Root")
        get_root_collection_id.cache_clear() if hasattr(get_root_collection_id, "cache_clear") else None
    Page.objects.filter(depth=2, content_type__model="page").delete()
    locale, _created = Locale.objects.get_or_create(language_code="en")
    return Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale)


@transaction.atomic
def make_edition(language="en", **fields):
    """The published front page of an edition; the first edition is the root of the site."""
    root = make_root()
    locale, _created = Locale.objects.get_or_create(language_code=language)
    fields = {"title": TITLES.get(language, language), "policy_rules": RULES, "slug": language} | fields
    front = root.add_child(instance=FrontPage(locale=locale, live=False, **fields))
    if not Site.objects.filter(root_page__depth=2, root_page__content_type__model="frontpage").exists():
        Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": front})
    return published(front)


def find_edition(language="en"):
    """The front page of a language, made where there is none."""
    return FrontPage.objects.filter(locale__language_code=language).first() or make_edition(language)


def make_section(title="City", *, edition=None, **fields):
    """A published section: `make_section("Water", edition=front)`."""
    return _child(edition or find_edition(), SectionPage, title=title, **fields)


def make_page(title="Contact", *, edition=None, is_live=True, **fields):
    """A plain page: `make_page("About us", purpose="about")`."""
    return _child(edition or find_edition(), PlainPage, title=title, is_live=is_live, **fields)


@transaction.atomic
def make_story(
    headline="The bridge reopens", *, section=None, is_live=True, by=(), topics=(), related=(), photo=None, quotes=(),
    body=None, **fields,
):  # fmt: skip
    """A story, published unless `is_live=False`; `photo` is a photo of the library or a whole block,
    `quotes` are sources."""
    section = section or SectionPage.objects.first() or make_section()
    lead = photo if isinstance(photo, dict) else photo and photo_block(photo)
    text = [paragraph("<p>Cars crossed at noon.</p>")] if body is None else body
    story = StoryPage(
        title=headline, locale=section.locale, live=False, lead_photo=[lead] if lead else [],
        body=[*text, *(quote(source) for source in quotes)], **{"standfirst": "After nine weeks."} | fields,
    )  # fmt: skip
    story.story_contributors = [StoryContributor(contributor=who, sort_order=n) for n, who in enumerate(by)]
    story.story_topics = [StoryTopic(topic=topic, sort_order=n) for n, topic in enumerate(topics)]
    story.related_stories = [RelatedStory(related=other, sort_order=n) for n, other in enumerate(related)]
    section.add_child(instance=story)
    story.save_revision(clean=is_live)
    return published(story) if is_live else StoryPage.objects.get(pk=story.pk)


@transaction.atomic
def published(page):
    """The page after its newest revision was published."""
    page = type(page).objects.get(pk=page.pk)
    (page.latest_revision or page.save_revision()).publish()
    return type(page).objects.get(pk=page.pk)


@transaction.atomic
def edited(page, **fields):
    """The page with other fields, published."""
    page = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


@transaction.atomic
def unpublished(page):
    """The page after it was taken down."""
    type(page).objects.get(pk=page.pk).unpublish()
    return type(page).objects.get(pk=page.pk)


@transaction.atomic
def make_contributor(name="Alma Reyes", *, language="en", **fields):
    """An entry for somebody who writes."""
    return Contributor.objects.create(name=name, locale=_locale(language), **fields)


@transaction.atomic
def make_source(name="Harbour Office", *, language="en", **fields):
    """An entry for somebody who is quoted."""
    return Source.objects.create(name=name, locale=_locale(language), **fields)


@transaction.atomic
def make_topic(name="Bridges", *, language="en", **fields):
    """An entry for a subject."""
    return Topic.objects.create(name=name, locale=_locale(language), **fields)


@transaction.atomic
def make_photo(title="Bridge", *, data=None, name="bridge.jpg", colour=None):
    """A photo of the library, small and of one colour."""
    make_root()
    photo = PhotoFile(title=title, file=ContentFile(data or jpeg(colour), name=name))
    photo.save()
    return photo


@transaction.atomic
def replaced(photo, *, data=None, name="other.jpg"):
    """The photo with another file in its place."""
    photo.file = ContentFile(data or jpeg(), name=name)
    photo.save()
    return photo


def jpeg(colour=None, size=(48, 32)):
    """A small JPEG, of a colour never used before unless one is given."""
    number = next(_numbers)
    out = BytesIO()
    Image.new("RGB", size, colour or (number * 37 % 251, number * 91 % 253, number * 53 % 255)).save(out, "JPEG")
    return out.getvalue()


def photo_block(photo, **fields):
    """A photo as a story's body keeps it, with all that law 19 asks for."""
    value = {
        "image": photo.pk, "caption": "Cars on the bridge.", "credit": "Photo by A. Reyes", "provenance": "staff",
        "alt": "A row of cars on a stone bridge", "decorative": False,
    }  # fmt: skip
    return {"type": "photo", "value": value | fields}


def paragraph(html):
    """A paragraph as a story's body keeps it."""
    return {"type": "paragraph", "value": html}


def subhead(text):
    """A subhead as a story's body keeps it."""
    return {"type": "subhead", "value": text}


def quote(source, text="It will hold.", **fields):
    """A quote as a story's body keeps it."""
    return {
        "type": "quote",
        "value": {"source": source.pk, "role": "Harbour master", "told": "", "text": text} | fields,
    }


def link_to(page, text="earlier"):
    """A paragraph that links to another page, as Wagtail keeps it."""
    return paragraph(f'<p>See <a linktype="page" id="{page.pk}">{text}</a>.</p>')


@transaction.atomic
def _child(parent, model, *, is_live=True, **fields):
    page = model(locale=parent.locale, live=False, **fields)
    type(parent).objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision()
    return published(page) if is_live else model.objects.get(pk=page.pk)


def _locale(language):
    return Locale.objects.get_or_create(language_code=language)[0]
