"""The pages of comments beside a story: further ones, newest first, editors' picks."""

import re

from msgspec.structs import replace

from courant.documents import ThreadPage
from courant.press.library import Library
from courant.press.manifest import checked
from courant.press.outputs import comments_pages
from tests.press import makers as make
from tests.press.made import Plain, files_made

STORY = make.make_story(id="1", slug="bridge")
AROUND = (make.make_site(), make.make_edition(), make.make_section(), STORY)
BESIDE = f"{STORY.path}comments/"


def page_of(number, *comments, later=0):
    return checked(ThreadPage(id=f"1/{number}", story=STORY.key, number=number, later=later, comments=comments))


def on_page(number, *ids, **fields):
    return [make.make_comment(id, page=number, **fields) for id in ids]


def made(theme, document, *others):
    return files_made(theme, "comments_pages", document, *AROUND, *others)


def ids_in(html):
    return re.findall(r'id="comment-(\d+)"', html)


def links_in(html):
    return set(re.findall(r'href="([^"]*comments/[^"]*)"', html))


def test_a_story_with_one_comment_has_no_further_pages(theme):
    assert made(theme, make.make_thread(STORY)) == made(theme, make.make_thread(STORY, make.make_comment(1))) == {}


def test_the_newest_come_first_each_with_its_replies_in_their_order(theme):
    thread = make.make_thread(
        STORY,
        make.make_comment(1),
        make.make_comment(3, parent_id="1"),
        make.make_comment(4, parent_id="3"),
        make.make_comment(2),
    )
    pages = made(theme, thread)
    assert pages.keys() == {f"{BESIDE}newest/"}
    html = pages[f"{BESIDE}newest/"]
    assert ids_in(html) == ["2", "1", "3", "4"]
    assert 'href="../../../../../../../../en/city/2026/11/22/bridge/#comment-1"' in html  # where it stands for good
    assert html.count("In reply to") == 1
    assert '<a href="#comment-3">' in html


def test_picks_have_a_page_and_lead_to_where_they_stand(theme):
    picks = (make.make_comment(1, is_pick=True), make.make_comment(60, is_pick=True, page=2))
    thread = make.make_thread(STORY, picks[0], picks=picks, pages=2, elsewhere=1)
    html = made(theme, thread, page_of(2, picks[1]))[f"{BESIDE}picks/"]
    assert ids_in(html) == ["1", "60"]
    assert "comments/2/#comment-60" in html and html.count("Editors’ pick<") == 2


def test_further_pages_lead_to_their_neighbours_and_tell_no_total(theme):
    thread = make.make_thread(STORY, make.make_comment(1), pages=4, elsewhere=3)
    pages = {number: page_of(number, *on_page(number, number * 50), later=min(4 - number, 2)) for number in (2, 3, 4)}
    files = made(theme, thread, *pages.values())
    assert files.keys() == {f"{BESIDE}newest/", f"{BESIDE}newest/1/"}
    assert ids_in(files[f"{BESIDE}newest/"]) == ["200"]
    for page in pages.values():
        files |= made(theme, page, thread)
    numbered = {f"{BESIDE}{number}/" for number in (2, 3, 4)}
    assert files.keys() == numbered | {f"{BESIDE}newest/{part}" for part in ("", "1/", "2/", "3/")}
    for path, html in files.items():
        assert "data-count" not in html and 'data-shown="1"' in html
        for link in links_in(html):
            target = "/" + link.replace("../", "").partition("#")[0]
            assert target in files, (path, link)


def test_a_full_page_stays_byte_for_byte_while_others_begin(theme):
    thread = make.make_thread(STORY, make.make_comment(1), pages=5, elsewhere=9)
    page = page_of(2, *on_page(2, 50), later=2)
    before = made(theme, page, thread)
    assert made(theme, page, replace(thread, pages=9, elsewhere=400, yes=12)) == before
    closed = made(theme, page, replace(thread, is_open=False))
    assert closed.keys() == before.keys()
    assert "comment-form" not in closed[f"{BESIDE}2/"] and 'class="reply"' not in closed[f"{BESIDE}2/"]


def test_it_looks_at_no_more_of_the_thread_than_whether_it_is_open(theme):
    page, thread = page_of(2, *on_page(2, 50)), make.make_thread(STORY, pages=2, elsewhere=1)
    library = Library(Plain(page, thread, *AROUND))
    list(comments_pages.files(page, library, theme))
    assert {key for key in library.noted if key.startswith("thread")} == {"thread:1#openness"}


def test_a_tombstone_says_nothing_of_who_and_what_and_is_not_counted(theme):
    gone = make.make_comment(1, name="", text="", is_tombstone=True)
    html = made(theme, make.make_thread(STORY, gone, make.make_comment(2, parent_id="1"), make.make_comment(3)))[
        f"{BESIDE}newest/"
    ]
    assert '<p class="tombstone" id="comment-1">' in html and 'data-shown="2"' in html


def test_a_story_or_an_edition_that_is_gone_has_none(theme):
    thread = make.make_thread(STORY, make.make_comment(1), make.make_comment(2))
    for left in ([make.make_site(), make.make_edition()], [make.make_site(), STORY]):
        assert files_made(theme, "comments_pages", thread, *left) == {}
