"""Law 2: every record of what an output looked at is needed: drop one, and a page goes stale.

A record is an output and a key that it looked at, such as the page of a story and `section:5#label`. Ids do not
matter here, so a *kind* of record is an output's name and a key with its ids replaced: `section:*#label`. The table
below says for each kind of key how to change exactly what it stands for. Two more tests hold the table to what the
press really records.
"""

import re
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from courant.documents import Correction, Paragraph, TransparencyMonth, keys_touched, listing
from tests.press import makers as make
from tests.press.newsroom import make_newsroom, month_of
from tests.press.printed import copied, difference, files_of, full_print, records_of, take

pytestmark = pytest.mark.xdist_group("dropped records")  # what they prepare is prepared once


def edited(key, **fields):
    """An operation: some fields of a document change."""
    return lambda newsroom: newsroom.edit(key, **fields)


def story_with_everything_published(newsroom):
    fields = {"bylines": (make.make_byline(newsroom.get("contributor:en-ada")),), "topics": ("topic:en-water",)}
    fields["body"] = (make.make_quote(newsroom.get("source:en-mayor")),)
    return newsroom.change(newsroom.new_story("en", newsroom.get("section:en-city"), **fields))


def published_again_in(listing):
    """A story comes back to its old place, in the middle of one listing and nowhere else."""

    def operation(newsroom):
        story = newsroom.drawer["story:5"]
        return newsroom.put({story.key: replace(story, places={listing: story.places[listing]})})

    return operation


def story_of_long_ago_published(newsroom):
    long_ago = datetime(2026, 1, 5, tzinfo=UTC)
    return newsroom.change(newsroom.new_story("en", newsroom.get("section:en-city"), published_at=long_ago))


def whole_month_unpublished(newsroom):
    return newsroom.change(gone=[s.key for s in newsroom.stories("edition:en") if month_of(s) == "2026-10"])


def archive_page_begun(listing):
    return lambda newsroom: newsroom.begin_archive_page(listing)


def readdressed(key):
    """Another address, and nothing else: what stands below it stays where it is."""
    return lambda newsroom: newsroom.edit(key, path=f"{newsroom.get(key).path[:-1]}-anew/")


def translated(newsroom):
    english = newsroom.get("story:9")
    return newsroom.edit(newsroom.stories("edition:fa")[4].key, translation_key=english.translation_key)


def commented(newsroom):
    thread = newsroom.get("thread:1")
    return newsroom.change(replace(thread, comments=(*thread.comments, make.make_comment(99))))


def corrected(key, at):
    """A story that had no correction before."""

    def operation(newsroom):
        assert newsroom.get(key).corrections == ()
        return newsroom.edit(key, corrections=(Correction(at=at, text="Not so.", id="99"),))

    return operation


def forty_days_passed(newsroom):
    return newsroom.change(make.make_today(newsroom.today + timedelta(days=40)))


LISTINGS = {
    "contributor": "contributor:en-ada",
    "edition": "edition:en",
    "section": "section:en-river",
    "source": "source:en-mayor",
    "topic": "topic:en-water",
}
IN_ARCHIVES = {f"archive:{kind}:*": [archive_page_begun(key)] for kind, key in LISTINGS.items()}
IN_LISTINGS = {
    f"listing:{kind}:*:{part}": [operation]
    for kind, operation in {kind: published_again_in(key) for kind, key in LISTINGS.items()}.items()
    for part in ("newest", "page:*")
}
OPERATIONS = {
    "corrections:*": [corrected("story:7", datetime(2026, 11, 12, tzinfo=UTC))],
    "comment_policy:*": [edited("page:en-comment-policy", purpose="plain")],
    "contributor:*#author": [edited("contributor:en-ada", job_title="Editor")],
    "contributor:*#label": [edited("contributor:en-ada", name="Ada Anew"), readdressed("contributor:en-bo")],
    **{
        f"{kind}s:*": [lambda newsroom, made=made: newsroom.change(made)]
        for kind, made in (
            ("contributor", make.make_contributor(slug="new")),
            ("topic", make.make_topic(slug="new")),
            ("source", make.make_source(slug="new")),
        )
    },
    "day:*": [story_with_everything_published],
    "edition:*": [edited("edition:en", tagline="Else"), edited("edition:en", title="The Ferry")],
    "edition:*#label": [readdressed("edition:en"), edited("edition:en", title="The Ferry")],
    "edition:*#switch": [edited("edition:fa", language_name="Persian")],
    "editions": [lambda newsroom: newsroom.change(make.make_edition("ckb"))],
    "month:*": [story_with_everything_published, whole_month_unpublished],
    "page:*#label": [edited("page:en-about", title="About us all"), readdressed("page:en-about")],
    "pages:*": [edited("page:en-about", position=9)],
    "policy_versions:*": [
        lambda newsroom: newsroom.change(make.make_policy_version(newsroom.get("edition:en"), id="en/9", version=9))
    ],
    "transparency:*": [
        lambda newsroom: newsroom.change(
            TransparencyMonth(id="en/2026-10", edition="edition:en", month="2026-10", received=12)
        )
    ],
    "section:*#label": [edited("section:en-city", title="Town"), readdressed("section:en-city")],
    "sections:*": [edited("section:en-city", position=9)],
    "site:site": [edited("site:site", base_url="http://mirror.example")],
    "sitemap_months": [story_of_long_ago_published, whole_month_unpublished],
    "source:*#label": [edited("source:en-mayor", name="The new mayor"), readdressed("source:en-mayor")],
    "story:*": [edited("story:14", headline="Anew"), edited("story:14", body=(Paragraph(html="<p>Anew.</p>"),))],
    "story:*#corrected": [edited("story:6", headline="Anew")],
    "story:*#label": [readdressed("story:1"), edited("story:4", headline="Anew")],
    "story:*#teaser": [
        edited("story:1", headline="Anew"),
        readdressed("story:1"),
        edited("story:14", headline="Anew"),
    ],
    "thread:*": [commented],
    "thread:*#addresses": [lambda newsroom: newsroom.change(make.make_thread(newsroom.get("story:4")))],
    "thread:*#openness": [edited("thread:2", is_open=False)],
    "thread_page:*": [edited("thread_page:2/2", comments=())],
    "today:today": [forty_days_passed],
    "topic:*#label": [edited("topic:en-water", title="Rain"), readdressed("topic:en-light")],
    "translations:*": [
        translated,
        edited("page:fa-contact", translation_key="page-contact-en"),
        *(
            edited(key, translation_key="another")
            for key in ("section:fa-city", "contributor:fa-bo", "topic:fa-water", "source:fa-mayor")
        ),
    ],
    **IN_ARCHIVES,
    **IN_LISTINGS,
}

# Of the theme; how these are needed is shown in test_dropped_looks.
LOOKS = ("template:*", "words:*")

# Records that are never needed alone, because another record of the same output changes whenever they do.
SAID_TWICE = {
    ("archive_page", "edition:*#label"): (
        "edition:*",
        "the archive of an edition takes its heading from the label as all archives do; its frame needs the whole",
    ),
    ("edition_chooser", "edition:*"): (
        "edition:*#switch",
        "templates are given a whole edition to write dates and digits by; ours shows what is in the switch",
    ),
    ("corrections_page", "corrections_months:*"): (
        "corrections:*",
        "a month begins with a correction, which nearly always is the newest of its story as well",
    ),
}


def kind_of(key):
    """The key with its ids replaced."""
    name, mark, facet = key.partition("#")
    head, _colon, rest = name.partition(":")
    if head in ("listing", "archive"):
        listed, _colon, rest = rest.partition(":")
        position = re.sub(r"\d+$", "*", rest.partition(":")[2])
        return ":".join(filter(None, (head, listed, "*", position)))
    return key if not rest or head in ("site", "today") else f"{head}:*{mark}{facet}"


@pytest.fixture(scope="module")
def before(tmp_path_factory, theme):
    """A newsroom with archive pages of four places, and its tree."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listing, "PAGE_SIZE", 4)
        newsroom = make_newsroom(english=14, persian=5)
        press = full_print(newsroom, tmp_path_factory.mktemp("before"), theme)
        yield newsroom, press
        press.tree.close()


@pytest.fixture(scope="module")
def after(before, tmp_path_factory, theme):
    """What an operation changes, and the tree that it comes to; each is done once."""
    newsroom, press = before
    done = {}

    def carried_out(operation):
        if operation not in done:
            changed, folder = newsroom.copy(), tmp_path_factory.mktemp("after")
            updates = operation(changed)
            whole = copied(press, folder / "incremental", theme)
            assert take(whole, updates).failed == []
            expected = full_print(changed, folder / "full", theme)
            assert difference(whole, expected) == []
            expected.tree.close()
            done[operation] = updates, whole
        return done[operation]

    yield carried_out
    for _updates, whole in done.values():
        whole.tree.close()


@pytest.fixture
def stale_without(before, after, tmp_path, theme):
    """The outputs that go stale in an operation when all records of some kinds are dropped before it.

    No output reads the records of another, so that dropping a kind for all outputs drops it for each.
    """
    presses = []

    def stale(operation, *kinds):
        updates, whole = after(operation)
        press = copied(before[1], tmp_path / str(len(presses)), theme)
        presses.append(press)
        drop_records(press, kinds)
        take(press, updates)
        found, wanted = files_of(press), files_of(whole)
        owners = {row[2]: row[0] for which in (press, whole) for row in records_of(which)[1]}
        differing = {path for path in found.keys() | wanted.keys() if found.get(path) != wanted.get(path)}
        return {owners[address_of(path)] for path in differing if not path.startswith("/pictures/")}

    yield stale
    for press in presses:
        press.tree.close()


def drop_records(press, kinds):
    tables = press.tree.documents.tables
    keys = [row for row in tables.execute("SELECT DISTINCT key FROM dependencies") if kind_of(row[0]) in kinds]
    assert keys, f"nothing is recorded of {kinds}"
    tables.executemany("DELETE FROM dependencies WHERE key = ?", keys)


def address_of(file):
    return file.removesuffix("index.html")


def recorded(press):
    """Every kind of record that the press keeps: for each kind of key the names of the outputs."""
    found = {}
    for name, _key, looked_at in records_of(press)[0]:
        found.setdefault(kind_of(looked_at), set()).add(name)
    return found


def test_the_table_has_every_kind_of_key_that_the_press_records(before):
    assert set(recorded(before[1])) == set(OPERATIONS) | {kind for _output, kind in SAID_TWICE} | set(LOOKS)


@pytest.mark.slow
@pytest.mark.parametrize("kind", OPERATIONS)
def test_each_output_goes_stale_when_one_record_is_dropped(before, after, stale_without, kind):
    """Slow, taken together: each operation is also printed in full, to know what is right."""
    stale = set()
    for operation in OPERATIONS[kind]:
        updates, _whole = after(operation)
        touched = {key for k, new in updates.items() for key in keys_touched(before[0].documents.get(k), new)}
        assert kind in map(kind_of, touched), "the operation does not change what the key stands for"
        stale |= stale_without(operation, kind)
    needed = recorded(before[1])[kind] - {output for output, said_twice in SAID_TWICE if said_twice == kind}
    assert stale == needed


@pytest.mark.slow
@pytest.mark.parametrize(("output", "kind"), SAID_TWICE)
def test_a_record_that_is_said_twice_is_needed_once(before, stale_without, output, kind):
    """Slow, taken together with the others."""
    assert output in recorded(before[1])[kind]
    cover, _reason = SAID_TWICE[output, kind]
    stale = [stale_without(operation, kind, cover) for operation in OPERATIONS[cover]]
    assert any(output in names for names in stale)


def test_keys_are_known_by_their_kinds():
    assert kind_of("section:en-5#label") == "section:*#label"
    assert kind_of("listing:topic:7:page:12") == "listing:topic:*:page:*"
    assert kind_of("listing:edition:en:newest") == "listing:edition:*:newest"
    assert kind_of("archive:source:9") == "archive:source:*"
    assert kind_of("day:2026-11-22") == "day:*"
    assert kind_of("editions") == "editions"
