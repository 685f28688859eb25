"""The demo newsroom's stories: published as an editor would, then dated back to when they happened."""

from collections.abc import Callable
from typing import Any

from courant.demo import newsroom_files
from courant.demo.readers import Readers
from courant.desk.models import (
    Contributor,
    Correction,
    RelatedStory,
    SectionPage,
    Source,
    StoryContributor,
    StoryPage,
    StoryTopic,
    Topic,
)  # fmt: skip


class Stories:
    """The stories of one edition."""

    def __init__(self, edition: Any) -> None:
        self.edition = edition
        self.texts = newsroom_files.stories(edition.language)

    def find(self, key: str) -> StoryPage | None:
        """A story that is loaded already."""
        found: StoryPage | None = self.edition.find(StoryPage, "story", key)
        return found

    def load(self, say: Callable[[str], None]) -> None:
        """Publish what is missing, oldest first, so that listings are in order."""
        missing = [key for key in self.texts if self.find(key) is None]
        for number, key in enumerate(missing, 1):
            self.publish(key, self.texts[key])
            say(f"Writing the {self.edition.language} edition: story {number} of {len(missing)}")

    def publish(self, key: str, text: dict[str, Any]) -> None:
        """One story."""
        from courant.demo.load import family

        section = self.edition.find(SectionPage, "section", text["section"])
        page = StoryPage(
            locale=self.edition.locale, translation_key=family("story", key), title=text["headline"], slug=text["slug"],
            standfirst=text["standfirst"], story_type=text["type"], first_published_at=text["published"],
            lead_photo=[self.block({"kind": "photo", **text["lead_photo"]})] if "lead_photo" in text else [],
            body=[self.block(block) for block in text["body"]],
        )  # fmt: skip
        for order, entry in enumerate(text["contributors"]):
            contributor = self.edition.find(Contributor, "contributors", entry["key"])
            page.story_contributors.add(StoryContributor(contributor=contributor, role=entry["role"], sort_order=order))
        for order, topic in enumerate(text["topics"]):
            page.story_topics.add(StoryTopic(topic=self.edition.find(Topic, "topics", topic), sort_order=order))
        section.add_child(instance=page)
        page.save_revision().publish()
        StoryPage.objects.filter(pk=page.pk).update(last_published_at=text["published"])
        for correction in text.get("corrections", []):
            Correction.objects.create(story=page, at=correction["date"], text=correction["text"])

    def connect(self) -> None:
        """What needs all stories to be there: related stories, links between stories, readers' comments."""
        for key, text in self.texts.items():
            page = self.find(key)
            assert page is not None
            if page.related_stories.exists():
                continue
            for order, other in enumerate(text.get("related", [])):
                page.related_stories.add(RelatedStory(related=self.find(other), sort_order=order))
            page.body = [self.block(block) for block in text["body"]]
            page.save_revision().publish()
            StoryPage.objects.filter(pk=page.pk).update(last_published_at=text["published"])
            Readers(page, self.edition).write(text.get("comments", []), text.get("votes", {}))

    def block(self, block: dict[str, Any]) -> dict[str, Any]:
        """A block of the text file as the desk keeps it."""
        match block["kind"]:
            case "paragraph":
                return {"type": "paragraph", "value": self.linked(block["html"])}
            case "subhead":
                return {"type": "subhead", "value": block["text"]}
            case "quote":
                source = self.edition.find(Source, "sources", block["source"])
                words = {name: block.get(name, "") for name in ("role", "told", "text")}
                return {"type": "quote", "value": {"source": source.pk, **words}}
            case "fact_box":
                return {
                    "type": "fact_box",
                    "value": {"title": block["title"], "text": self.linked(block["html"])},
                }
            case "photo":
                fields = {name: block.get(name, "") for name in ("caption", "credit", "provenance", "alt")}
                photo = self.edition.photos[block["picture"]]
                return {"type": "photo", "value": {"image": photo.pk, "decorative": False, **fields}}
        raise ValueError(f"The demo has a block of kind {block['kind']!r}, which stories do not have.")

    def linked(self, html: str) -> str:
        """Links to other stories as Wagtail keeps them; to stories not loaded yet, no link at all."""
        for key in self.texts:
            if f'"story:{key}"' in html and (page := self.find(key)):
                html = html.replace(f'href="story:{key}"', f'linktype="page" id="{page.pk}"')
        return html
