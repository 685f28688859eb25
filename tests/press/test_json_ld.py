"""Structured data of a story page: the fields of STANDARDS.md, safe inside a script element."""

import json

import pytest

from courant.documents import Correction
from courant.press import json_ld, pictures
from courant.press.library import Library
from tests.press import makers as make
from tests.press.made import Plain

STORY = make.make_story(id="1", slug="bridge-reopens")
ADDRESS = "https://news.example/en/city/2026/11/22/bridge-reopens/"


def article(story, *others, edition=None, thread=None):
    return json.loads(text_of(story, *others, edition=edition, thread=thread))


def text_of(story, *others, edition=None, thread=None):
    edition = edition or make.make_edition()
    documents = [make.make_site(), edition, make.make_section(), *others]
    return json_ld.news_article(story, edition, thread or make.make_thread(story), Library(Plain(story, *documents)))


def test_a_plain_story_says_what_it_is():
    assert article(STORY) == {
        "@context": "https://schema.org",
        "@type": "ReportageNewsArticle",
        "@id": ADDRESS,
        "url": ADDRESS,
        "mainEntityOfPage": ADDRESS,
        "headline": "Headline 1",
        "description": "Standfirst 1.",
        "inLanguage": "en",
        "datePublished": "2026-11-22T12:00:00+00:00",
        "dateModified": "2026-11-22T12:00:00+00:00",
        "isAccessibleForFree": True,
        "commentCount": 0,
        "publisher": {"@type": "NewsMediaOrganization", "name": "The Bridge", "url": "https://news.example/en/"},
        "articleSection": "City",
    }


@pytest.mark.parametrize(
    ("type", "name"),
    [
        ("news", "ReportageNewsArticle"), ("analysis", "AnalysisNewsArticle"), ("opinion", "OpinionNewsArticle"),
        ("explainer", "BackgroundNewsArticle"), ("interview", "NewsArticle"), ("press_release", "NewsArticle"),
    ],
)  # fmt: skip
def test_the_type_follows_the_story_type(type, name):
    assert article(make.make_story(type=type))["@type"] == name


def test_nothing_in_a_story_can_end_the_script_element():
    nasty = "</script><!--<script>&\u2028\u2029"
    text = text_of(make.make_story(headline=nasty, standfirst=nasty))
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["headline"] == nasty


def test_contributors_stand_by_their_roles_and_those_gone_not_at_all():
    ada, bo, gone = (make.make_contributor(slug=slug) for slug in ("ada", "bo", "gone"))
    bylines = (make.make_byline(ada), make.make_byline(bo, "translated"), make.make_byline(gone))
    found = article(make.make_story(bylines=bylines), ada, bo)
    assert found["author"] == [{"@type": "Person", "name": "Ada", "url": "https://news.example/en/people/ada/"}]
    assert [person["name"] for person in found["translator"]] == ["Bo"]


def test_every_photo_carries_its_rights():
    lead, inline = make.make_photo(), make.make_photo(caption="", provenance="illustration")
    found = article(make.make_story(lead_photo=lead, body=(inline,)))["image"]
    assert found[0] == {
        "@type": "ImageObject",
        "contentUrl": f"https://news.example{pictures.printed(lead).src}",
        "width": 500,
        "height": 300,
        "caption": "The bridge at noon.",
        "creditText": "Photo: Ada",
        "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    }
    assert found[1]["digitalSourceType"].endswith("/digitalCreation")


def test_quotes_corrections_and_topics_are_told():
    mayor, water = make.make_source(), make.make_topic()
    fields = {"body": (make.make_quote(mayor, "We will see."),), "topics": (water.key, "topic:gone")}
    story = make.make_story(**fields, corrections=(Correction(at=make.NOON, text="Two, not three."),))
    found = article(story, mayor, water)
    spoken = {"@type": "Person", "name": "Mayor"}
    quotation = {"@type": "Quotation", "text": "We will see.", "inLanguage": "en", "spokenByCharacter": spoken}
    assert found["hasPart"] == [quotation]
    correction = {"text": "Two, not three.", "datePublished": "2026-11-22T12:00:00+00:00"}
    assert found["correction"] == [{"@type": "CorrectionComment"} | correction]
    assert found["keywords"] == ["Water"]


def test_other_language_versions_are_named_and_the_story_itself_is_not():
    persian = make.make_story("fa", id="2", slug="پل", translation_key=STORY.translation_key)
    assert article(STORY, persian)["workTranslation"] == [
        {
            "@type": "NewsArticle",
            "@id": "https://news.example/fa/city/2026/11/22/%D9%BE%D9%84/",
            "inLanguage": "fa",
        }
    ]


def test_the_comment_policy_is_the_publishers():
    page = make.make_page(slug="comment-policy", purpose="comment_policy")
    publisher = article(STORY, page)["publisher"]
    assert publisher["actionableFeedbackPolicy"] == "https://news.example/en/comment-policy/"


def test_the_count_is_the_number_of_comments():
    thread = make.make_thread(STORY, make.make_comment(1), make.make_comment(2))
    assert article(STORY, thread=thread)["commentCount"] == 2


def test_a_story_whose_section_is_gone_is_told_without_it():
    library = Library(Plain(STORY, make.make_site()))
    text = json_ld.news_article(STORY, make.make_edition(), make.make_thread(STORY), library)
    assert "articleSection" not in json.loads(text)
