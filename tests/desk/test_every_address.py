"""Every address of the desk, asked by every role: drafts are seen by those who may edit them, and looking changes
nothing."""

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection, transaction
from django.test import Client
from wagtail.models import Page
from wagtail.users.models import UserProfile

from courant.demo import load
from tests.desk import newsroom as make
from tests.desk.addresses import addresses

# Some thousand requests each: every address that there is.
pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FOUND_BY, CANARY = "Zanzibar", "quartz-canary"
HEADLINE = f"{FOUND_BY} {CANARY}"
QUERIES = ["", f"?q={FOUND_BY}", f"?p=1&q={FOUND_BY}&page_type=desk.StoryPage", f"?search={FOUND_BY}&fields=*", "?export=csv",
           "?export=xlsx"]  # fmt: skip
MODELS = [("desk", "storypage"), ("desk", "topic"), ("wagtailcore", "page"), ("desk", "photofile")]
# What asking leaves behind and is of no consequence: who has a page open, and thumbnails.
TRACES = {"wagtailadmin_editingsession", "desk_photorendition", "django_session"}


@pytest.fixture
def cast():
    """Everybody of the demo newsroom, and a colleague who wrote the drafts."""
    make.make_root()
    load.make_logins()
    User.objects.create(username="colleague", password="!").groups.add(Group.objects.get(name="Reporters"))
    for user in User.objects.all():
        UserProfile.get_for_user(user)
    return {user.username: user for user in User.objects.all()}


@pytest.fixture
def drafts(cast):
    """A story that was never published, and a draft over one that was; written by a colleague."""
    photo = make.make_photo()
    make.make_topic()
    published = make.make_story("The bridge reopens", photo=photo)
    draft = make.make_story(HEADLINE, is_live=False, standfirst=CANARY, body=[make.paragraph(f"<p>{CANARY}</p>")])
    Page.objects.filter(pk__in=[draft.pk, published.pk]).update(owner=cast["colleague"])
    with transaction.atomic():
        published.title, published.standfirst = f"{HEADLINE} again", CANARY
        published.save_revision(user=cast["colleague"], log_action=True)
        draft = type(draft).objects.get(pk=draft.pk)
        draft.save_revision(user=cast["colleague"], log_action=True)
    return draft, published


def numbers_of(*pages):
    revisions = Page.objects.filter(pk__in=[page.pk for page in pages]).values_list("latest_revision_id", flat=True)
    return list(dict.fromkeys([*(page.pk for page in pages), *revisions, pages[0].get_parent().pk, 1]))


def browser(user):
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user)
    return client


def queries(numbers):
    """What stands behind the question mark."""
    return [*QUERIES, *(f"?id={number}" for number in numbers[:2])]


def asked(client, numbers):
    """Each address with its answer; those that change something by being asked are asked as well."""
    for address in addresses(numbers, words=["1", "desk", "en"], models=MODELS):
        for query in queries(numbers):
            for extra in ({}, {"headers": {"X-Requested-With": "XMLHttpRequest"}}):
                if query and extra and "choose" not in address:
                    continue
                answer = client.get(address + query, **extra)
                content = b"".join(answer.streaming_content) if answer.streaming else answer.content
                yield address + query, answer.status_code, content


@pytest.mark.parametrize("role", ["", "moderator", "reporter"])
def test_who_may_not_edit_a_draft_sees_it_nowhere(cast, drafts, role):
    statuses, shown = [], []
    for address, status, content in asked(browser(cast.get(role)), numbers_of(*drafts)):
        statuses.append(status)
        if CANARY.encode() in content:
            shown.append(address)
    assert not [status for status in statuses if status >= 500]
    assert len(statuses) > 500 and (not role or statuses.count(200) > 20)
    assert sorted(shown) == []


@pytest.mark.parametrize("role", ["editor", "colleague"])
def test_who_may_edit_a_draft_finds_it(cast, drafts, role):
    client, (draft, published) = browser(cast[role]), drafts
    section = draft.get_parent().pk
    for address in (f"/desk/pages/{section}/", f"/desk/choose-page/{section}/", f"/desk/pages/{draft.pk}/edit/"):
        assert CANARY in client.get(address).content.decode(), address
    assert CANARY in client.get(f"/desk/pages/{published.pk}/edit/").content.decode()


def test_no_get_changes_anything(cast, drafts):
    client, numbers = browser(cast["admin"]), numbers_of(*drafts)
    client.get("/desk/")
    before, seen = everything(), 0
    for address, status, _content in asked(client, numbers):
        seen += status == 200
        assert status < 500 or status == 503, address
    after = everything()
    assert seen > 200
    assert {table for table in before if before[table] != after[table]} - TRACES == set()


def everything():
    """All rows of all tables."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = sorted(map(repr, cursor.fetchall()))
    return found
