"""The moderators' queue."""

from datetime import timedelta
from html import unescape

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from courant.discussion import paging
from courant.discussion.doubts import Doubt
from courant.discussion.models import Comment, Doubted, Status
from courant.discussion.models.settled import Settlement, settle_all
from courant.discussion.moderation import pace
from courant.documents import Rule

RULE = Rule(number=2, title="No threats", text="No threats.")


def shown(answer):
    return unescape(answer.content.decode())


def test_it_shows_what_waits_oldest_first_with_story_reasons_and_direction(desk, moderator, make_comment, make_thread):
    thread = make_thread(title="<b>Bridge</b>", edition="ar")
    late = make_comment("متأخر", on=thread, direction="rtl", name="Layla")
    make_comment(
        "Early.",
        status=Status.SYSTEM_WITHHELD,
        doubts=[Doubt("links", "3 links in one comment").stored()],
        posted_at=late.posted_at - timedelta(days=1),
    )
    make_comment("Decided long ago.", status=Status.REJECTED)
    answer = desk(moderator).get("/desk/discussion/")
    page = answer.content.decode()
    assert page.index("Early.") < page.index("متأخر")
    assert "Decided long ago." not in page
    assert "3 links in one comment" in page
    assert '<div class="moderation-text" dir="rtl">متأخر</div>' in page
    assert "&lt;b&gt;Bridge&lt;/b&gt;" in page
    assert f'href="{thread.address}"' in page
    assert "لا تهديد" in page  # the rules are the edition's own


def test_it_escapes_what_readers_and_checks_say(desk, moderator, make_comment):
    make_comment(
        "<script>alert(1)</script>",
        name="<img src=x>",
        doubts=[Doubt("shape", "“<i>” 30 times in a row").stored()],
        status=Status.SYSTEM_WITHHELD,
    )
    page = desk(moderator).get("/desk/discussion/").content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "“<i>" not in page


def test_an_edition_a_story_and_an_age_can_be_asked_for(desk, moderator, make_comment, make_thread):
    bridge, ferry = make_thread("1"), make_thread("2", edition="ar", title="العبارة")
    make_comment("Bridge, old.", on=bridge)
    make_comment("Bridge, new.", on=bridge, posted_at=timezone.now(), checked_at=timezone.now())
    make_comment("Ferry, old.", on=ferry)
    client = desk(moderator)

    def found(query):
        page = shown(client.get(f"/desk/discussion/?{query}"))
        return {text for text in ("Bridge, old.", "Bridge, new.", "Ferry, old.") if text in page}

    assert found("edition=ar") == {"Ferry, old."}
    assert found("story=1") == {"Bridge, old.", "Bridge, new."}
    assert found("age=24") == {"Bridge, old.", "Ferry, old."}
    assert found("age=24&edition=en") == {"Bridge, old."}
    assert found("edition=xx&story=%00&age=-1") == {"Bridge, old.", "Bridge, new.", "Ferry, old."}
    assert "Nothing that waits is like this." in shown(client.get("/desk/discussion/?story=9"))


def test_the_parent_is_in_view(desk, moderator, make_comment):
    parent = make_comment("To this it replies.", name="Layla", status=Status.APPROVED)
    make_comment("A reply.", parent=parent)
    page = shown(desk(moderator).get("/desk/discussion/"))
    assert "In reply to" in page and "Layla" in page and "To this it replies." in page


def test_what_is_at_risk_comes_before_its_time(desk, moderator, make_comment):
    first = make_comment("Posted first.")
    make_comment(
        "At risk.",
        posted_at=first.posted_at + timedelta(hours=2),
        ranked_at=first.posted_at - timedelta(hours=1),
    )
    page = shown(desk(moderator).get("/desk/discussion/"))
    assert page.index("At risk.") < page.index("Posted first.")


def test_the_pace_stands_above(desk, moderator, make_comment):
    now = timezone.now()
    make_comment("Late.", posted_at=now - timedelta(hours=30))
    make_comment("Fresh.", posted_at=now, checked_at=now)
    for second in (0, 4, 10, 16):
        comment = make_comment(f"Decided at {second}.")
        comment.approve(by=moderator)
        comment.decisions.update(at=now + timedelta(seconds=second))
    found = pace.pace_of(moderator, now=now)
    assert (found.waiting.number, found.overdue.number, found.seconds) == (2, 1, 6)
    page = shown(desk(moderator).get("/desk/discussion/"))
    assert "6 seconds" in page and "Older than the 24 hours promised" in page


def test_what_this_key_sent_before_stands_beside_and_is_listed(desk, moderator, make_comment):
    for status in (Status.APPROVED, Status.APPROVED, Status.REJECTED, Status.SPAM, Status.PREMOD):
        make_comment(f"A {status} one.", status=status, reader_hash="a" * 64)
    make_comment("Of another.", reader_hash="b" * 64)
    client = desk(moderator)
    page = shown(client.get("/desk/discussion/"))
    assert "2 published, 1 rejected, 1 spam" in page and "First comment with this key" in page
    page = shown(client.get(f"/desk/discussion/readers/{'a' * 64}/"))
    assert "A SPAM one." in page and "Of another." not in page


def test_reasons_come_with_how_often_the_check_was_right(desk, moderator, make_comment):
    cache.clear()
    doubts = [{"check": "links", "words": "9 links in one comment", "numbers": {"links": 9}}]
    for number in range(10):
        status = Status.APPROVED if number < 3 else Status.REJECTED
        decided = make_comment(doubts=doubts, status=status, decided_at=timezone.now())
        Doubted.objects.create(comment=decided, check_name="links")
    make_comment("Held.", doubts=doubts, status=Status.SYSTEM_WITHHELD)
    make_comment("Free of doubts.")
    client = desk(moderator)
    assert "right in 70% of 10" in shown(client.get("/desk/discussion/"))
    page = shown(client.get("/desk/discussion/?reason=links"))
    assert "Held." in page and "Free of doubts." not in page
    cache.clear()


def test_what_no_index_knows_is_looked_for_a_few_thousand_at_a_time(monkeypatch, make_comment, comments_of):
    monkeypatch.setattr(paging, "MOST_SEARCHED", 3)
    wanted = {"2", "5"}
    for number in range(7):
        make_comment(str(number))
    assert comments_of(lambda row: row.text in wanted) == [["2"], ["5"], []]


@pytest.fixture
def comments_of():
    """The texts on each page of a search."""

    def walk(keep):
        pages, asked = [], {}
        while True:
            page = paging.search(Comment.objects.waiting(), "queued_at", asked, keep, size=25)
            pages.append([row.text for row in page.rows])
            if page.after is None:
                return pages
            asked = {"after": str(page.after)}

    return walk


def test_the_worker_s_risk_gives_a_bounded_head_start(make_comment):
    comment = make_comment()
    settle_all([Settlement(comment, Status.PREMOD, [], risk=0.5)])
    comment.refresh_from_db()
    assert comment.queued_at == comment.posted_at - timedelta(hours=6)
    seen = make_comment()
    settle_all([Settlement(seen, Status.NONE, [], risk=7.0)])
    seen.refresh_from_db()
    assert seen.queued_at == seen.posted_at - timedelta(hours=36)


def test_nothing_is_counted_to_its_end(monkeypatch, desk, moderator, make_comment):
    monkeypatch.setattr(pace, "MOST_COUNTED", 2)
    for number in range(4):
        make_comment(f"Number {number}.")
    assert str(pace.Count.of(Comment.objects.waiting())) == "2+"


def test_its_queries_do_not_grow_with_the_page(
    desk, moderator, make_comment, make_thread, django_assert_max_num_queries
):
    for number in range(20):
        make_comment(on=make_thread(str(number)))
    client = desk(moderator)
    client.get("/desk/discussion/")
    with django_assert_max_num_queries(30):
        client.get("/desk/discussion/")


def test_what_was_decided_can_be_looked_up_and_undone(desk, moderator, make_comment):
    approved, rejected = make_comment("Approved one."), make_comment("Rejected one.")
    approved.approve(by=moderator)
    rejected.reject(by=moderator, rule=RULE, policy_version=3, told="Sorry.")
    page = shown(desk(moderator).get("/desk/discussion/decided/"))
    assert page.index("Rejected one.") < page.index("Approved one.")
    assert "Sorry." in page
    assert reverse("moderation:rejections", kwargs={"comment_id": approved.pk}) in page
    assert reverse("moderation:approvals", kwargs={"comment_id": rejected.pk}) in page
    assert reverse("moderation:approvals", kwargs={"comment_id": approved.pk}) not in page


def test_only_moderators_come_in(desk, reporter, newcomer, make_comment):
    comment = make_comment("Canary.")
    for address in (
        "/desk/discussion/",
        "/desk/discussion/decided/",
        f"/desk/discussion/comments/{comment.pk}/approvals/",
    ):
        assert newcomer.get(address).status_code == 302
        answer = desk(reporter).get(address, follow=True)
        assert "Canary." not in shown(answer)
    answer = desk(reporter).post(f"/desk/discussion/comments/{comment.pk}/approvals/", {"version": 1})
    assert answer.status_code == 302
    assert Comment.objects.get().status == Status.PREMOD


def test_the_menu_item_is_for_moderators(desk, moderator, reporter):
    assert "/desk/discussion/" in shown(desk(moderator).get("/desk/"))
    assert "/desk/discussion/" not in shown(desk(reporter).get("/desk/"))


def test_nothing_waiting_is_said(desk, moderator):
    assert "Nothing waits." in shown(desk(moderator).get("/desk/discussion/"))


def test_the_page_has_no_inline_script_of_ours_and_respects_who_wants_no_keys(desk, moderator, make_comment):
    make_comment()
    client = desk(moderator)
    page = shown(client.get("/desk/discussion/"))
    assert "discussion/moderation.js" in page and 'data-keys=""' in page
    profile = UserProfile.get_for_user(moderator)
    profile.keyboard_shortcuts = False
    profile.save()
    assert 'data-keys="off"' in shown(client.get("/desk/discussion/"))


def test_it_works_while_nothing_is_printed(desk, moderator, make_comment, tmp_path):
    make_comment("Still here.")
    (tmp_path / "current").unlink()
    assert "Still here." in shown(desk(moderator).get("/desk/discussion/"))
