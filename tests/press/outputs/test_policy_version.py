"""A version of the comment policy that can be read for good."""

from bs4 import BeautifulSoup

from courant.documents import Rule
from tests.press import makers as make
from tests.press.made import files_made

RULES = (Rule(number=1, title="Be <kind>", text="As it was."), Rule(number=7, title="No ads", text="None."))


def page(theme, *others, language="en", **edition):
    edition = make.make_edition(language, policy_version=2, **edition)
    version = make.make_policy_version(edition, rules=RULES)
    return files_made(theme, "policy_version", version, make.make_site(), edition, *others)


def test_it_shows_the_rules_as_they_were_with_the_day(theme):
    soup = BeautifulSoup(page(theme)["/en/comment-policy/2/"], "html.parser")
    assert "Version 2, in force from 22 November 2026" in soup.select_one(".page-description").text
    assert [(rule["id"], rule.h2.a.text, rule.p.text) for rule in soup.select(".rules li")] == [
        ("rule-1", "Be <kind>", "As it was."), ("rule-7", "No ads", "None."),
    ]  # fmt: skip


def test_it_leads_to_the_policy_as_it_is_now(theme):
    policy = make.make_page(slug="comment-policy", purpose="comment_policy")
    soup = BeautifulSoup(page(theme, policy)["/en/comment-policy/2/"], "html.parser")
    assert soup.select_one(".page-description a")["href"] == "../../../en/comment-policy/"


def test_the_policy_lists_the_versions_before_it(theme):
    policy = make.make_page("fa", slug="comment-policy", purpose="comment_policy")
    edition = make.make_edition("fa", policy_version=3, numbering="arabext")
    versions = [
        make.make_policy_version(edition, id=f"fa/{number}", version=number, rules=RULES) for number in (1, 2, 3)
    ]
    html = files_made(theme, "plain_page", policy, make.make_site(), edition, *versions)[policy.path]
    links = BeautifulSoup(html, "html.parser").select('.note a[href*="comment-policy/"]')
    assert [(link.text, link["href"]) for link in links] == [
        ("نسخهٔ ۲", "../../fa/comment-policy/2/"), ("نسخهٔ ۱", "../../fa/comment-policy/1/"),
    ]  # fmt: skip


def test_without_its_edition_there_is_no_page(theme):
    version = make.make_policy_version(make.make_edition())
    assert files_made(theme, "policy_version", version, make.make_site()) == {}
