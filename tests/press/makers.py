"""Makers of documents: each makes a whole one, and takes what the test is about."""

import hashlib
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from itertools import count

from PIL import Image

from courant.documents import (
    Byline,
    Comment,
    Contributor,
    Edition,
    FormerAddress,
    Page,
    Paragraph,
    Photo,
    Picture,
    PolicyVersion,
    Quote,
    Rule,
    Section,
    Site,
    Source,
    Story,
    Thread,
    ThreadPage,
    Today,
    Topic,
)

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
_numbers = count(1)


def make_site(**fields):
    return Site(
        **{"base_url": "https://news.example", "name": "The Bridge", "contact": "mailto:desk@news.example"} | fields
    )


def make_today(day=date(2026, 11, 22)):
    return Today(date=day)


EDITIONS = {
    "en": {
        "direction": "ltr", "language_name": "English", "position": 1, "title": "The Bridge",
        "tagline": "News from the river", "timezone": "Asia/Baghdad",
    },
    "fa": {
        "direction": "rtl", "language_name": "فارسی", "position": 2, "title": "پل", "tagline": "خبر از رود",
        "calendar": "both", "numbering": "arabext", "timezone": "Asia/Tehran",
    },
}  # fmt: skip


def make_edition(language="en", **fields):
    known = EDITIONS.get(language, {"direction": "ltr", "language_name": language, "position": 9, "title": language})
    rules = tuple(Rule(number=n, title=f"Rule {n}", text=f"Text of rule {n}.") for n in (1, 2))
    given = {"id": language, "language": language, "path": f"/{language}/", "policy_rules": rules} | known
    return Edition(**given | {"description": f"About {language}."} | fields)


def make_policy_version(edition, **fields):
    """The version that an edition has in force."""
    given = {"id": f"{edition.id}/{edition.policy_version}", "edition": edition.key, "version": edition.policy_version}
    return PolicyVersion(**given | {"in_force_from": NOON, "rules": edition.policy_rules} | fields)


def make_section(edition="en", *, slug="city", **fields):
    given = {"id": f"{edition}-{slug}", "edition": f"edition:{edition}", "path": f"/{edition}/{slug}/"}
    return Section(**given | {"title": slug.title(), "description": f"All of {slug}.", "position": 1} | fields)


def make_contributor(edition="en", *, slug="ada", **fields):
    given = {"id": f"{edition}-{slug}", "edition": f"edition:{edition}", "path": f"/{edition}/people/{slug}/"}
    return Contributor(**given | {"name": slug.title(), "job_title": "Reporter", "bio": "Writes."} | fields)


def make_topic(edition="en", *, slug="water", **fields):
    given = {"id": f"{edition}-{slug}", "edition": f"edition:{edition}", "path": f"/{edition}/topics/{slug}/"}
    return Topic(**given | {"title": slug.title(), "description": f"Stories on {slug}."} | fields)


def make_source(edition="en", *, slug="mayor", **fields):
    given = {"id": f"{edition}-{slug}", "edition": f"edition:{edition}", "path": f"/{edition}/sources/{slug}/"}
    return Source(**given | {"name": slug.title(), "description": "Speaks."} | fields)


def make_page(edition="en", *, slug="about", **fields):
    given = {"id": f"{edition}-{slug}", "edition": f"edition:{edition}", "path": f"/{edition}/{slug}/", "title": slug}
    body = (Paragraph(html=f"<p>All {slug}.</p>"),)
    return Page(**given | {"translation_key": f"page-{slug}", "body": body, "position": 1} | fields)


def make_story(edition="en", *, section=None, slug=None, published_at=NOON, **fields):
    number = next(_numbers)
    id = fields.get("id", str(100000 + number))
    section = section or make_section(edition)
    given = {
        "id": id, "edition": f"edition:{edition}", "language": edition, "section": section.key,
        "path": f"{section.path}{published_at:%Y/%m/%d}/{slug or f'story-{id}'}/",
        "translation_key": f"story-{id}", "headline": f"Headline {id}", "standfirst": f"Standfirst {id}.",
        "body": (Paragraph(html=f"<p>Body {id}.</p>"),), "published_at": published_at, "updated_at": published_at,
    }  # fmt: skip
    return Story(**given | fields)


def make_byline(contributor, role="by"):
    return Byline(contributor=contributor.key, role=role)


def make_quote(source, text="We will see.", **fields):
    return Quote(**{"source": source.key, "role": "the mayor", "told": "told The Bridge", "text": text} | fields)


def make_comment(number=1, **fields):
    given = {"id": str(number), "name": f"Reader {number}", "text": f"Comment {number}.", "posted_at": NOON}
    return Comment(**given | fields)


def make_thread(story, *comments, **fields):
    return Thread(**{"id": story.id, "comments": comments} | fields)


def make_thread_page(story, number, *comments, later=0):
    return ThreadPage(id=f"{story.id}/{number}", story=story.key, number=number, comments=comments, later=later)


def make_former_address(path, successor, edition="en", archive_pages=0):
    return FormerAddress(id=path, edition=f"edition:{edition}", successor=successor, archive_pages=archive_pages)


@cache
def original(name):
    """A real small JPEG, another for each name."""
    colour = tuple(hashlib.sha256(name.encode()).digest()[:3])
    image = Image.new("RGB", (500, 300), colour)
    image.paste((255 - colour[0], colour[1], colour[2]), (0, 0, 250, 150))
    out = BytesIO()
    image.save(out, "JPEG", quality=60)
    return out.getvalue()


def make_picture(id="1", *, version=1):
    name = f"{id}-{version}.jpg"
    digest = hashlib.sha256(original(name)).hexdigest()
    return Picture(id=id, sha256=digest, width=500, height=300, original=name)


def make_photo(picture=None, **fields):
    given = {"picture": picture or make_picture(), "caption": "The bridge at noon.", "credit": "Photo: Ada"}
    return Photo(**given | {"provenance": "staff", "alt": "A bridge."} | fields)
