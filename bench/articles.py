"""The stories of a desk's database as plain articles, for other programs to print: `python -m bench.articles`.

One JSON object a line on standard output, oldest first: what a newsroom would move along if it left for another system.
"""

import json
import sys
from collections.abc import Iterator
from html import unescape
from typing import Any

from courant import documents as d


def articles() -> Iterator[dict[str, Any]]:
    """Every published story, with the names of what it refers to."""
    from courant.desk import to_documents as desk

    names = {document.key: _name(document) for document in desk.all_but_stories() if isinstance(document, d.Document)}
    for story in desk.stories(desk.story_keys()):
        if isinstance(story, d.Story):
            yield _article(story, names)


def _name(document: d.Document) -> str:
    return str(getattr(document, "name", "") or getattr(document, "title", ""))


def _article(story: d.Story, names: dict[str, str]) -> dict[str, Any]:
    assert story.lead_photo is not None
    photo = story.lead_photo
    return {
        "slug": story.path.split("/")[-2], "title": story.headline, "summary": story.standfirst,
        "date": f"{story.published_at:%Y-%m-%dT%H:%M:%SZ}", "section": names[story.section],
        "tags": [names[key] for key in story.topics], "by": names[story.bylines[0].contributor],
        "image": photo.picture.original.rpartition("/")[2], "original": photo.picture.original,
        "width": photo.picture.width, "height": photo.picture.height, "alt": photo.alt, "caption": photo.caption,
        "credit": photo.credit, "text": "\n\n".join(_markdown(block, names) for block in story.body),
    }  # fmt: skip


def _markdown(block: Any, names: dict[str, str]) -> str:
    match block:
        case d.Paragraph(html=html):
            return unescape(html.replace("</p><p>", "\n\n").removeprefix("<p>").removesuffix("</p>"))
        case d.Subhead(text=text):
            return f"## {text}"
        case d.Quote(text=text, source=source, role=role):
            return f"> {text}\n>\n> {names[source]}, {role}"
    raise TypeError(f"The bench's stories have no {type(block).__name__}.")


if __name__ == "__main__":
    import django

    django.setup()
    for article in articles():
        sys.stdout.write(json.dumps(article) + "\n")
