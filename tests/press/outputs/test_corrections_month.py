"""The corrections of one month."""

from datetime import UTC, datetime

from bs4 import BeautifulSoup

from courant.documents import Correction, CorrectionsMonth
from tests.press import makers as make
from tests.press.made import files_made

MONTH = CorrectionsMonth.of("edition:en", "2026-11")
MOMENTS = [
    datetime(2026, 10, 31, 23, 59, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC),
    datetime(2026, 11, 30, 23, 59, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC),
]  # fmt: skip
STORY = make.make_story(corrections=tuple(Correction(at=at, text=f"{at:%m-%d}", id=f"{at:%m%d}") for at in MOMENTS))


def page(theme, *documents):
    files = files_made(theme, "corrections_month", MONTH, make.make_site(), make.make_edition(), *documents)
    assert list(files) == ["/en/corrections/2026-11/"]
    return BeautifulSoup(files["/en/corrections/2026-11/"], "html.parser")


def test_it_has_the_corrections_made_in_it_and_no_others_of_the_same_story(theme):
    soup = page(theme, STORY)
    assert [entry.find_all("p")[-1].text for entry in soup.select("li.correction")] == ["11-30", "11-01"]
    assert soup.h1.text == "November 2026"


def test_it_leads_back_to_all_of_them(theme):
    assert page(theme, STORY).select_one(".more a")["href"] == "../../../en/corrections/"


def test_without_its_edition_there_is_no_page(theme):
    assert files_made(theme, "corrections_month", MONTH, make.make_site(), STORY) == {}
