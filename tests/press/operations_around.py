"""Operations on what stands around stories: sections, people, pages, editions, the site and the day."""

from datetime import timedelta

from msgspec.structs import replace

from courant.documents import FormerAddress, RuleCount, TransparencyMonth
from tests.press import makers as make
from tests.press.newsroom import ADDRESSED
from tests.press.operations import picked


def rename_section(newsroom, random):
    return rename(newsroom, random, "section", "title")


def move_section(newsroom, random):
    """Another address: all that stands under it moves along."""
    changed = []
    for section in picked(newsroom.of("section"), random)[:1]:
        path = f"/{section.edition.partition(':')[2]}/part-{newsroom.new_number()}/"
        changed.append(replace(section, path=path))
        stories = [story for story in newsroom.stories() if story.section == section.key]
        changed += [replace(story, path=path + story.path.removeprefix(section.path)) for story in stories]
    return newsroom.change(*changed)


def reorder_sections(newsroom, random):
    sections = picked(newsroom.of("section"), random)
    return newsroom.change(*(replace(section, position=random.randrange(9)) for section in sections))


def add_section(newsroom, random):
    changed = []
    for edition in picked(newsroom.of("edition"), random):
        changed.append(make.make_section(edition.id, slug=f"new-{newsroom.new_number()}", position=5))
    return newsroom.change(*changed)


def remove_section(newsroom, random):
    """With the stories in it."""
    gone = [section.key for section in picked(newsroom.of("section"), random)[:1]]
    return newsroom.change(gone=[*gone, *(story.key for story in newsroom.stories() if story.section in gone)])


def describe_section(newsroom, random):
    return rename(newsroom, random, "section", "description")


def rename_contributor(newsroom, random):
    return rename(newsroom, random, "contributor", "name")


def move_contributor(newsroom, random):
    return readdress(newsroom, random, "contributor")


def change_portrait(newsroom, random):
    photo = random.choice([None, make.make_photo(make.make_picture("0"), caption=f"{newsroom.new_number()}")])
    return newsroom.change(*(replace(person, portrait=photo) for person in picked(newsroom.of("contributor"), random)))


def remove_contributor(newsroom, random):
    """The stories do without."""
    gone = {person.key for person in picked(newsroom.of("contributor"), random)[:1] if person.id.endswith("cy")}
    changed = [
        replace(story, bylines=tuple(byline for byline in story.bylines if byline.contributor not in gone))
        for story in newsroom.stories()
        if any(byline.contributor in gone for byline in story.bylines)
    ]
    return newsroom.change(*changed, gone=gone)


def rename_topic(newsroom, random):
    return rename(newsroom, random, "topic", "title")


def move_topic(newsroom, random):
    return readdress(newsroom, random, "topic")


def rename_source(newsroom, random):
    return rename(newsroom, random, "source", "name")


def move_source(newsroom, random):
    return readdress(newsroom, random, "source")


def rename_page(newsroom, random):
    return rename(newsroom, random, "page", "title")


def move_page(newsroom, random):
    return readdress(newsroom, random, "page")


def reorder_pages(newsroom, random):
    pages = picked(newsroom.of("page"), random)
    return newsroom.change(*(replace(page, position=random.randrange(9)) for page in pages))


def change_purpose(newsroom, random):
    """A plain page becomes the comment policy, or stops being it."""
    purpose = random.choice(["plain", "about", "comment_policy"])
    return newsroom.change(*(replace(page, purpose=purpose) for page in picked(newsroom.of("page"), random)))


def add_page(newsroom, random):
    pages = [make.make_page(e.id, slug=f"page-{newsroom.new_number()}") for e in picked(newsroom.of("edition"), random)]
    return newsroom.change(*pages)


def remove_page(newsroom, random):
    return newsroom.change(gone=[page.key for page in picked(newsroom.of("page"), random)])


def rename_edition(newsroom, random):
    return rename(newsroom, random, "edition", "title")


def change_edition_settings(newsroom, random):
    fields = random.choice(
        [
            {"timezone": "Pacific/Auckland"}, {"calendar": "jalali"}, {"numbering": "arab"}, {"comments_open": False},
            {"tagline": "Else"}, {"description": "Another sentence."}, {"language_name": "Our language"},
        ]
    )  # fmt: skip
    return newsroom.change(*(replace(edition, **fields) for edition in picked(newsroom.of("edition"), random)))


def reorder_editions(newsroom, random):
    editions = picked(newsroom.of("edition"), random)
    return newsroom.change(*(replace(edition, position=random.randrange(9)) for edition in editions))


def add_edition(newsroom, random):
    """One that was taken down comes back with all that it had, or a new and empty one opens."""
    closed = sorted(key for key in newsroom.drawer if key.startswith("edition:") and key not in newsroom.documents)
    if not closed:
        return newsroom.change(make.make_edition(random.choice(["ckb", "de"])))
    key = random.choice(closed)
    sections = {d.key for d in newsroom.returnable() if getattr(d, "edition", "") == key}
    return newsroom.change(
        *(
            document
            for document in newsroom.returnable()
            if getattr(document, "edition", document.key) == key
            and getattr(document, "section", None) in {None, *sections}
        )
    )


def remove_edition(newsroom, random):
    """With all that stands under its address; it waits for the edition to come back."""
    gone = [edition.key for edition in picked(newsroom.of("edition"), random)[:1]]
    under = [d.key for kind in ADDRESSED for d in newsroom.of(kind) if d.edition in gone]
    return newsroom.change(gone=[*gone, *under])


def let_a_day_pass(newsroom, random):
    newsroom.today += timedelta(days=random.choice([1, 1, 1, 40]))
    return newsroom.change(make.make_today(newsroom.today))


def close_a_month(newsroom, random):
    """Its figures are stored, for one edition."""
    editions = newsroom.of("edition") or [make.make_edition()]
    closed = []
    for edition in picked(editions, random):
        month = f"2026-{random.randrange(1, 13):02}"
        rules = (RuleCount(number=1, title="Be kind", count=random.randrange(1, 9)),)
        closed.append(TransparencyMonth(
            id=f"{edition.id}/{month}", edition=edition.key, month=month, received=newsroom.new_number(), rejected=rules
        ))  # fmt: skip
    return newsroom.change(*(figures for figures in closed if figures.key not in newsroom.documents))


def change_site(newsroom, random):
    fields = random.choice(
        [{"base_url": "http://mirror.example"}, {"name": f"Site {newsroom.new_number()}"}, {"contact": ""}]
    )
    return newsroom.edit("site:site", **fields)


def remember_an_address(newsroom, random):
    """An address from before this newsroom had a press: a redirect, or gone where nothing follows it."""
    successors = [d.key for kind in ("story", "section", "topic") for d in newsroom.of(kind)]
    successor = random.choice([*successors, "story:none"])
    path = f"/en/old/{newsroom.new_number()}/"
    newsroom.former[path] = ("edition:en", successor)
    return newsroom.change(make.make_former_address(path, successor, archive_pages=newsroom.pages_of(successor)))


def forget_an_address(newsroom, random):
    addresses = [d for d in newsroom.documents.values() if isinstance(d, FormerAddress)]
    gone = picked(sorted(addresses, key=lambda d: d.id), random)
    for address in gone:
        del newsroom.former[address.id]
    return newsroom.change(gone=[address.key for address in gone])


def rename(newsroom, random, kind, field):
    name = f"Name {newsroom.new_number()} & <co>"
    return newsroom.change(*(replace(document, **{field: name}) for document in picked(newsroom.of(kind), random)))


def readdress(newsroom, random, kind):
    documents = picked(newsroom.of(kind), random)
    return newsroom.change(*(replace(d, path=f"{d.path[:-1]}-{newsroom.new_number()}/") for d in documents))


AROUND_STORIES = [
    rename_section, move_section, reorder_sections, add_section, remove_section, describe_section, rename_contributor,
    move_contributor, change_portrait, remove_contributor, rename_topic, move_topic, rename_source, move_source,
    rename_page, move_page, reorder_pages, change_purpose, add_page, remove_page, rename_edition,
    change_edition_settings, reorder_editions, add_edition, remove_edition, let_a_day_pass, close_a_month, change_site,
    remember_an_address, forget_an_address,
]  # fmt: skip
