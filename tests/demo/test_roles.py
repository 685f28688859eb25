"""What the roles of the demo newsroom may do."""

import pytest
from django.contrib.auth.models import User
from wagtail.models import GroupApprovalTask

from courant.demo import load

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    """Everybody of the demo newsroom, by login."""
    load.make_logins()
    return {user.username: user for user in User.objects.all()}


def test_what_a_reporter_submits_can_be_approved_by_an_editor(cast):
    for task in GroupApprovalTask.objects.all():
        assert task.groups.filter(user=cast["editor"]).exists()
        assert not task.groups.filter(user=cast["reporter"]).exists()


def test_editors_may_translate(cast):
    assert cast["editor"].has_perm("simple_translation.submit_translation")


def test_moderators_moderate_and_do_nothing_else(cast):
    assert cast["moderator"].get_all_permissions() == {"wagtailadmin.access_admin", "discussion.moderate_comment"}
