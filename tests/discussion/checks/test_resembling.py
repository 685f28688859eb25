"""The doubt about a text that is nearly one that was sent before."""

from courant.discussion import settling
from courant.discussion.checks import resembling
from courant.discussion.models import Comment, Sketch

ADVERT = "Wonderful article! Visit my shop at shop1.example for wonderful offers of watches and bags, today only."
OPINION = "The council has delayed the bridge again, and nobody says what that costs the people of the hill."


def doubt_of(comment):
    """As the worker does: what is checked is found by others from then on."""
    Sketch.renew([comment])
    return resembling.doubt(comment)


def test_it_doubts_what_differs_in_a_word_and_counts_how_often_it_came(make_comment):
    first, second = make_comment(ADVERT), make_comment(ADVERT.replace("shop1", "shop2"))
    assert doubt_of(first) is None
    assert doubt_of(second).numbers["before"] == 1
    third = make_comment(ADVERT.replace("shop1", "shop3").upper())
    doubt = doubt_of(third)
    assert doubt.numbers["before"] == 2 and doubt.numbers["alike"] > 0.8
    assert doubt.words.startswith("Nearly the same text was sent 2 times before, up to ")


def test_it_finds_the_same_words_with_other_points_in_arabic(make_comment):
    text = "تأخر المجلس في بناء الجسر مرة أخرى ولا أحد يقول كم يكلفنا ذلك"
    doubt_of(make_comment(text))
    assert doubt_of(make_comment(text.replace("تأخر", "تأخّرَ") + "!!")).numbers["alike"] == 1


def test_it_lets_other_opinions_short_thanks_and_exact_copies_pass(make_comment):
    doubt_of(make_comment(ADVERT, text_digest="same"))
    assert doubt_of(make_comment(OPINION)) is None
    assert doubt_of(make_comment(ADVERT, text_digest="same")) is None, "that is the doubt of another check"
    assert doubt_of(make_comment("Thank you!")) is None
    assert doubt_of(make_comment("Thank you!!")) is None


def test_it_asks_no_more_of_an_archive_of_copies_than_of_a_few(make_comment, django_assert_max_num_queries):
    for number in range(30):
        settling.settle([make_comment(ADVERT.replace("shop1", f"shop{number}"))])
    with django_assert_max_num_queries(14):
        assert doubt_of(make_comment(ADVERT)).numbers["before"] <= 60


def test_an_edit_is_found_by_its_new_text_and_a_purged_one_by_nothing(make_comment):
    comment = make_comment(ADVERT)
    doubt_of(comment)
    comment.text = OPINION
    doubt_of(comment)
    assert Sketch.objects.count() == 6
    comment.save()
    assert doubt_of(make_comment(ADVERT.replace("shop1", "shop2"))) is None
    comment.withdraw()
    assert not comment.sketches.exists()


def test_what_was_withdrawn_or_edited_since_it_was_read_leaves_no_sketch(make_comment):
    gone, edited, as_read = (make_comment(f"{ADVERT} {number}") for number in range(3))
    waiting = [Comment.objects.get(pk=comment.pk) for comment in (gone, edited, as_read)]
    gone.withdraw()
    Comment.objects.filter(pk=edited.pk).update(text=OPINION, edited_at="2026-11-26T10:00Z")
    Sketch.renew(waiting)
    assert set(Sketch.objects.values_list("comment", flat=True)) == {as_read.pk}
