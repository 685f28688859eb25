"""Moderators work in the language that they chose; what they leave behind, and what readers see, does not change with it."""

import json
from html import escape

import pytest
from django.utils.translation import override
from wagtail.users.models import UserProfile

from courant.discussion import checks, letters, sentences
from courant.discussion.models import Act, Decision, InternalNote, LogEntry, Status
from courant.discussion.sentences import Sentence
from courant.discussion.submission import Submission
from courant.lib.word_lists import WordList

PAGES = (
    "",
    "reported/",
    "edits/",
    "appeals/",
    "decided/",
    "log/",
    "bans/",
    "threads/?days=1",
    "bursts/",
    "editions/en/",
)


@pytest.fixture
def working_in(moderator, desk):
    """`working_in("ar")`: the moderator's browser, once they have chosen a language in their account."""

    def make(language):
        UserProfile.objects.update_or_create(user=moderator, defaults={"preferred_language": language})
        return desk(moderator)

    return make


def reject(client, comment):
    form = {"version": comment.version, "reason": "law", "rule": "2", "told": "Please rephrase."}
    return client.post(f"/desk/discussion/comments/{comment.pk}/rejections/", form, follow=True).content.decode()


@pytest.mark.parametrize(
    ("language", "done", "status"), [("en", "Rejected.", "Rejected"), ("ar", "تم الرفض.", "مرفوض"), ("fa", "رد شد.", "ردشده")]
)  # fmt: skip
def test_the_desk_says_what_was_done_in_the_language_of_the_moderator(working_in, make_comment, language, done, status):
    client, comment = working_in(language), make_comment()
    page = reject(client, comment)
    assert done in page and f'lang="{language}"' in page and f'dir="{"ltr" if language == "en" else "rtl"}"' in page
    assert status in client.get(f"/desk/discussion/comments/{comment.pk}/").content.decode()


@pytest.mark.parametrize("language", ["ar", "fa"])
@pytest.mark.parametrize("path", PAGES)
def test_no_english_tab_is_left(working_in, make_comment, language, path):
    make_comment()
    page = working_in(language).get(f"/desk/discussion/{path}").content.decode()
    assert not {word for word in ("Discussion", "Waiting", "Reported", "Appeals", "Decided") if f">{word}" in page}


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_what_is_kept_and_exported_is_the_same_in_every_language(working_in, make_comment, language):
    kept = []
    for chosen in ("en", language):
        client, comment = working_in(chosen), make_comment()
        reject(client, comment)
        client.post(f"/desk/discussion/comments/{comment.pk}/notes/", {"text": "Look at it again."})
        comment.refresh_from_db()
        client.post(f"/desk/discussion/comments/{comment.pk}/approvals/", {"version": comment.version})
        rows = json.loads(b"".join(client.get("/desk/discussion/log/?export=json")))
        mine = [{**row, "number": 0, "at": "", "comment": 0} for row in rows if row["comment"] == comment.pk]
        decided = Decision.objects.filter(comment=comment).values_list(
            "before", "after", "reason", "rule_title", "told"
        )
        kept.append((mine, list(decided), InternalNote.objects.get(comment=comment).text))
        assert len(mine) == 3
    assert kept[0] == kept[1]
    assert LogEntry.objects.filter(act=Act.DECISION, after=Status.REJECTED).count() == 2


def test_what_the_site_says_to_readers_and_in_mails_is_never_taken_from_the_words_of_the_desk(printed):
    with override("fa"):
        assert letters.said(Sentence(sentences.HEADING_NOT_HERE), "en") == sentences.HEADING_NOT_HERE
        assert letters.said(Sentence(sentences.TITLE_PROOF), "ar") == "معاينة تعليق"


def test_what_the_checks_found_is_said_in_the_language_of_whoever_looks_at_the_comment(working_in, make_comment):
    hostile, old = "%(x)s{0}<b>", {"check": "lane", "words": "Sent without script", "numbers": {}}
    found = checks.before_receipt(Submission(f"{'www.a.example ' * 11}{hostile}", banned=WordList.of(hostile))).stored()
    make_comment(doubts=[*found, old], status=Status.SYSTEM_WITHHELD)
    for language, counted, named in (
        ("en", "11 links in one comment", "Banned word: “{}”"),
        ("ar", "11 رابطًا في تعليق واحد", "كلمة محظورة: «{}»"),
        ("fa", "11 پیوند در یک دیدگاه", "واژهٔ ممنوع: «{}»"),
    ):
        page = working_in(language).get("/desk/discussion/").content.decode()
        assert f"<li><bdi>{counted}</bdi>" in page
        assert named.format(f"\u2068{escape(hostile)}\u2069") in page
        assert "<li><bdi>Sent without script</bdi>" in page, "as it was when it was stored"


@pytest.mark.parametrize(("language", "name"), [("en", "Many links"), ("ar", "روابط كثيرة"), ("fa", "پیوندهای بسیار")])
def test_checks_have_names_in_the_filter_and_the_address_has_their_own(working_in, make_comment, language, name):
    make_comment()
    page = working_in(language).get("/desk/discussion/?reason=links").content.decode()
    assert f'<option value="links" selected>{name}</option>' in page
    assert page.index('value="links"') < page.index('value="flood"') < page.index('value="abuse"')
