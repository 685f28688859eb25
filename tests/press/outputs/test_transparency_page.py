"""An edition's discussion in figures: the last month, and the way to all."""

from bs4 import BeautifulSoup

from tests.press import makers as make
from tests.press.made import files_made
from tests.press.outputs.test_transparency_month import figures_in, make_figures


def page(theme, *others):
    files = files_made(theme, "transparency_page", make.make_edition(), make.make_site(), *others)
    assert list(files) == ["/en/transparency/"]
    return BeautifulSoup(files["/en/transparency/"], "html.parser")


def test_it_shows_the_last_month_and_leads_to_all(theme):
    months = [make_figures("2026-09"), make_figures("2026-11", received=77), make_figures("2026-10")]
    soup = page(theme, *months, make_figures("2026-12", edition="fa"), make.make_edition("fa"))
    assert figures_in(soup)["Received"] == "77"
    assert [link["href"] for link in soup.select(".months a")] == [
        f"../../en/transparency/{month}/" for month in ("2026-11", "2026-10", "2026-09")
    ]
    assert soup.select_one('link[hreflang="fa"]')["href"].endswith("/fa/transparency/")


def test_before_the_first_month_has_passed_it_says_so(theme):
    assert "The first figures stand here when" in page(theme).select_one(".nothing").text


def test_the_policy_and_the_form_lead_to_it(theme):
    policy = make.make_page(slug="comment-policy", purpose="comment_policy")
    story = make.make_story()
    around = (make.make_site(), make.make_edition(), make.make_section(), policy)
    for name, document in (("plain_page", policy), ("story_page", story)):
        html = files_made(theme, name, document, *around, make.make_thread(story))[document.path]
        links = BeautifulSoup(html, "html.parser").select('main a[href$="en/transparency/"]')
        assert [link.text for link in links] == ["What we publish and reject, month by month"], name
