"""A plain page: about, comment policy."""

from courant.documents import Paragraph, Subhead
from tests.press import makers as make
from tests.press.made import files_made
from tests.press.reading import Page


def page(theme, document, *others, edition=None):
    documents = (make.make_site(), edition or make.make_edition(), *others)
    return Page(document.path, files_made(theme, "plain_page", document, *documents)[document.path])


def test_it_shows_its_title_and_text(theme):
    body = (Subhead(text="Who <we> are", anchor="who"), Paragraph(html="<p>People.</p>"))
    found = page(theme, make.make_page(title="About & around", body=body))
    assert "About &amp; around</h1>" in found.html and "Who &lt;we&gt; are" in found.html and "People." in found.html
    assert "who" in found.anchors


def test_the_comment_policy_shows_the_numbered_rules_in_the_editions_digits(theme):
    policy = make.make_page("fa", slug="comment-policy", purpose="comment_policy")
    found = page(theme, policy, edition=make.make_edition("fa", policy_version=3))
    assert {"rule-1", "rule-2"} <= found.anchors
    assert "Text of rule 2." in found.html and ">۲<" in found.html and "۳" in found.html


def test_other_pages_show_no_rules(theme):
    assert "rule-1" not in page(theme, make.make_page()).anchors


def test_other_language_versions_are_linked(theme):
    persian = make.make_page("fa")
    found = page(theme, make.make_page(), persian, make.make_edition("fa"))
    assert found.versions["fa"] == "https://news.example/fa/about/"
    assert "../../fa/about/" in found.links
