"""Addresses that published things have left behind: redirects, or pages that say it is gone (law 6)."""

from urllib.parse import urljoin

import pytest
from django.db import transaction

from courant.documents import FormerAddress
from courant.press import tree as trees
from courant.press.serving import printed_status, printed_target
from courant.publishing import printer, releases
from courant.publishing.models import Change
from courant.publishing.models import FormerAddress as Row
from tests.desk import newsroom as make
from tests.publishing.shelves import differences, files_in, full_print

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(db, printed):
    story = make.make_story(section=make.make_section(), dated=make.AT)
    printed()
    return story


@pytest.fixture
def read(printed, settings):
    """What stands at an address after printing: "redirect to …", "gone", "page", or None."""

    def read_it(address):
        ours = files_in(printed())
        assert differences(ours, full_print(settings)) == []
        html = ours.get(f"{address[1:]}index.html", b"").decode()
        if 'name="courant-status" content="301"' in html:
            target = html.partition('http-equiv="refresh" content="0; url=')[2].partition('"')[0]
            return f"redirect to {urljoin(address, target)}"
        return "gone" if 'name="courant-status" content="410"' in html else "page" if html else None

    return read_it


def test_two_slugs_ago_still_leads_to_the_story(story, read):
    addresses = [story.address]
    for slug in ("crossing", "viaduct"):
        addresses.append(make.edited(story, slug=slug).address)
        read(addresses[-1])
    assert [read(address) for address in addresses] == [
        "redirect to /en/city/2026/11/22/viaduct/",
        "redirect to /en/city/2026/11/22/viaduct/",
        "page",
    ]


def test_an_address_between_two_prints_was_never_published(story, read):
    between = make.edited(story, slug="crossing").address
    after = make.edited(story, slug="viaduct").address
    assert [read(story.address), read(between), read(after)] == [
        "redirect to /en/city/2026/11/22/viaduct/",
        None,
        "page",
    ]


def test_going_back_to_an_old_slug(story, read):
    away = make.edited(story, slug="crossing").address
    assert read(away) == "page"
    make.edited(story, slug="the-bridge-reopens")
    assert [read(story.address), read(away)] == ["page", "redirect to /en/city/2026/11/22/the-bridge-reopens/"]
    assert Row.objects.count() == 1


def test_an_address_is_used_again_by_another_story(story, read):
    old = story.address
    moved = make.edited(story, slug="crossing")
    assert read(old).startswith("redirect")
    other = make.make_story("The bridge reopens", section=story.section, dated=make.AT)
    assert other.address == old and read(old) == "page" and read(moved.address) == "page"
    make.unpublished(other)
    assert read(old) == "gone"


def test_an_address_left_and_taken_in_one_print(story, read):
    old = story.address
    moved = make.edited(story, slug="crossing")
    assert make.make_story("The bridge reopens", section=story.section, dated=make.AT).address == old
    assert [read(old), read(moved.address)] == ["page", "page"] and not Row.objects.exists()


def test_two_stories_change_places(story, read):
    other = make.make_story("Viaduct", section=story.section, dated=make.AT)
    assert read(other.address) == "page"
    for page, slug in ((story, "for-a-moment"), (other, "the-bridge-reopens"), (story, "viaduct")):
        make.edited(page, slug=slug)
    assert [read(story.address), read(other.address)] == ["page", "page"] and not Row.objects.exists()


def test_an_address_taken_before_we_heard_that_it_was_left(story, printed, data, read):
    """The table of changes is read 500 rows at a time: whoever takes an address may be in an earlier batch."""
    other = make.make_story("Viaduct", section=story.section, dated=make.AT)
    printed(), printed()
    make.edited(story, slug="crossing")
    make.edited(other, slug="the-bridge-reopens")
    left = Change.objects.filter(subject=story.key, printed_at=None)
    kept = list(left.values_list("subject", flat=True))
    left.delete()
    printed()
    Change.objects.bulk_create([Change(subject=subject) for subject in kept])
    assert (
        read(story.address) == "page"
        and read("/en/city/2026/11/22/viaduct/") == "redirect to /en/city/2026/11/22/the-bridge-reopens/"
    )


def test_taken_down_gone_and_put_up_again(story, read):
    make.unpublished(story)
    assert read(story.address) == "gone"
    make.published(story)
    assert read(story.address) == "page" and not Row.objects.exists()


def test_deleted_is_gone_for_good(story, read):
    address = story.address
    story.delete()
    assert read(address) == "gone"


def test_sections_plain_pages_and_entries_leave_addresses_too(read, printed):
    section, page, who = make.make_section(), make.make_page("Contact"), make.make_contributor()
    printed()
    make.edited(section, slug="town"), make.edited(page, slug="write")
    who.slug = "reyes"
    who.save()
    assert [read("/en/city/"), read("/en/contact/"), read("/en/people/alma-reyes/")] == [
        "redirect to /en/town/", "redirect to /en/write/", "redirect to /en/people/reyes/",
    ]  # fmt: skip


def test_a_renamed_section_takes_its_feed_its_archive_and_its_stories_data_along(story, read, data):
    make.edited(story.section, slug="town")
    assert read("/en/city/") == "redirect to /en/town/"
    assert read("/en/city/page/1/") == "redirect to /en/town/page/1/"
    site = data / "current" / "site"
    for path in (
        "/en/city/feed.xml",
        "/en/city/feed.json",
        f"{story.address}story.json",
        f"{story.address}comments.json",
    ):
        content = (site / path[1:]).read_bytes()
        assert printed_status(path, content) == 301
        assert printed_target(path, content) == path.replace("/city/", "/town/")
        assert (site / path[1:].replace("city", "town")).exists()


def test_a_section_that_is_taken_down_is_gone_with_its_archive(story, read, printed):
    make.unpublished(story.section)
    assert [read("/en/city/"), read("/en/city/page/1/"), read("/en/city/page/2/")] == ["gone", "gone", None]


def test_a_full_print_records_what_was_left_since_the_last_one(story, data):
    moved = make.edited(story, slug="crossing")
    gone = make.make_story("Short-lived", section=story.section, dated=make.AT)
    releases.print_site()
    make.edited(moved, slug="viaduct")
    make.unpublished(gone)
    releases.print_site()  # before any worker has heard of it
    assert not Change.objects.filter(printed_at=None).exclude(subject__startswith="thread:").exists()
    assert set(Row.objects.values_list("path", "successor")) == {
        (story.address, story.key), (moved.address, story.key), (gone.address, gone.key)
    }  # fmt: skip
    site = data / "current" / "site"
    assert 'content="410"' in (site / gone.address[1:] / "index.html").read_text()
    assert "/viaduct/" in (site / moved.address[1:] / "index.html").read_text()
    make.edited(gone, slug="crossing")
    releases.print_site()
    assert set(Row.objects.values_list("path", flat=True)) == {story.address, gone.address}
    assert "Short-lived" in (data / "current" / "site" / moved.address[1:] / "index.html").read_text()


def test_a_kill_between_the_table_and_the_press_loses_no_redirect(story, data, printed, monkeypatch):
    moved = make.edited(story, slug="crossing")
    tree = trees.current(data)
    press = printer.press_for(tree)

    def kill(updates):
        raise KeyboardInterrupt

    monkeypatch.setattr(press, "receive", kill)
    with pytest.raises(KeyboardInterrupt):
        printer.print_changes(press)
    tree.close()
    assert Row.objects.filter(path=story.address).exists()
    site = printed()
    assert "/crossing/" in (site / story.address[1:] / "index.html").read_text()
    assert (site / moved.address[1:] / "index.html").exists()


def test_a_kill_after_an_address_was_taken_again_leaves_no_redirect_over_a_story(
    story, data, printed, monkeypatch, read
):
    make.edited(story, slug="crossing")
    printed()
    other = make.make_story("The bridge reopens", section=story.section, dated=make.AT)
    tree = trees.current(data)
    press = printer.press_for(tree)
    monkeypatch.setattr(press, "receive", lambda updates: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        printer.print_changes(press)
    tree.close()
    assert not Row.objects.exists()
    assert read(other.address) == "page"
    tree = trees.current(data)
    assert tree.documents.document(f"former_address:{other.address}") is None
    tree.close()


def test_the_document_names_the_edition_and_the_successor(story, printed, data):
    with transaction.atomic():
        make.edited(story, slug="crossing")
    printed()
    tree = trees.current(data)
    former = tree.documents.document(f"former_address:{story.address}")
    tree.close()
    assert former == FormerAddress(id=story.address, edition="edition:en", successor=story.key)
