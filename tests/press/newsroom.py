"""A newsroom without a desk: everything that is published, in memory, and what each change hands to the press."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from courant.documents import (
    ArchivePage,
    Correction,
    CorrectionsMonth,
    Document,
    FactBox,
    Page,
    Paragraph,
    Photo,
    PolicyPage,
    Quote,
    SitemapMonth,
    Story,
    Subhead,
    page_of,
)
from courant.documents import listing as listing_module
from courant.press import months
from tests.press import makers as make

TODAY = date(2026, 11, 22)
ADDRESSED = ("story", "section", "page", "contributor", "topic", "source")


class AsDocuments:
    """A newsroom as the press looks at documents."""

    def __init__(self, newsroom):
        self.document = newsroom.documents.get
        self._query = newsroom.query

    def query(self, name, *, newest_first=False, limit=None):
        return self._query(name)[::-1][:limit] if newest_first else self._query(name)[:limit]


class Newsroom:
    """The published documents by key. Every operation returns the documents that it changed, None for those gone.

    It keeps the rules that the desk keeps: a place in a listing is given once, an address that is left is
    remembered, and a story brings its archive pages and its sitemap month along.
    """

    def __init__(self):
        self.documents: dict[str, Document] = {}
        self.drawer: dict[str, Document] = {}  # what was published once and may be again
        self.given: dict[tuple[str, str], int] = {}
        self.last_places: dict[str, int] = defaultdict(int)
        self.former: dict[str, tuple[str, str]] = {}
        self.number = 0
        self.today = TODAY

    # What is published

    def of(self, kind, edition=""):
        """The published documents of a kind, in a steady order."""
        found = [d for d in self.documents.values() if d.__struct_config__.tag == kind]
        found = [d for d in found if not edition or d.edition == edition]
        return sorted(found, key=lambda d: (len(d.key), d.key))

    def stories(self, edition=""):
        return self.of("story", edition)

    def get(self, key):
        return self.documents[key]

    def returnable(self):
        """What was published once, as it was last, where nothing else stands at its address by now."""
        taken = {getattr(document, "path", "") for document in self.documents.values()}
        found = {}
        for key, document in sorted(self.drawer.items()):
            if key not in self.documents and getattr(document, "path", "") not in {"", *taken}:
                found[document.path] = document
        return list(found.values())

    def query(self, name):
        """What a named query lists, found by looking at everything."""
        entries = [(d.belongs_to()[name], d.key) for d in self.documents.values() if name in d.belongs_to()]
        return [key for _position, key in sorted(entries)]

    def all_documents(self):
        """Everything that the desk would hand over for printing the whole site."""
        months = {month.key: month for story in self.stories() for month in story.months()}
        yield from months.values()
        for document in self.documents.values():
            if not isinstance(document, SitemapMonth | CorrectionsMonth | ArchivePage):
                yield document
        for listing, last in self.last_places.items():
            for number in range(1, page_of(last) + 1):
                yield self._archive_page(listing, number)

    # What changes it

    def change(self, *documents, gone=()):
        """Publish new versions of documents, and unpublish others by their keys."""
        updates = {key: None for key in gone if key in self.documents}
        self.drawer.update({key: self.documents[key] for key in updates})
        placed = [self._placed(d) if isinstance(d, Story) else d for d in documents]
        for document in placed:
            updates[document.key] = document
        for document in placed:
            if isinstance(document, Story):
                updates.update({companion.key: companion for companion in self._companions(document)})
        updates.update(months.ended(updates, AsDocuments(self)))
        updates.update(self._former_addresses(updates))
        return self.put(updates)

    def put(self, updates):
        """Take documents as they are."""
        for key, document in updates.items():
            self.documents.pop(key, None)
            if document is not None:
                self.documents[key] = document
        return updates

    def begin_archive_page(self, listing):
        """A place on a new page was given, to a story that is gone by now."""
        last = page_of(self.last_places[listing])
        self.last_places[listing] = last * listing_module.PAGE_SIZE + 1
        pages = [self._archive_page(listing, number) for number in (last, last + 1)]
        return self.put({page.key: page for page in pages})

    def copy(self):
        """The same newsroom, to go another way from here."""
        other = Newsroom()
        for name, value in vars(self).items():
            setattr(other, name, value.copy() if isinstance(value, dict) else value)
        return other

    def edit(self, key, **fields):
        """Publish a document with some fields changed."""
        return self.change(replace(self.get(key), **fields))

    def new_number(self):
        self.number += 1
        return self.number

    def new_story(self, edition, section, *, published_at=None, **fields):
        """A story that is not published yet."""
        number = self.new_number()
        published_at = published_at or datetime(
            self.today.year, self.today.month, self.today.day, 6, tzinfo=UTC
        ) + timedelta(minutes=number)
        slug = f"پل-{number}" if edition == "fa" else f"bridge-{number}"
        given = {"id": str(number), "slug": slug, "published_at": published_at}
        return make.make_story(edition, section=section, **given | {"headline": f"Bridge {number} <&>"} | fields)

    def _placed(self, story):
        belongs = {story.edition, story.section, *story.topics}
        belongs.update(byline.contributor for byline in story.bylines)
        belongs.update(block.source for block in story.body if isinstance(block, Quote))
        for listing in sorted(belongs):
            if (story.key, listing) not in self.given:
                self.last_places[listing] += 1
                self.given[story.key, listing] = self.last_places[listing]
        return replace(story, places={listing: self.given[story.key, listing] for listing in sorted(belongs)})

    def _companions(self, story):
        yield from story.months()
        for listing, place in story.places.items():
            last, own = page_of(self.last_places[listing]), page_of(place)
            for number in {own, own - 1, last, last - 1} - {0}:
                yield self._archive_page(listing, number)

    def _archive_page(self, listing, number):
        kind, _colon, id = listing.partition(":")
        edition = listing if kind == "edition" else f"edition:{id.partition('-')[0]}"
        return ArchivePage.of(listing, number, edition=edition, last_place=self.last_places[listing])

    def pages_of(self, listing):
        """How many archive pages a listing has."""
        return page_of(self.last_places[listing]) if listing in self.last_places else 0

    def _former_addresses(self, updates):
        found = {}
        for key, new in updates.items():
            old = self.documents.get(key)
            if key.partition(":")[0] in ADDRESSED and old and (new is None or old.path != new.path):
                self.former[old.path] = (old.edition, key)
                edition = old.edition.partition(":")[2]
                found[f"former_address:{old.path}"] = make.make_former_address(
                    old.path, key, edition, self.pages_of(key)
                )
        for new in updates.values():
            if (path := getattr(new, "path", "")) and self.former.pop(path, None):
                found[f"former_address:{path}"] = None
        return found


def month_of(story):
    return f"{story.published_at.astimezone(UTC):%Y-%m}"


def make_newsroom(*, english=44, persian=8):
    """Two editions, with archives of several pages, translations, quotes, photos, corrections and former addresses."""
    newsroom = Newsroom()
    newsroom.change(make.make_site(), make.make_today(TODAY))
    for language in ("en", "fa"):
        policies = (PolicyPage(purpose="comment_policy", path=f"/{language}/comment-policy/"),)
        newsroom.change(make.make_edition(language, policies=policies), *_standing(language))
    for edition, stories in (("en", english), ("fa", persian)):
        for number in range(stories):
            newsroom.change(_story(newsroom, edition, number, of=stories))
    _connect(newsroom)
    return newsroom


def _standing(language):
    for position, slug in enumerate(("city", "river", "culture"), 1):
        yield make.make_section(language, slug=slug, position=position, translation_key=f"section-{slug}")
    photo = make.make_photo(make.make_picture("portrait"), caption="", credit="Photo: Sam")
    for slug in ("ada", "bo", "cy"):
        yield make.make_contributor(language, slug=slug, portrait=photo if slug == "ada" else None,
                                    translation_key=f"contributor-{slug}")  # fmt: skip
    for slug in ("water", "light"):
        yield make.make_topic(language, slug=slug, translation_key=f"topic-{slug}")
    for slug in ("mayor", "pilot"):
        yield make.make_source(language, slug=slug, translation_key=f"source-{slug}")
    link = Paragraph(html='<p>Read <a href="courant:story:1">this</a>.</p>')
    yield make.make_page(language, slug="about", purpose="about", position=1, body=(link,))
    yield make.make_page(language, slug="comment-policy", purpose="comment_policy", position=2)
    yield make.make_page(language, slug="contact", position=3, translation_key=f"page-contact-{language}")


def _story(newsroom, edition, number, *, of):
    section = newsroom.get(f"section:{edition}-{('city', 'river', 'culture')[number % 3]}")
    day = datetime(2026, 11, 22, 9, tzinfo=UTC) - timedelta(days=2 * (of - 1 - number))
    fields = {"bylines": (make.make_byline(newsroom.get(f"contributor:{edition}-{('ada', 'bo')[number % 2]}")),)}
    if number % 2 == 0:
        fields["topics"] = (f"topic:{edition}-water",)
    if number % 3 == 0:
        fields["lead_photo"] = make.make_photo(make.make_picture(str(number % 4)))
    if number % 4 == 0:
        fields["body"] = _long_body(newsroom, edition)
    if number % 6 == 5:
        fields["type"] = "analysis"
        fields["corrections"] = (
            Correction(at=day + timedelta(hours=1), text="It was <two>, not three.", id=str(number)),
        )
    return newsroom.new_story(edition, section, published_at=day, **fields)


def _long_body(newsroom, edition) -> tuple:
    source = newsroom.get(f"source:{edition}-mayor")
    links = "".join(
        f' <a href="courant:{key}">link</a>' for key in ("story:1", f"topic:{edition}-light", f"page:{edition}-about")
    )
    return (
        Paragraph(html=f"<p>Water rises.{links} <a href='https://x.example/'>out</a></p>".replace("'", '"')),
        Subhead(text="Before", anchor="before"),
        make.make_quote(source),
        make.make_photo(make.make_picture("inline"), caption="In the text <b>", provenance="circulated_online"),
        FactBox(title="Facts", html=f'<p>All of <a href="courant:contributor:{edition}-bo">Bo</a></p>'),
    )


def _connect(newsroom):
    """Translations, related stories, threads, and addresses that were left."""
    english, persian = newsroom.stories("edition:en"), newsroom.stories("edition:fa")
    for en, fa in list(zip(english, persian, strict=False))[:4]:
        newsroom.edit(fa.key, translation_key=en.translation_key)
    for story, other in zip(english[5:9], english[9:13], strict=True):
        newsroom.edit(story.key, related=(other.key, english[0].key))
    for story in (*english[:3], *persian[:2]):
        comments = [make.make_comment(n, text=f"Right <{n}>\nنعم") for n in range(1, int(story.id) % 3 + 2)]
        newsroom.change(make.make_thread(story, *comments, yes=3))
    _begin_second_page(newsroom, english[1])
    newsroom.edit(english[3].key, path=f"{english[3].path[:-1]}-anew/")
    newsroom.change(gone=[english[4].key])


def _begin_second_page(newsroom, story):
    """Its thread has a second page, a pick, a reply and a tombstone."""
    thread, pick = newsroom.get(f"thread:{story.id}"), make.make_comment(60, page=2, is_pick=True)
    gone = make.make_comment(50, name="", text="", is_tombstone=True)
    comments = (*thread.comments, gone, make.make_comment(51, parent_id="50"))
    newsroom.change(
        replace(thread, comments=comments, pages=2, elsewhere=1, picks=(pick,)), make.make_thread_page(story, 2, pick)
    )


def pictures_in(document):
    """The pictures that a document shows."""
    photos = [getattr(document, "lead_photo", None), getattr(document, "portrait", None)]
    photos += [block for block in getattr(document, "body", ()) if isinstance(block, Photo)]
    return {photo.picture.id: photo.picture for photo in photos if photo}


def with_photos(document, changed):
    """The document with every photo changed by a function."""
    fields = {name: changed(photo) for name in ("lead_photo", "portrait") if (photo := getattr(document, name, None))}
    if isinstance(document, Story | Page):
        fields["body"] = tuple(changed(b) if isinstance(b, Photo) else b for b in document.body)
    return replace(document, **fields)
