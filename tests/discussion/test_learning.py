"""Learning from the decisions that moderators of this site have made, and unlearning what they take back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courant.discussion import checks, learning, settling
from courant.discussion.checks import abuse, spam
from courant.discussion.models import Comment, EditionSettings, Lesson, Status, Weights
from courant.documents import Rule

RULE = Rule(number=2, title="No threats", text="No threats.")
ADVERT = "Cheap watches number {} at www.shop{}.example, buy now!"
OPINION = "The council has delayed the bridge for {} years, and nobody in {} says why."


@pytest.fixture(autouse=True)
def only_the_learned(monkeypatch):
    """The other checks would see a flood of near copies here, and be right."""
    learned = {check: leads_to for check, leads_to in checks.IN_WORKER.items() if check in (spam, abuse)}
    monkeypatch.setattr(checks, "IN_WORKER", learned)


@pytest.fixture
def decide(make_comment, moderator):
    """So many comments of each kind, decided by a moderator: `decide(60)`."""

    def decide(count, **facts):
        for number in range(count):
            make_comment(ADVERT.format(number, number), **facts).mark_spam(by=moderator)
            make_comment(OPINION.format(number, number), **facts).approve(by=moderator)
        while learning.learn_some():
            pass

    return decide


def kept(check="spam"):
    row = Weights.objects.get(pk=check)
    return bytes(row.packed), row.positives, row.negatives


def settled(comment):
    settling.settle([comment])
    comment.refresh_from_db()
    return comment


def test_nothing_is_shown_before_fifty_of_each_kind(decide, make_comment):
    decide(49)
    advert = settled(make_comment(ADVERT.format(99, 99)))
    assert (advert.status, advert.doubts) == (Status.PREMOD, [])
    decide(1)
    advert = settled(make_comment(ADVERT.format(98, 98)))
    assert [doubt.check for doubt in advert.reasons] == ["spam"]
    assert advert.status == Status.SYSTEM_WITHHELD, "it waits, and nothing more: nothing was measured yet"
    assert settled(make_comment(OPINION.format(98, 98))).doubts == []


def test_a_decision_that_is_reversed_teaches_the_other_kind_instead(decide, make_comment, moderator):
    decide(3)
    comment = make_comment("A poem about the sea.")
    comment.mark_spam(by=moderator)
    learning.learn_some()
    assert (kept("spam")[1:], kept("abuse")[1:]) == ((4, 3), (0, 3))
    comment.approve(by=moderator)
    learning.learn_some()
    assert (kept("spam")[1:], kept("abuse")[1:]) == ((3, 4), (0, 4))


def test_what_is_decided_and_undecided_was_never_learned(decide, make_comment, moderator):
    decide(3)
    before = kept("spam"), kept("abuse")
    comment = make_comment("A poem about the sea.")
    comment.approve(by=moderator)
    learning.learn_some()
    assert (kept("spam"), kept("abuse")) != before
    Comment.objects.filter(pk=comment.pk).update(status=Status.PREMOD, version=comment.version + 1)
    learning.learn_some()
    assert (kept("spam"), kept("abuse")) == before


def test_learning_twice_or_after_a_kill_learns_nothing_twice(decide, monkeypatch, make_comment, moderator):
    decide(3)
    before = kept()
    assert learning.learn_some() == 0
    make_comment("A poem about the sea.").approve(by=moderator)

    def killed(*_args):
        raise KeyboardInterrupt

    with monkeypatch.context() as context:
        context.setattr(learning, "_keep", killed)
        with pytest.raises(KeyboardInterrupt):
            learning.learn_some()
    assert kept() == before
    assert (learning.learn_some(), learning.learn_some()) == (1, 0)
    assert kept()[1:] == (3, 4)


def test_an_approved_edit_takes_the_place_of_the_text_that_was_learned(decide, make_comment, moderator):
    decide(3)
    before = kept()
    comment = make_comment("A poem about the sea.")
    comment.approve(by=moderator)
    learning.learn_some()
    with_poem = kept()
    Comment.objects.filter(pk=comment.pk).update(text="A song of the hills.", version=comment.version + 1)
    learning.learn_some()
    assert kept() != with_poem and kept()[1:] == with_poem[1:]
    Comment.objects.filter(pk=comment.pk).update(status=Status.PREMOD, version=comment.version + 2)
    learning.learn_some()
    assert kept() == before


def test_abuse_is_learned_from_rejections_and_spam_is_not(decide, make_comment, moderator):
    decide(3)
    make_comment("You are a fool.").reject(by=moderator, rule=RULE, policy_version=3)
    learning.learn_some()
    assert (kept("spam")[1:], kept("abuse")[1:]) == ((3, 3), (1, 3))


def test_abuse_orders_the_queue_and_decides_nothing(make_comment, moderator):
    for number in range(50):
        make_comment(f"You are a fool and a liar, number {number}!").reject(by=moderator, rule=RULE, policy_version=3)
        make_comment(OPINION.format(number, number)).approve(by=moderator)
    learning.learn_some()
    insult = settled(make_comment("You liar and fool!"))
    calm = settled(make_comment(OPINION.format(77, 77)))
    assert (insult.status, calm.status) == (Status.PREMOD, Status.PREMOD)
    assert insult.risk > 0.8 and calm.risk == 0
    assert insult.queued_at < calm.queued_at == calm.posted_at


def test_spam_is_put_aside_by_itself_only_where_six_hundred_cases_were_right(decide, make_comment, monkeypatch):
    decide(60)
    monkeypatch.setattr(spam, "CASES", 20)
    monkeypatch.setattr(spam, "SURE_FROM", 0.6)
    first = settled(make_comment(ADVERT.format(500, 500)))
    assert first.status == Status.SYSTEM_WITHHELD
    _score_before_deciding(decide, make_comment, 20)
    advert = make_comment(ADVERT.format(501, 501))
    while advert.pk % 20 == 0:
        advert = make_comment(ADVERT.format(501, 501))
    advert = settled(advert)
    assert (advert.status, advert.decisions.get().by_name) == (Status.SPAM, "")
    learning.learn_some()
    assert not Lesson.objects.filter(comment=advert, is_positive__isnull=False).exists(), "it learns not from itself"


def test_one_in_twenty_is_left_to_a_moderator_and_one_error_too_many_ends_it(
    decide, make_comment, monkeypatch, moderator
):
    decide(60)
    monkeypatch.setattr(spam, "CASES", 20)
    monkeypatch.setattr(spam, "SURE_FROM", 0.6)
    _score_before_deciding(decide, make_comment, 20)
    adverts = [settled(make_comment(ADVERT.format(600 + number, number))) for number in range(20)]
    assert [comment.status for comment in adverts].count(Status.SYSTEM_WITHHELD) == 1
    wrong = next(comment for comment in adverts if comment.status == Status.SYSTEM_WITHHELD)
    wrong.approve(by=moderator)
    learning.learn_some()
    assert settled(make_comment(ADVERT.format(700, 700))).status == Status.SYSTEM_WITHHELD


def _score_before_deciding(decide, make_comment, count):
    moderator = Comment.objects.exclude(decisions=None).first().decisions.first().by
    for number in range(count):
        settled(make_comment(ADVERT.format(300 + number, number))).mark_spam(by=moderator)
    learning.learn_some()


def test_the_measured_precision_stands_beside_the_score(decide, make_comment):
    decide(60)
    _score_before_deciding(decide, make_comment, 3)
    (doubt,) = [one for one in settled(make_comment(ADVERT.format(9, 9))).reasons if one.check == "spam"]
    assert doubt.words.endswith("; of 3 that did before, 3 were")
    assert learning.Record("spam").from_score(0.5).precision == 1


def test_a_purged_text_leaves_no_bucket_and_what_was_learned_stays(decide, make_comment, moderator):
    decide(3)
    comment = make_comment("A poem about the sea.")
    comment.approve(by=moderator)
    learning.learn_some()
    learned = kept()
    comment.refresh_from_db()
    comment.withdraw()
    learning.learn_some()
    assert kept() == learned
    assert {bytes(lesson.buckets) for lesson in comment.lessons.all()} == {b""}


def test_another_recipe_has_everything_learned_anew(decide, monkeypatch):
    decide(5)
    before = kept()
    monkeypatch.setattr(learning, "RECIPE", 99)
    while learning.learn_some():
        pass
    assert Weights.objects.get(pk="spam").recipe == 99
    assert kept() == before, "the same recipe by another number, taught in the same order"


def test_where_an_edition_shows_comments_before_moderation_they_are_shown_once_checked(make_comment, decide):
    EditionSettings.objects.create(edition="en", is_post_moderated=True)
    decide(50)
    good, advert = make_comment("A poem about the sea."), make_comment(ADVERT.format(99, 99))
    assert (settled(good).status, settled(advert).status) == (Status.NONE, Status.SYSTEM_WITHHELD)


def test_what_the_checks_alone_have_settled_is_not_looked_at_again(make_comment, monkeypatch):
    monkeypatch.setattr(settling, "status_of", lambda comment, verdict: Status.SPAM)
    comment = settled(make_comment(ADVERT.format(1, 1)))
    assert (comment.status, comment.version) == (Status.SPAM, 2)
    assert learning.learn_some() == 0
    assert not Weights.objects.exists(), "nobody was kept from writing"


def test_what_was_still_to_be_unlearned_is_unlearned_after_the_checks_have_settled_it(decide, make_comment, moderator):
    decide(3)
    before = kept()
    comment = make_comment("A poem about the sea.")
    comment.approve(by=moderator)
    learning.learn_some()
    Comment.objects.filter(pk=comment.pk).update(
        status=Status.PREMOD, version=comment.version + 1, checked_at=None, decided_at=None
    )
    settled(Comment.objects.get(pk=comment.pk))
    assert (learning.learn_some(), kept()) == (1, before)


def test_what_teaches_nothing_leaves_the_weights_alone(decide, make_comment, moderator):
    decide(3)
    before = Weights.objects.get(pk="spam").version
    make_comment("Too rude.").reject(by=moderator, rule=RULE, policy_version=3)
    assert learning.learn_some() == 1
    assert Weights.objects.get(pk="spam").version == before
    assert Weights.objects.get(pk="abuse").version == before + 1


def test_what_was_measured_is_looked_up_once_for_all_that_are_checked_together(decide, make_comment):
    decide(50)
    decide(5)  # these were doubted before they were decided, so there is something to measure
    adverts = [make_comment(ADVERT.format(number, number)) for number in range(70, 80)]
    with CaptureQueriesContext(connection) as asked:
        settling.settle(adverts)
    assert all(Comment.objects.get(pk=advert.pk).reasons for advert in adverts)
    looked = [query for query in asked.captured_queries if "is_positive" in query["sql"] and "score" in query["sql"]]
    assert len([query for query in looked if query["sql"].startswith("SELECT")]) <= len(learning.TEACHES)
