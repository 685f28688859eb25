"""A newsroom of one story in three languages, printed by the press into memory with the plain theme."""

from datetime import UTC, datetime, timedelta

from bs4 import BeautifulSoup

from courant import documents as d
from courant.press.library import Library
from courant.press.outputs import BY_NAME
from courant.press.theme import Theme
from tests.themes.words import THEME

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
EDITIONS = {
    "en": {"direction": "ltr", "language_name": "English", "title": "The Tributary"},
    "ar": {"direction": "rtl", "language_name": "العربية", "title": "الرافد", "numbering": "arab"},
    "fa": {"direction": "rtl", "language_name": "فارسی", "title": "شاخابه", "numbering": "arabext", "calendar": "both"},
}
RULE = d.Rule(number=1, title="Speak to the matter", text="Other matters have other places.")


class Shelf:
    """Documents in memory, as a library asks for them."""

    def __init__(self, *documents):
        self.by_key = {document.key: document for document in documents}

    def document(self, key):
        return self.by_key.get(key)

    def teaser(self, key):
        return d.facet_of(self.document(key), "teaser")

    def query(self, name, *, newest_first=False, limit=None):
        listed = [(places[name], key) for key, doc in self.by_key.items() if name in (places := doc.belongs_to())]
        return [key for _, key in sorted(listed, reverse=newest_first)][:limit]


def make_photo(**changes):
    picture = d.Picture(id="1", sha256="0" * 64, width=1600, height=1000, original="1.jpg")
    facts = {
        "picture": picture,
        "caption": "The bridge at noon.",
        "credit": "Photo courtesy of the city",
        "alt": "A bridge",
    }
    return d.Photo(**({"provenance": "staff"} | facts | changes))


def make_story(language, **changes):
    body = (
        d.Paragraph(html="<p>It opened at <b>noon</b>.</p>"),
        d.Subhead(text="What failed", anchor="what-failed"),
        make_photo(credit="Photo circulated online", provenance="circulated_online"),
        d.Quote(source=f"source:{language}", role="Mayor", told="Told the Tributary", text="It is open."),
        d.FactBox(title="In figures", html="<p>Seven arches.</p>"),
        d.Paragraph(html="<p>More will follow.</p>"),
    )
    facts = {
        "id": language, "edition": f"edition:{language}", "language": language, "path": f"/{language}/city/bridge/",
        "translation_key": "bridge", "headline": "The bridge reopens", "standfirst": "To buses only.", "type": "analysis",
        "section": f"section:{language}", "lead_photo": make_photo(), "body": body,
        "bylines": (d.Byline(contributor=f"contributor:{language}"), d.Byline(contributor=f"contributor:{language}", role="photos")),
        "topics": (f"topic:{language}",), "related": (f"story:{language}-2",),
        "corrections": (d.Correction(at=AT, text="An old error."), d.Correction(at=AT + timedelta(days=1), text="A new error.")),
        "published_at": AT, "updated_at": AT + timedelta(hours=2),
        "places": {f"edition:{language}": 1, f"section:{language}": 1, f"contributor:{language}": 1, f"topic:{language}": 1},
    }  # fmt: skip
    return d.Story(**(facts | changes))


def make_thread(language, **changes):
    comments = (
        d.Comment(id="7", name="Layla", text="First line.\nSecond <b>line</b>.", direction="ltr", posted_at=AT),
        d.Comment(id="8", text="وصلت الحافلة.", posted_at=AT),
    )
    return d.Thread(**({"id": language, "comments": comments, "yes": 12, "no": 3} | changes))


def make_newsroom(**threads):
    """The documents of all editions; give a thread by its language to have another one."""
    documents = [d.Site(base_url="https://news.example", name="The Tributary")]
    for position, (language, facts) in enumerate(EDITIONS.items()):
        mine = {"id": language, "edition": f"edition:{language}"}
        documents += [
            d.Edition(
                id=language, language=language, path=f"/{language}/", position=position, policy_rules=(RULE,), **facts
            ),
            d.Section(**mine, path=f"/{language}/city/", title="City", translation_key="city"),
            d.Contributor(**mine, path=f"/{language}/people/rana/", name="Rana", is_pseudonym=True, portrait=make_photo()),
            d.Source(**mine, path=f"/{language}/sources/mayor/", name="Selma"),
            d.Topic(**mine, path=f"/{language}/topics/bridges/", title="Bridges"),
            d.Page(**mine, path=f"/{language}/policy/", translation_key="p", title="Policy", purpose="comment_policy"),
            d.ArchivePage.of(f"edition:{language}", 1, edition=f"edition:{language}", last_place=2),
            make_story(language), threads.get(language) or make_thread(language),
            make_story(
                language, id=f"{language}-2", path=f"/{language}/city/buses/", translation_key="buses", related=(),
                type="news", bylines=(), corrections=(), updated_at=AT, lead_photo=None,
                places={f"edition:{language}": 2, f"section:{language}": 2},
            ),
            d.FormerAddress(id=f"/{language}/old/", edition=f"edition:{language}", successor=f"story:{language}"),
            d.FormerAddress(id=f"/{language}/gone/", edition=f"edition:{language}", successor="story:none"),
        ]  # fmt: skip
    return documents


def printed(output, key, *documents):
    """The pages that one output makes of a document, as parsed trees by their address."""
    shelf = Shelf(*(documents or make_newsroom()))
    files = BY_NAME[output].files(shelf.document(key), Library(shelf), Theme(THEME))
    return {file.path: BeautifulSoup(file.content, "html.parser") for file in files if hasattr(file, "content")}


def story_page(language, *documents):
    """The printed page of an edition's story."""
    return printed("story_page", f"story:{language}", *documents)[f"/{language}/city/bridge/"]
