"""A small printed site with every kind of file, made once; each test breaks a copy of its own."""

import shutil

import pytest

from courant.documents import ArchivePage, SitemapMonth
from tests.audit.broken import Copy
from tests.press import makers as make
from tests.press.conftest import printed_newsroom, theme
from tests.press.printed import open_press, take

__all__ = ["printed_newsroom", "theme"]

CITY, SHAHR = make.make_section(), make.make_section("fa", slug="شهر")
WHO = make.make_contributor()
STORY = make.make_story(
    id="1", slug="bridge", section=CITY, lead_photo=make.make_photo(), bylines=(make.make_byline(WHO),),
    headline="The bridge reopens a week early", translation_key="bridge",
    standfirst="Nobody had told the ferrymen that the bridge would open one whole week early.",
    places={CITY.key: 1, "edition:en": 1, WHO.key: 1},
)  # fmt: skip
OTHER = make.make_story(id="2", slug="market", section=CITY, places={CITY.key: 2, "edition:en": 2})
POL = make.make_story(
    "fa", id="3", slug="پل", section=SHAHR, translation_key="bridge", places={SHAHR.key: 1, "edition:fa": 1}
)
DOCUMENTS = [
    make.make_site(), make.make_today(), make.make_edition(), make.make_edition("fa"), CITY, SHAHR, WHO, STORY, OTHER, POL,
    make.make_page(), make.make_page("fa"), make.make_thread(STORY, make.make_comment(1), make.make_comment(2)),
    make.make_thread(OTHER), ArchivePage.of(CITY.key, 1, edition="edition:en", last_place=2),
    make.make_thread(POL), SitemapMonth.of("edition:en", "2026-11", place=1),
    SitemapMonth.of("edition:fa", "2026-11", place=1), make.make_former_address("/en/city/2026/11/22/old/", STORY.key),
    make.make_former_address("/en/gone/", "section:none"), make.make_former_address("/en/town/", CITY.key, archive_pages=1),
]  # fmt: skip


@pytest.fixture(scope="session")
def small_site(tmp_path_factory, theme):
    press = open_press(tmp_path_factory.mktemp("small"), theme)
    assert take(press, {document.key: document for document in DOCUMENTS}).failed == []
    yield press
    press.tree.close()


@pytest.fixture
def copy(small_site, tmp_path):
    """A copy of the site to break, as a folder alone."""
    shutil.copytree(small_site.tree.folder, tmp_path / "site")
    known = {row[0] for row in small_site.tree.documents.tables.execute("SELECT path FROM owned")}
    return Copy(tmp_path / "site", known)
