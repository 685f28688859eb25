"""The numbered rules of an edition: a change of them is another version, and every version is kept."""

from copy import deepcopy

import pytest
from wagtail.models import Revision

from courant.desk import to_documents
from courant.desk.models import FrontPage, PolicyVersion
from courant.publishing.models import Change
from tests.desk import newsroom as make

pytestmark = pytest.mark.django_db


def reworded(text="Threats are rejected."):
    rules = deepcopy(make.RULES)
    rules[1]["value"]["text"] = text
    return rules


def versions():
    return list(PolicyVersion.objects.values_list("edition", "version"))


def test_changing_a_rule_raises_the_version_and_nothing_else_does():
    front = make.make_edition()
    assert (front.policy_version, versions()) == (1, [("en", 1)])
    front = make.edited(front, tagline="Another line", comments_open=False)
    assert front.policy_version == 1
    front = make.edited(front, policy_rules=reworded())
    assert (front.policy_version, versions()) == (2, [("en", 1), ("en", 2)])
    assert to_documents.edition(front).policy_version == 2


def test_the_rules_as_they_were_stay_and_are_printed():
    front = make.make_edition()
    Change.objects.all().delete()
    make.edited(front, policy_rules=reworded())
    assert Change.objects.filter(subject="policy_version:en/2").exists()
    documents = to_documents.documents_of(["policy_version:en/1", "policy_version:en/2", "policy_version:en/3"])
    assert documents["policy_version:en/1"].rules[1].text == "Threats are not printed."
    assert documents["policy_version:en/2"].rules[1].text == "Threats are rejected."
    assert documents["policy_version:en/3"] is None
    assert {"policy_version:en/1", "policy_version:en/2"} <= {d.key for d in to_documents.all_but_stories()}


def test_a_draft_raises_nothing_until_it_is_published():
    front = make.make_edition()
    front.policy_rules = reworded()
    draft = front.save_revision()
    assert (FrontPage.objects.get().policy_version, versions()) == (1, [("en", 1)])
    draft.publish()
    assert FrontPage.objects.get().policy_version == 2


def test_an_old_draft_does_not_bring_an_old_number_back():
    front = make.make_edition()
    old = front.save_revision()
    make.edited(front, policy_rules=reworded())
    assert Revision.objects.get(pk=old.pk).as_object().policy_version == 2
    old.publish()
    assert FrontPage.objects.get().policy_version == 3  # the rules of version 1 are in force again, as another version


def test_each_edition_has_its_own():
    make.make_edition()
    arabic = make.make_edition("ar", policy_version=4)
    make.edited(arabic, policy_rules=reworded())
    assert versions() == [("ar", 4), ("ar", 5), ("en", 1)]


def test_nobody_sets_the_number_by_hand(desk):
    front = make.make_edition()
    page = desk.get(f"/desk/pages/{front.pk}/edit/").content.decode()
    assert 'name="policy_version"' not in page
    assert "Goes up by itself when the rules change." in page
