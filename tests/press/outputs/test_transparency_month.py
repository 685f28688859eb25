"""What became of comments in one month."""

from bs4 import BeautifulSoup

from courant.documents import RuleCount, TransparencyMonth
from tests.press import makers as make
from tests.press.made import files_made

PATH = "/en/transparency/2026-11/"


def make_figures(month="2026-11", edition="en", **fields):
    given = {
        "id": f"{edition}/{month}", "edition": f"edition:{edition}", "month": month, "received": 1234, "published": 1100,
        "rejected": (RuleCount(number=2, title="No <threats>", count=30), RuleCount(number=4, title="No links", count=4)),
        "spam": 90, "median_minutes": 150, "appeals": 5, "upheld": 3, "reversed": 1,
    }  # fmt: skip
    return TransparencyMonth(**given | fields)


def page(theme, figures, **edition):
    language = figures.edition.partition(":")[2]
    files = files_made(theme, "transparency_month", figures, make.make_site(), make.make_edition(language, **edition))
    [(path, html)] = files.items()
    assert path == f"/{language}/transparency/{figures.month}/"
    return BeautifulSoup(html, "html.parser")


def figures_in(soup):
    return {term.text: term.find_next_sibling("dd").text.strip() for term in soup.select("dl.figures dt")}


def test_it_shows_each_figure_with_what_it_counts(theme):
    soup = page(theme, make_figures())
    shown = figures_in(soup)
    assert (shown["Received"], shown["Published"], shown["Rejected by a rule"]) == ("1234", "1100", "34")
    assert (shown["Appeals made"], shown["Appeals: the decision was reversed"]) == ("5", "1")
    assert shown["Half of all decisions came within"] == "2 hours"
    assert soup.h1.text == "November 2026"
    assert [[cell.text.strip() for cell in row.find_all(("th", "td"))] for row in soup.select("tbody tr")] == [
        ["2 No <threats>", "30"], ["4 No links", "4"],
    ]  # fmt: skip


def test_a_persian_edition_has_its_digits_and_its_calendar(theme):
    soup = page(theme, make_figures(edition="fa"), numbering="arabext", calendar="jalali", direction="rtl")
    assert figures_in(soup)["رسیده"] == "۱۲۳۴"
    assert soup.h1.text == "۱۰ آبان ۱۴۰۵ – ۹ آذر ۱۴۰۵"
    assert not [text for text in soup.select_one("main").stripped_strings if any(c in "0123456789" for c in text)]


def test_a_month_of_few_comments_has_no_figures(theme):
    soup = page(theme, TransparencyMonth(id="en/2026-11", edition="edition:en", month="2026-11", is_small=True))
    assert "so few comments" in soup.select_one("main .nothing").text
    assert not soup.select("dl, table")


def test_without_a_decision_there_is_no_time_to_it(theme):
    shown = figures_in(page(theme, make_figures(median_minutes=None)))
    assert shown["Half of all decisions came within"] == "–"
    shown = figures_in(page(theme, make_figures(median_minutes=59)))
    assert shown["Half of all decisions came within"] == "less than an hour"


def test_a_rejection_without_a_rule_is_said(theme):
    soup = page(theme, make_figures(rejected=(RuleCount(number=0, title="", count=1),)))
    assert soup.select_one("tbody th").text == "No rule was cited"


def test_without_its_edition_there_is_no_page(theme):
    assert files_made(theme, "transparency_month", make_figures(), make.make_site()) == {}
