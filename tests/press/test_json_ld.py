"""Structured data of a story page: the fields of STANDARDS.md, safe inside a script element."""

import json
import re
from typing import get_args

import pytest

from courant.documents import Correction, PolicyPage, Purpose
from courant.press import json_ld, pictures
from courant.press.library import Library
from tests.press import makers as make
from tests.press.made import Plain, files_made

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
        "publisher": {
            "@type": "NewsMediaOrganization",
            "@id": "https://news.example/en/",
            "name": "The Bridge",
            "url": "https://news.example/en/",
        },
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
    person = {"@type": "Person", "name": "Ada", "url": "https://news.example/en/people/ada/", "jobTitle": "Reporter"}
    assert found["author"] == [person]
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
    spoken = {"@type": "Person", "name": "Mayor", "url": "https://news.example/en/sources/mayor/"}
    quotation = {"@type": "Quotation", "text": "We will see.", "inLanguage": "en", "spokenByCharacter": spoken}
    assert found["hasPart"] == [quotation]
    correction = {"text": "Two, not three.", "datePublished": "2026-11-22T12:00:00+00:00"}
    assert found["correction"] == [{"@type": "CorrectionComment"} | correction]
    assert found["keywords"] == ["Water"]


def test_a_contributor_without_a_title_has_none():
    ada = make.make_contributor(job_title="")
    [person] = article(make.make_story(bylines=(make.make_byline(ada),)), ada)["author"]
    assert "jobTitle" not in person


PERSIAN = make.make_story("fa", id="2", slug="پل", translation_key=STORY.translation_key)
PERSIAN_ADDRESS = "https://news.example/fa/city/2026/11/22/%D9%BE%D9%84/"


def version(story, address):
    """How one story names another version of itself."""
    named = {"@type": "NewsArticle", "@id": address, "url": address}
    return named | {"name": story.headline, "inLanguage": story.language}


def test_the_story_that_was_written_first_names_its_translations_and_they_name_it():
    original, translation = article(STORY, PERSIAN), article(PERSIAN, STORY, edition=make.make_edition("fa"))
    assert original["workTranslation"] == [version(PERSIAN, PERSIAN_ADDRESS)]
    assert translation["translationOfWork"] == version(STORY, ADDRESS)
    assert "translationOfWork" not in original and "workTranslation" not in translation


def test_a_credited_translator_decides_which_is_the_translation():
    translator = make.make_byline(make.make_contributor(slug="bo"), "translated")
    translated = make.make_story(id="1", slug="bridge-reopens", bylines=(translator,))
    assert article(translated, PERSIAN)["translationOfWork"] == version(PERSIAN, PERSIAN_ADDRESS)
    original = article(PERSIAN, translated, edition=make.make_edition("fa"))
    assert original["workTranslation"] == [version(translated, ADDRESS)]


def test_the_order_of_writing_is_that_of_numbers():
    ninth = make.make_story(id="9", slug="nine", translation_key="k")
    tenth = make.make_story("fa", id="10", slug="ten", translation_key="k")
    assert "workTranslation" in article(ninth, tenth)
    assert "translationOfWork" in article(tenth, ninth, edition=make.make_edition("fa"))


def test_a_story_in_one_language_names_no_versions():
    assert {"translationOfWork", "workTranslation"}.isdisjoint(article(STORY))


@pytest.mark.parametrize(
    ("purpose", "name"),
    [
        ("publishing_principles", "publishingPrinciples"), ("corrections_policy", "correctionsPolicy"),
        ("ethics_policy", "ethicsPolicy"), ("unnamed_sources_policy", "unnamedSourcesPolicy"),
        ("comment_policy", "actionableFeedbackPolicy"), ("feedback_policy", "actionableFeedbackPolicy"),
        ("ownership_funding", "ownershipFundingInfo"), ("masthead", "masthead"),
    ],
)  # fmt: skip
def test_a_policy_that_the_edition_has_is_the_publishers(purpose, name):
    edition = make.make_edition(policies=(PolicyPage(purpose=purpose, path="/en/شیوه/"),))
    publisher = article(STORY, edition=edition)["publisher"]
    assert publisher[name] == "https://news.example/en/%D8%B4%DB%8C%D9%88%D9%87/"
    assert set(publisher) == {"@type", "@id", "name", "url", name}


def test_taking_part_is_said_better_by_a_page_of_its_own_than_by_the_comment_policy():
    policies = [
        PolicyPage(purpose=purpose, path=f"/en/{purpose}/") for purpose in ("feedback_policy", "comment_policy")
    ]
    publisher = article(STORY, edition=make.make_edition(policies=tuple(policies)))["publisher"]
    assert publisher["actionableFeedbackPolicy"] == "https://news.example/en/feedback_policy/"


def test_every_purpose_that_is_a_policy_has_its_name_in_structured_data():
    purposes = set(get_args(Purpose)) - {"plain", "about"}
    assert purposes == set(json_ld.POLICIES)


def test_the_publisher_has_the_themes_logo(theme):
    story_page = files_made(theme, "story_page", STORY, make.make_site(), make.make_edition(), make.make_section())
    logo = json.loads(re.search(r"ld\+json\">(.*?)</script>", story_page[STORY.path])[1])["publisher"]["logo"]
    assert logo == {
        "@type": "ImageObject",
        "url": f"https://news.example{theme.asset('icon-512.png')}",
        "width": 512,
        "height": 512,
    }


def test_the_count_is_the_number_of_comments():
    thread = make.make_thread(STORY, make.make_comment(1), make.make_comment(2))
    assert article(STORY, thread=thread)["commentCount"] == 2


def test_a_story_whose_section_is_gone_is_told_without_it():
    library = Library(Plain(STORY, make.make_site()))
    text = json_ld.news_article(STORY, make.make_edition(), make.make_thread(STORY), library)
    assert "articleSection" not in json.loads(text)
