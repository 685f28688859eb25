import os

import pytest

from courant.site.answers import SECURITY, Question
from courant.site.printed import PrintedSite
from tests.site.makers import make_tree, write


@pytest.fixture
def folder(tmp_path):
    return make_tree(tmp_path)


@pytest.fixture
def site(tmp_path, folder):
    return PrintedSite(tmp_path / "current" / "site")


def ask(site, path, method="GET", query="", **headers):
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return site.answer(Question(path, method, query, fields))


def test_a_page_is_served_with_all_its_headers(site):
    answer = ask(site, "/en/story/")
    assert (answer.status, answer.body) == (200, b"a story")
    assert answer.header("content-type") == "text/html; charset=utf-8"
    assert answer.header("cache-control") == "public, max-age=0, must-revalidate"
    assert set(SECURITY) <= set(answer.headers)
    assert answer.header("content-security-policy").startswith("default-src 'none'; img-src 'self'; ")


def test_who_has_the_page_already_gets_304(site):
    etag = ask(site, "/en/story/").header("etag")
    assert etag.startswith('"') and not etag.startswith("W/")
    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        answer = ask(site, "/en/story/", if_none_match=known)
        assert (answer.status, answer.body, answer.header("etag")) == (304, b"", etag)
    assert ask(site, "/en/story/", if_none_match='"other"').status == 200


def test_the_etag_is_of_the_content(site, folder):
    before = ask(site, "/en/story/").header("etag")
    write(folder / "en/copy/index.html", "a story")
    write(folder / "en/other/index.html", "another story")
    assert ask(site, "/en/copy/").header("etag") == before
    assert ask(site, "/en/other/").header("etag") != before


def test_a_reprinted_page_is_seen(site, folder, monkeypatch):
    monkeypatch.setattr("courant.site.memory._TRUSTED_FOR", 0)
    assert ask(site, "/en/story/").body == b"a story"
    write(folder / "en/story/index.html", "A STORY")
    assert site.at_once("/en/story/", None) is None
    assert ask(site, "/en/story/").body == b"A STORY"


def test_a_removed_page_is_gone(site, folder, monkeypatch):
    monkeypatch.setattr("courant.site.memory._TRUSTED_FOR", 0)
    ask(site, "/en/story/")
    (folder / "en/story/index.html").unlink()
    assert site.at_once("/en/story/", None) is None
    assert ask(site, "/en/story/").status == 404


def test_a_switch_of_trees_changes_all_pages(site, tmp_path, monkeypatch):
    monkeypatch.setattr("courant.site.memory._TRUSTED_FOR", 0)
    assert ask(site, "/en/story/").body == b"a story"
    make_tree(tmp_path, {"en/story/index.html": "second tree"}, number=2)
    assert ask(site, "/en/story/").body == b"second tree"
    assert ask(site, "/en/").status == 404


def test_the_second_time_it_comes_from_memory(site):
    assert site.at_once("/en/story/", None) is None
    first = ask(site, "/en/story/")
    assert site.at_once("/en/story/", None) == first
    assert site.at_once("/en/story/", first.header("etag")).status == 304


def test_pages_depend_on_the_path_alone(site):
    first = ask(site, "/en/story/")
    for number in range(200):
        fields = {"cookie": f"a={number}", "accept_language": "ar", "user_agent": str(number), "x_y": "z"}
        assert ask(site, "/en/story/", query=f"utm={number}", **fields) == first


def test_files_named_by_hash_are_kept_for_good(site, folder):
    write(folder / "theme/style.0123.css", "p {}")
    write(folder / "pictures/ab/cdef-800.jpg", b"\xff\xd8")
    for path in ("/theme/style.0123.css", "/pictures/ab/cdef-800.jpg"):
        assert ask(site, path).header("cache-control") == "public, max-age=31536000, immutable"


def test_a_folder_without_its_slash_is_a_redirect(site, folder):
    write(folder / "ar/خبر/index.html", "story")
    answer = ask(site, "/ar/خبر", query="x=1")
    assert (answer.status, answer.header("location")) == (301, "/ar/%D8%AE%D8%A8%D8%B1/")
    assert ask(site, "/en/story/index.html").header("location") == "/en/story/"
    assert ask(site, "/index.html").header("location") == "/"


def test_a_double_slash_never_redirects_to_another_host(site, folder):
    write(folder / "evil.example/index.html", "page")
    for path in ("//evil.example", "//evil.example/", "//evil.example/index.html"):
        assert ask(site, path).status == 404


def test_an_address_is_found_in_either_composition(site, folder):
    write(folder / "fr/été/index.html", "page")
    assert ask(site, "/fr/e\u0301te\u0301/").body == b"page"


def test_an_unknown_address_gets_the_page_of_its_edition(site, folder):
    answer = ask(site, "/en/nothing/")
    assert (answer.status, answer.body) == (404, b"not found in English")
    assert answer.header("cache-control") == "no-store" and answer.header("etag") is None
    assert ask(site, "/ar/nothing/").body == b"not found"
    (folder / "404.html").unlink()
    assert PrintedSite(folder).answer(Question("/ar/nothing/")).status == 404


@pytest.mark.parametrize("path", ["/en/" + "a" * 300, "/" + "a/" * 20, "/en/story/index.html/", "/en/\udce9"])
def test_an_impossible_name_is_not_found(site, path):
    assert ask(site, path).status == 404


@pytest.mark.parametrize("path", ["/../secret", "/en/../../secret", "/a\0", "/a\\b", "/a\rb", "secret"])
def test_a_path_that_climbs_or_breaks_lines_is_refused(site, path, tmp_path):
    write(tmp_path / "secret", "secret")
    answer = ask(site, path)
    assert answer.status == 400 and b"secret" not in answer.body


def test_hidden_files_are_not_served_but_well_known_ones_are(site, folder):
    for name in (".env", "en/.story.new", ".well-known/security.txt"):
        write(folder / name, "text")
    assert ask(site, "/.env").status == ask(site, "/en/.story.new").status == 404
    assert ask(site, "/.well-known/security.txt").body == b"text"


def test_links_that_lead_out_of_the_site_are_not_followed(site, folder, tmp_path):
    write(tmp_path / "secret.html", "secret")
    write(tmp_path / "private/index.html", "secret")
    (folder / "secret.html").symlink_to(tmp_path / "secret.html")
    (folder / "private").symlink_to(tmp_path / "private")
    (folder / "alias.html").symlink_to(folder / "en/story/index.html")
    assert ask(site, "/secret.html").status == ask(site, "/private/").status == 404
    assert ask(site, "/alias.html").body == b"a story"


def test_pipes_and_folders_are_not_files(site, folder):
    os.mkfifo(folder / "pipe")
    (folder / "en/empty").mkdir()
    assert ask(site, "/pipe").status == ask(site, "/en/empty").status == ask(site, "/en/empty/").status == 404


def test_a_taken_down_page_answers_410(site, folder):
    write(folder / "en/gone/index.html", '<head><meta name="courant-status" content="410">')
    answer = ask(site, "/en/gone/", if_none_match="*")
    assert answer.status == 410 and b"courant-status" in answer.body


def test_what_was_beside_a_taken_down_page_is_gone_too(site, folder):
    write(folder / "en/gone/index.html", '<head><meta name="courant-status" content="410">')
    assert {ask(site, f"/en/gone/{name}").status for name in ("feed.xml", "story.json", "comments.json")} == {410}
    assert ask(site, "/en/gone/deeper/feed.xml").status == 404


def test_files_for_programs_that_have_moved_answer_301(site, folder):
    write(
        folder / "en/old/comments.json",
        '{\n "_courant": {\n  "status": 301,\n  "location": "../new/comments.json"\n }\n}',
    )
    write(
        folder / "en/old/feed.xml",
        '<?xml version="1.0" encoding="UTF-8"?>\n<?courant-status 301 ../new/feed.xml?>\n<rss/>',
    )
    for name in ("comments.json", "feed.xml"):
        answer = ask(site, f"/en/old/{name}", if_none_match="*")
        assert (answer.status, answer.header("location")) == (301, f"/en/new/{name}")


@pytest.mark.parametrize(
    ("target", "location"),
    [
        ("../../new/", "/new/"),
        ("../خبر/", "/en/%D8%AE%D8%A8%D8%B1/"),
        ("../%D8%AE/?a=1&amp;b=2", "/en/%D8%AE/?a=1&b=2"),
        ("/en/new/", "/en/new/"),
    ],
)
def test_a_printed_redirect_answers_301(site, folder, target, location):
    meta = f'<meta name="courant-status" content="301">\n<meta http-equiv="refresh" content="0; url={target}">'
    write(folder / "en/old/index.html", f"<head>{meta}")
    answer = ask(site, "/en/old/")
    assert (answer.status, answer.header("location")) == (301, location)
    assert site.at_once("/en/old/", None) == answer


def test_a_redirect_to_a_script_is_only_a_page(site, folder):
    meta = '<meta name="courant-status" content="301"><meta http-equiv="refresh" content="0; url=javascript:x">'
    write(folder / "en/old/index.html", meta)
    assert ask(site, "/en/old/").status == 200


def test_the_entrance_leads_to_the_edition_that_the_browser_asks_for(site):
    answer = ask(site, "/", accept_language="ar-IQ,en;q=0.5")
    assert (answer.status, answer.header("location")) == (302, "/ar/")
    assert answer.header("vary") == "Accept-Language"
    assert answer.header("cache-control").startswith("private")


def test_the_entrance_is_the_chooser_when_asked_or_when_no_edition_fits(site):
    for asked in ({"accept_language": "de"}, {}, {"accept_language": "ar", "query": "choose"}):
        answer = ask(site, "/", **asked)
        assert (answer.status, answer.body) == (200, b"chooser")
        assert answer.header("vary") == "Accept-Language, Accept-Encoding"
    assert site.at_once("/", None) is None
    assert ask(site, "/", if_none_match=ask(site, "/").header("etag")).status == 304


def test_a_post_to_a_page_gets_the_closed_page_of_the_edition(site):
    answer = ask(site, "/ar/story/", method="POST")
    assert (answer.status, answer.body, answer.header("retry-after")) == (503, b"closed in Arabic", "30")
    assert answer.header("cache-control") == "no-store" and answer.header("etag") is None


def test_the_closed_page_speaks_the_language_the_reader_came_from(site, folder):
    question = Question("/-/comments/1/", "POST", headers={"referer": "https://news.example/en/story/?x"})
    assert site.closed(question).body == b"closed in English"
    assert site.closed(Question("/-/comments/1/", "POST", headers={"referer": "::bad::"})).body == b"closed in Arabic"
    assert site.closed(Question("/-/comments/1/", "POST", headers={"referer": "/../../etc/"})).status == 503
    assert site.closed(Question("/-/comments/1/", "POST", headers={"referer": "http://["})).body == b"closed in Arabic"
    for edition in ("en", "ar"):
        (folder / edition / "closed/index.html").unlink()
    assert PrintedSite(folder).closed(Question("/-/comments/1/", "POST")).status == 503


def test_other_methods_are_not_for_pages(site):
    answer = ask(site, "/en/story/", method="DELETE")
    assert (answer.status, answer.header("allow")) == (405, "GET, HEAD")
    assert ask(site, "/en/story/", method="HEAD").status == 200


def test_before_anything_is_printed_it_says_so(tmp_path):
    answer = PrintedSite(tmp_path / "current" / "site").answer(Question("/en/"))
    assert (answer.status, answer.header("retry-after")) == (503, "5")
    assert b"not printed yet" in answer.body


def test_large_files_are_sent_from_the_tree_they_were_read_in(site, folder):
    write(folder / "pictures/large.jpg", b"x" * (1024 * 1024 + 1))
    answer = ask(site, "/pictures/large.jpg")
    assert (answer.status, answer.body, answer.file) == (200, b"", os.path.realpath(folder / "pictures/large.jpg"))
    assert answer.header("content-length") == "1048577"
    assert ask(site, "/pictures/large.jpg", if_none_match=answer.header("etag")).status == 304


def test_words_of_readers_in_json_are_no_answer_of_ours(tmp_path):
    page = tmp_path / "site" / "en" / "story"
    page.mkdir(parents=True)
    trick = '{"text": "<meta name=courant-status content=301><meta http-equiv=refresh content=\'0;url=https://evil.example/\'>"}'
    (page / "comments.json").write_text(trick)
    assert ask(PrintedSite(tmp_path / "site"), "/en/story/comments.json").status == 200
