"""Law 9 and the languages: what is printed asks nobody else for anything, and leads nowhere in vain."""

import json
import re
import xml.etree.ElementTree as XML

import pytest

from tests.press.printed import files_of
from tests.press.reading import ANYWHERE, Site

pytestmark = pytest.mark.xdist_group("links")  # what they prepare is prepared once


@pytest.fixture(scope="module")
def site(printed_newsroom):
    return Site(files_of(printed_newsroom[1]))


def test_there_is_something_to_look_at(site):
    assert len(site.pages) > 100
    assert len([page for page in site.pages if page.versions]) > 50
    assert {page.status for page in site.pages} == {"", "301", "410"}
    assert len([path for path in site.files if re.search(r"/page/\d+/", path)]) > 10


def test_no_page_asks_another_origin_for_anything(site):
    found = [(page.path, address) for page in site.pages for address in page.loads if re.match(r"\w+:|//", address)]
    assert found == []


def test_the_stylesheet_and_the_script_ask_nobody_for_anything(site):
    for path, content in site.files.items():
        if path.endswith(".css"):
            assert not re.search(rb"url\(|@import", content)
        if path.endswith(".js"):
            assert not re.search(rb"https?://|import\(", content)
        if path.endswith(".svg"):
            assert not re.search(rb"(href|src)=", content)


def test_no_page_has_an_inline_script_or_style(site):
    assert [(page.path, what) for page in site.pages for what in page.inline] == []


def test_every_page_forbids_what_it_does_not_need(site):
    assert [page.path for page in site.pages if not page.policy.startswith("default-src 'none'; ")] == []
    assert [page.path for page in site.pages if "unsafe" in page.policy] == []


def test_whatever_a_page_shows_or_leads_to_is_in_the_folder(site):
    assert [(path, link) for path, link in site.dead_links() if not ANYWHERE.search(path)] == []
    encoded = [link for page in site.pages for link in page.links if "%D9" in link and site.target(page.path, link)]
    assert len(encoded) > 50, "hardly any percent-encoded address was followed"


def test_every_fragment_is_an_anchor_on_its_page(site):
    anchors = {page.path: page.anchors for page in site.pages}
    dead = []
    for page in site.pages:
        for link in page.links:
            path, fragment = site.target(page.path, link) or ("", "")
            if fragment and fragment not in anchors.get(path.removesuffix("index.html"), ()):
                dead.append((page.path, link))
    assert dead == []


def test_links_work_at_any_path(site):
    rooted = [(page.path, link) for page in site.pages for link in (*page.links, *page.loads) if link.startswith("/")]
    assert {path for path, _link in rooted if not ANYWHERE.search(path)} == set()
    assert {path for path, _link in rooted} != set()


def test_pages_that_answer_anywhere_lead_to_files_from_the_root(site):
    for page in site.pages:
        if ANYWHERE.search(page.path):
            for link in (*page.links, *page.loads):
                assert link.startswith(("/", "#")), (page.path, link)
                assert site.target("/", "." + link)[0] in site.files, (page.path, link)


def test_forms_lead_to_the_live_addresses_and_nowhere_else(site):
    actions = [site.target(page.path, action)[0] for page in site.pages for action in page.forms]
    assert actions and all(re.fullmatch(r"/-/(comments|votes)/\d+/index.html", action) for action in actions)


def test_an_indexed_page_names_itself_and_no_other_page_does(site):
    for page in site.pages:
        if page.is_indexed:
            assert site.file_at(page.canonical).removesuffix("index.html") == page.path
        else:
            assert page.canonical == ""


def test_every_language_version_lists_itself_and_all_others(site):
    by_file = {page.path + ("index.html" if page.path.endswith("/") else ""): page for page in site.pages}
    seen = 0
    for page in site.pages:
        if page.path == "/" or not page.is_indexed:
            continue
        assert site.file_at(page.versions["x-default"]) == "/index.html"
        own = {language: address for language, address in page.versions.items() if language != "x-default"}
        assert page.canonical in own.values()
        for address in own.values():
            assert by_file[site.file_at(address)].versions == page.versions
            seen += address != page.canonical
    assert seen > 10


def test_the_chooser_lists_every_edition(site):
    assert set(site.page("/").versions) == {"en", "fa", "x-default"}


def test_every_absolute_address_in_feeds_and_sitemaps_is_of_a_file(site):
    found = 0
    for path, content in site.files.items():
        if path.endswith(".xml"):
            for element in XML.fromstring(content).iter():
                if element.tag.rpartition("}")[2] in ("loc", "link") and element.text:
                    assert site.file_at(element.text) in site.files, (path, element.text)
                    found += 1
                if element.tag.endswith("}content"):
                    assert site.file_at(element.attrib["url"]) in site.files
        if path.endswith("feed.json"):
            feed = json.loads(content)
            addresses = [feed["home_page_url"], feed["feed_url"]]
            for item in feed["items"]:
                addresses += [item["url"], *(author["url"] for author in item.get("authors", []))]
                addresses += [item["image"]] if "image" in item else []
            assert [address for address in addresses if site.file_at(address) not in site.files] == []
            found += len(addresses)
    assert found > 100


def test_every_feed_is_announced_by_the_page_beside_it(site):
    feeds = [path for path in site.files if path.endswith(("/feed.xml", "/feed.json"))]
    assert len({path.count("/") for path in feeds}) > 1
    for path in feeds:
        page = site.page(path.rpartition("/")[0] + "/")
        assert path in {(site.target(page.path, link) or ("",))[0] for link in page.links}


def test_every_address_in_structured_data_is_of_a_file(site):
    seen = set()
    for page in site.pages:
        for data in page.json_ld:
            addresses = [data["url"], data["publisher"]["url"], *(person["url"] for person in data.get("author", []))]
            addresses += [image["contentUrl"] for image in data.get("image", [])]
            addresses += [version["@id"] for version in data.get("workTranslation", [])]
            addresses += [part["spokenByCharacter"]["url"] for part in data.get("hasPart", [])]
            addresses += [data["translationOfWork"]["@id"]] if "translationOfWork" in data else []
            policies = [value for name, value in data["publisher"].items() if name not in ("@type", "@id", "name")]
            addresses += [value["url"] if isinstance(value, dict) else value for value in policies]
            seen |= data.keys() | data["publisher"].keys()
            assert [address for address in addresses if site.file_at(address) not in site.files] == []
    assert {"translationOfWork", "workTranslation", "actionableFeedbackPolicy", "logo"} <= seen
