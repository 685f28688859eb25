"""The discussion's cast and makers, and a small printed tree for its pages to speak from."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from courant.discussion import words_in_force
from courant.discussion.models import Comment, EditionSettings, Thread
from courant.documents import Edition, Rule, Site, Story
from courant.press import tree as trees

RULES = {
    "en": ("Speak to the matter", "No threats", "No private details"),
    "ar": ("تحدث في الموضوع", "لا تهديد", "لا معلومات خاصة"),
}
AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def an_edition(code, **changes):
    arabic = code == "ar"
    rules = tuple(Rule(number=n, title=title, text=f"{title}.") for n, title in enumerate(RULES[code], start=1))
    facts = {
        "id": code, "language": code, "direction": "rtl" if arabic else "ltr", "path": f"/{code}/",
        "language_name": "العربية" if arabic else "English", "title": "الرافد" if arabic else "The Tributary",
        "position": 2 if arabic else 1, "numbering": "arab" if arabic else "latn",
        "policy_version": 3, "policy_rules": rules,
    }  # fmt: skip
    return Edition(**(facts | changes))


def a_story(id, *, edition="en", headline="The bridge reopens"):
    return Story(
        id=id, edition=f"edition:{edition}", language=edition, path=f"/{edition}/city/2026/11/22/story-{id}/",
        translation_key=f"t{id}", headline=headline, section="section:1", published_at=AT, updated_at=AT,
    )  # fmt: skip


class PrintedTree:
    """A printed tree with only the documents, which is all that live pages ask for."""

    def __init__(self, data):
        self.data = data
        tree = trees.new_tree(data, settings.COURANT.theme)
        trees.switch(data, tree)
        tree.close()

    def put(self, *documents):
        tree = trees.current(self.data)
        for document in documents:
            tree.documents.put(document.key, tree.documents.document(document.key), document)
        tree.close()


@pytest.fixture(autouse=True)
def printed(tmp_path, settings):
    """Editions en and ar, printed; tests change them with `printed.put(an_edition(…))`."""
    settings.COURANT = replace(settings.COURANT, data=tmp_path, site_url="http://testserver")
    tree = PrintedTree(tmp_path)
    tree.put(Site(base_url="http://testserver", name="The Tributary"), an_edition("en"), an_edition("ar"))
    tree.an_edition = an_edition
    return tree


@pytest.fixture(autouse=True)
def word_lists():
    """Nothing of the lists that another test has chosen."""
    words_in_force.forget()


@pytest.fixture
def make_thread(db, printed):
    """A thread of a printed story: `make_thread("12", edition="ar")`."""

    def make(story_id="12", *, edition="en", title="The bridge reopens", is_open=True):
        story = a_story(story_id, edition=edition, headline=title)
        printed.put(story)
        thread = Thread.refresh(story_id, edition=edition, address=story.path, title=title)
        Thread.objects.filter(pk=story_id).update(is_open=is_open)
        thread.refresh_from_db()
        return thread

    return make


@pytest.fixture
def make_comment(make_thread):
    """A stored comment: `make_comment("Good piece.", status=Status.APPROVED)`."""
    count = 0

    def make(text="Good piece, thank you.", *, on=None, **facts):
        nonlocal count
        count += 1
        on = on or Thread.objects.first() or make_thread()
        default = {
            "policy_version": 3, "posted_at": AT, "reader_hash": f"{count:064}", "token_hash": f"{count:064}",
            "text_digest": f"{count:064}",
        }  # fmt: skip
        comment = Comment(thread=on, text=text, **(default | facts))
        if parent := comment.parent:
            comment.root_id = parent.root_id or parent.pk
        comment.save()
        return comment

    return make


@pytest.fixture
def every_vote_shown(db):
    """Editions that show numbers from the first vote on."""
    for edition in RULES:
        EditionSettings.objects.create(edition=edition, fewest_votes=1)


@pytest.fixture
def newcomer():
    """A reader's browser that has never been here."""
    return Client()


def staff(name, *permissions):
    user = User.objects.create_user(username=name)
    group = Group.objects.create(name=f"Group of {name}")
    group.permissions.set(Permission.objects.filter(codename__in=("access_admin", *permissions)))
    user.groups.add(group)
    return user


@pytest.fixture
def moderator(db):
    return staff("moderator", "moderate_comment")


@pytest.fixture
def second_moderator(db):
    return staff("second-moderator", "moderate_comment")


@pytest.fixture
def reporter(db):
    """Staff who may enter the desk and not moderate."""
    return staff("reporter")


@pytest.fixture
def desk():
    """A browser in the desk: `desk(moderator).get(…)`."""

    def sign_in(user):
        client = Client()
        client.force_login(user)
        return client

    return sign_in
