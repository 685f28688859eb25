"""Structured data of a story page, as schema.org's NewsArticle and its kin (STANDARDS: JSON-LD)."""

from typing import Any

from courant.documents import Author, Edition, Label, Photo, Quote, Site, Story, Thread
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
# Of two that say the same, the later wins.
POLICIES = {
    "comment_policy": "actionableFeedbackPolicy",
    "feedback_policy": "actionableFeedbackPolicy",
    "publishing_principles": "publishingPrinciples",
    "corrections_policy": "correctionsPolicy",
    "ethics_policy": "ethicsPolicy",
    "unnamed_sources_policy": "unnamedSourcesPolicy",
    "ownership_funding": "ownershipFundingInfo",
    "masthead": "masthead",
}
LOGO_SIZE = 512
NEWSCODES = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def news_article(story: Story, edition: Edition, thread: Thread, library: Library, *, logo: str | None = None) -> str:
    """The JSON, safe inside a script element; `logo` is the address of the newspaper's picture, a square."""
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
        "commentCount": thread.count,
        "publisher": _publisher(edition, site, logo),
        "author": _people(story, "by", site, library),
        "translator": _people(story, "translated", site, library),
        "image": [_image(photo, site) for photo in _photos(story)],
        "keywords": [label.title for key in story.topics if (label := library.label(key))],
        "correction": [
            {"@type": "CorrectionComment", "text": c.text, "datePublished": iso(c.at)} for c in story.corrections
        ],
        "hasPart": [_quotation(block, story, site, library) for block in story.body if isinstance(block, Quote)],
        **_versions(story, site, library),
    }
    if section := library.label(story.section):
        data["articleSection"] = section.title
    return script_safe({name: value for name, value in data.items() if value not in ("", [])})


def _publisher(edition: Edition, site: Site, logo: str | None) -> dict[str, Any]:
    address = site.base_url + quote(edition.path)
    publisher: dict[str, Any] = {
        "@type": "NewsMediaOrganization", "@id": address, "name": edition.title, "url": address
    }  # fmt: skip
    if logo:
        size = {"width": LOGO_SIZE, "height": LOGO_SIZE}
        publisher["logo"] = {"@type": "ImageObject", "url": site.base_url + quote(logo), **size}
    paths = {page.purpose: page.path for page in edition.policies}
    for purpose, name in POLICIES.items():
        if purpose in paths:
            publisher[name] = site.base_url + quote(paths[purpose])
    return publisher


def _people(story: Story, role: str, site: Site, library: Library) -> list[dict[str, str]]:
    authors = [library.author(byline.contributor) for byline in story.bylines if byline.role == role]
    return [_person(author, site) for author in authors if author]


def _person(author: Author, site: Site) -> dict[str, str]:
    person = {"@type": "Person", "name": author.name, "url": site.base_url + quote(author.path)}
    return person | {"jobTitle": author.job_title} if author.job_title else person


def _photos(story: Story) -> list[Photo]:
    lead = [story.lead_photo] if story.lead_photo else []
    return lead + [block for block in story.body if isinstance(block, Photo)]


def _image(photo: Photo, site: Site) -> dict[str, Any]:
    printed = pictures.printed(photo)
    image = {
        "@type": "ImageObject",
        "contentUrl": site.base_url + printed.src,
        "width": printed.width,
        "height": printed.height,
        "caption": photo.caption,
        "creditText": photo.credit,
        "creator": {"@type": "Person", "name": photo.creator} if photo.creator else "",
        "copyrightNotice": photo.copyright_notice,
        "license": photo.licence,
        "digitalSourceType": NEWSCODES + pictures.rights_of(photo).digital_source_type,
    }
    return {name: value for name, value in image.items() if value != ""}


def _quotation(quote_block: Quote, story: Story, site: Site, library: Library) -> dict[str, Any]:
    source = library.label(quote_block.source)
    part: dict[str, Any] = {"@type": "Quotation", "text": quote_block.text, "inLanguage": story.language}
    if source:
        part["spokenByCharacter"] = {
            "@type": "Person", "name": source.title, "url": site.base_url + quote(source.path)
        }  # fmt: skip
    return part


def _versions(story: Story, site: Site, library: Library) -> dict[str, Any]:
    """The story's translations, or what it is a translation of.

    The original is what names no translator; of several such, what was written first, and so has the lowest id.
    """
    keys = [key for key in library.query(f"translations:{story.translation_key}") if key != story.key]
    found = {key: label for key in sorted(keys, key=_age) if (label := library.label(key))}
    originals = [key for key, label in found.items() if not label.is_translation]
    if originals and (story.label().is_translation or _age(originals[0]) < _age(story.key)):
        return {"translationOfWork": _version(found[originals[0]], site)}
    return {"workTranslation": [_version(label, site) for label in found.values()]}


def _age(key: str) -> tuple[int, str]:
    return len(key), key


def _version(label: Label, site: Site) -> dict[str, str]:
    address = site.base_url + quote(label.path)
    return {"@type": "NewsArticle", "@id": address, "url": address, "name": label.title, "inLanguage": label.language}
