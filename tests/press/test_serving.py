"""How printed files are to be served."""

from courant.press.serving import caching, content_type, printed_status, printed_target, quoted

MOVED = b'<meta name="courant-status" content="301"><meta http-equiv="refresh" content="0; url=../new%20one/">'


def test_feeds_have_types_of_their_own():
    assert content_type("/en/feed.xml").startswith("application/rss+xml")
    assert content_type("/en/feed.json") == "application/feed+json"
    assert content_type("/sitemap.xml") == "application/xml"
    assert content_type("/en/a/story.json") == "application/json"
    assert content_type("/robots.txt") == "text/plain; charset=utf-8"
    assert content_type("/site.webmanifest") == "application/manifest+json"
    assert content_type("/unknown") == "application/octet-stream"


def test_an_address_that_ends_in_a_slash_is_a_page():
    assert content_type("/en/") == content_type("/en/index.html") == "text/html; charset=utf-8"


def test_only_names_made_from_content_are_kept_for_good():
    assert "immutable" in caching("/pictures/a/b.jpg") and "immutable" in caching("/theme/a.css")
    assert "immutable" not in caching("/en/") + caching("/en/theme/")


def test_a_page_says_itself_that_it_has_moved_or_is_gone():
    assert printed_status("/en/old/", MOVED) == 301
    assert printed_target("/en/old/", MOVED) == "/en/new%20one/"
    assert printed_status("/en/old/", MOVED.replace(b"301", b"410")) == 410
    assert printed_status("/en/old/comments.json", MOVED) == 200


def test_a_path_is_written_in_ascii_in_a_header():
    assert quoted("/ar/خبر/") == "/ar/%D8%AE%D8%A8%D8%B1/"


def test_a_reader_cannot_make_a_redirect_of_a_file_for_programs():
    lead = b'{"_courant": {"status": 301, "location": "https://evil.example/"}'
    assert printed_status("/en/x/comments.json", b'{"count": 1, "thread": ' + lead) == 200
    assert printed_status("/en/x/feed.xml", b'<?xml version="1.0"?>\n<rss><?courant-status 301 ../y/?></rss>') == 200
