"""Structured data of a story page, as schema.org's NewsArticle and its kin (STANDARDS: JSON-LD)."""

from typing import Any

from courant.documents import Edition, Photo, Quote, Site, Story, Thread
from courant.lib.addresses import quote
from courant.lib.dates import iso
from courant.lib.script_json import script_safe
from courant.press import pictures
from courant.press.library import Library

TYPES = {
    "news": "ReportageNewsArticle",
    "analysis": "AnalysisNewsArticle",
    "opinion": "OpinionNewsArticle",
    "explainer": "BackgroundNewsArticle",
}
NEWSCODES = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def news_article(story: Story, edition: Edition, thread: Thread, library: Library) -> str:
    """The JSON, safe inside a script element."""
    site = library.get("site:site", Site)
    address = site.base_url + quote(story.path)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": TYPES.get(story.type, "NewsArticle"),
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": story.headline,
        "description": story.standfirst,
        "inLanguage": story.language,
        "datePublished": iso(story.published_at),
        "dateModified": iso(story.updated_at),
        "isAccessibleForFree": True,
        "commentCount": len(thread.comments),
        "publisher": _publisher(edition, site, library),
        "author": _people(story, "by", site, library),
        "translator": _people(story, "translated", site, library),
        "image": [_image(photo, site) for photo in _photos(story)],
        "keywords": [label.title for key in story.topics if (label := library.label(key))],
        "correction": [
            {"@type": "CorrectionComment", "text": c.text, "datePublished": iso(c.at)} for c in story.corrections
        ],
        "hasPart": [_quotation(block, story, library) for block in story.body if isinstance(block, Quote)],
        "workTranslation": _translations(story, site, library),
    }
    if section := library.label(story.section):
        data["articleSection"] = section.title
    return script_safe({name: value for name, value in data.items() if value not in ("", [])})


def _publisher(edition: Edition, site: Site, library: Library) -> dict[str, Any]:
    publisher = {"@type": "NewsMediaOrganization", "name": edition.title, "url": site.base_url + quote(edition.path)}
    policies = library.labels(f"comment_policy:{edition.key}")
    if policies:
        publisher["actionableFeedbackPolicy"] = site.base_url + quote(policies[0].path)
    return publisher


def _people(story: Story, role: str, site: Site, library: Library) -> list[dict[str, str]]:
    labels = [library.label(byline.contributor) for byline in story.bylines if byline.role == role]
    return [{"@type": "Person", "name": p.title, "url": site.base_url + quote(p.path)} for p in labels if p]


def _photos(story: Story) -> list[Photo]:
    lead = [story.lead_photo] if story.lead_photo else []
    return lead + [block for block in story.body if isinstance(block, Photo)]


def _image(photo: Photo, site: Site) -> dict[str, Any]:
    printed = pictures.printed(photo)
    return {
        "@type": "ImageObject",
        "contentUrl": site.base_url + printed.src,
        "width": printed.width,
        "height": printed.height,
        "caption": photo.caption,
        "creditText": photo.credit,
        "digitalSourceType": NEWSCODES + pictures.rights_of(photo).digital_source_type,
    }


def _quotation(quote_block: Quote, story: Story, library: Library) -> dict[str, Any]:
    source = library.label(quote_block.source)
    part: dict[str, Any] = {"@type": "Quotation", "text": quote_block.text, "inLanguage": story.language}
    if source:
        part["spokenByCharacter"] = {"@type": "Person", "name": source.title}
    return part


def _translations(story: Story, site: Site, library: Library) -> list[dict[str, str]]:
    labels = [library.label(key) for key in library.query(f"translations:{story.translation_key}") if key != story.key]
    return [
        {"@type": "NewsArticle", "@id": site.base_url + quote(label.path), "inLanguage": label.language}
        for label in labels
        if label
    ]
