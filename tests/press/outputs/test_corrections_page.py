"""The newest corrections of an edition."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from msgspec.structs import replace

from courant.documents import Correction
from courant.press.corrections import corrections_path
from tests.press import makers as make
from tests.press.made import files_made

EDITION = make.make_edition()


def corrected(*moments, edition="en", **fields):
    """A story that was corrected at these moments."""
    corrections = tuple(Correction(at=at, text=f"At {at:%m-%d %H}.", id=f"{at:%m%d%H}") for at in moments)
    return make.make_story(edition, corrections=corrections, **fields)


def page(theme, *stories, edition=EDITION):
    months = {month.key: month for story in stories for month in story.months()}
    others = [make.make_edition("fa"), make.make_edition(), *stories, *months.values()]
    files = files_made(theme, "corrections_page", edition, make.make_site(), *others)
    [html] = files.values()
    assert list(files) == [f"{edition.path}corrections/"]
    return BeautifulSoup(html, "html.parser")


def texts(soup):
    return [entry.find_all("p")[-1].text for entry in soup.select("li.correction")]


def test_they_stand_newest_first_whichever_stories_they_are_of(theme):
    one = corrected(make.NOON, make.NOON + timedelta(days=2))
    other = corrected(make.NOON + timedelta(days=1))
    soup = page(theme, one, other)
    assert texts(soup) == ["At 11-24 12.", "At 11-23 12.", "At 11-22 12."]
    assert [a.text for a in soup.select(".correction-story a")] == [one.headline, other.headline, one.headline]


def test_each_leads_to_its_place_in_the_story(theme):
    story = corrected(make.NOON, slug="bridge")
    [link] = page(theme, story).select(".correction-story a")
    assert link["href"] == "../../en/city/2026/11/22/bridge/#correction-112212"
    html = files_made(theme, "story_page", story, make.make_site(), EDITION)[story.path]
    assert BeautifulSoup(html, "html.parser").find(id="correction-112212")


def test_there_are_thirty_at_most_and_the_rest_by_months(theme):
    stories = [corrected(make.NOON - timedelta(days=3 * n), make.NOON - timedelta(days=3 * n + 1)) for n in range(20)]
    soup = page(theme, *stories)
    assert len(texts(soup)) == 30
    months = soup.select(".months a")
    assert [(a.text, a["href"]) for a in months] == [
        ("November 2026", "../../en/corrections/2026-11/"), ("October 2026", "../../en/corrections/2026-10/"),
        ("September 2026", "../../en/corrections/2026-09/"),
    ]  # fmt: skip


def test_before_the_first_correction_the_page_says_so(theme):
    soup = page(theme)
    assert soup.find(class_="nothing").text == "Nothing has been corrected yet."
    assert not soup.select(".months")


def test_the_correction_is_plain_text(theme):
    story = make.make_story(corrections=(Correction(at=make.NOON, text="<b>Two</b> & three.", id="1"),))
    assert texts(page(theme, story)) == ["<b>Two</b> & three."]


@pytest.mark.parametrize(
    ("calendar", "month"),
    [
        ("gregorian", "نوامبر ۲۰۲۶"), ("both", "نوامبر ۲۰۲۶"),
        ("jalali", "۱۰ آبان ۱۴۰۵ – ۹ آذر ۱۴۰۵"),
    ],
)  # fmt: skip
def test_it_speaks_the_language_and_the_calendar_of_the_edition(theme, calendar, month):
    edition = replace(make.make_edition("fa"), calendar=calendar)
    soup = page(theme, corrected(make.NOON, edition="fa"), edition=edition)
    assert soup.html["dir"] == "rtl"
    assert soup.h1.text == "تصحیح‌ها"
    assert soup.title.text == "تصحیح‌ها | پل"
    assert soup.select_one(".months a").text == month


def test_it_leads_to_the_corrections_of_the_other_editions(theme):
    versions = {link["hreflang"]: link["href"] for link in page(theme).select("head link[hreflang]")}
    assert versions == {
        "en": "https://news.example/en/corrections/", "fa": "https://news.example/fa/corrections/",
        "x-default": "https://news.example/",
    }  # fmt: skip


def test_its_own_feeds_are_announced_before_those_of_the_edition(theme):
    found = [link["href"] for link in page(theme).select("head link[type]") if "feed" in link["href"]]
    assert found == [
        f"../../en/{name}" for name in ("corrections/feed.xml", "corrections/feed.json", "feed.xml", "feed.json")
    ]


def test_every_page_leads_to_it_from_its_foot(theme):
    html = files_made(theme, "front_page", EDITION, make.make_site())["/en/"]
    links = BeautifulSoup(html, "html.parser").select("footer a")
    assert "../en/corrections/" in [link["href"] for link in links]


def test_addresses_are_of_the_edition_or_of_a_month_of_it():
    assert (corrections_path("/en/"), corrections_path("/en/", "2026-11")) == (
        "/en/corrections/", "/en/corrections/2026-11/"
    )  # fmt: skip
