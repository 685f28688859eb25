"""One verdict for several comments, and what became of each."""

from courant.discussion.models import Comment, Decision, Status


def ticked(*comments):
    return [f"{comment.pk}-{comment.version}" for comment in comments]


def decide(client, verdict, *items, **form):
    return client.post("/desk/discussion/verdicts/", {"verdict": verdict, "comment": list(items)} | form)


def test_all_that_are_ticked_are_decided_each_with_a_record(desk, moderator, make_comment):
    comments = [make_comment(str(number)) for number in range(3)]
    answer = decide(desk(moderator), "spam", *ticked(*comments))
    assert answer.status_code == 200 and "3 comments decided" in answer.content.decode()
    assert set(Comment.objects.values_list("status", flat=True)) == {Status.SPAM}
    assert Decision.objects.count() == 3


def test_where_somebody_was_faster_the_others_are_decided_and_this_one_is_named(
    desk, moderator, second_moderator, make_comment
):
    first, second = make_comment("First."), make_comment("Second.")
    items = ticked(first, second)
    second.approve(by=second_moderator)
    answer = decide(desk(moderator), "spam", *items)
    page = answer.content.decode()
    assert answer.status_code == 200 and "1 comment decided" in page and "Somebody was faster." in page
    assert "second-moderator" in page
    assert {comment.text: comment.status for comment in Comment.objects.all()} == {
        "First.": Status.SPAM, "Second.": Status.APPROVED,
    }  # fmt: skip


def test_a_rejection_cites_the_rule_of_each_edition(desk, moderator, make_comment, make_thread):
    english, arabic = make_comment(on=make_thread("1")), make_comment(on=make_thread("2", edition="ar"))
    form = {"rule": "2", "policy_version": "3", "reason": "rule"}
    assert decide(desk(moderator), "reject", *ticked(english, arabic), **form).status_code == 200
    assert set(Decision.objects.values_list("rule_title", flat=True)) == {"No threats", "لا تهديد"}
    again = make_comment(on=english.thread)
    answer = decide(desk(moderator), "reject", *ticked(again))
    assert answer.status_code == 200 and "Choose the rule that the comment breaks." in answer.content.decode()


def test_nonsense_decides_nothing(desk, moderator, make_comment):
    comment = make_comment()
    client = desk(moderator)
    for verdict, items in (("spam", ()), ("eat", ticked(comment)), ("spam", ("x-1", "1-2-3", "9" * 40 + "-1"))):
        assert decide(client, verdict, *items).status_code == 400
    assert client.get("/desk/discussion/verdicts/").status_code == 405
    assert not Decision.objects.exists()
