"""Learning to tell two kinds of text apart, and unlearning exactly."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courant.lib.hashed_learning import BUCKETS, LONGEST, Learner, features

SECRET = 1946
ADVERTS = [
    f"Cheap {what} at www.shop{number}.example, buy now!" for number, what in enumerate(["pills", "watches"] * 30)
]
OPINIONS = [f"The council has delayed the bridge for {number} years, and nobody says why." for number in range(60)]


def buckets(text):
    return features(text, secret=SECRET)


def taught(learner=None):
    learner = learner or Learner()
    for advert, opinion in zip(ADVERTS, OPINIONS, strict=True):
        learner.learn(buckets(advert), is_positive=True)
        learner.learn(buckets(opinion), is_positive=False)
    return learner


def test_it_learns_from_a_few_dozen_of_either_kind():
    learner = taught()
    assert learner.score(buckets("Buy cheap watches at www.shop99.example!")) > 0.9
    assert learner.score(buckets("Nobody says why the council builds no bridge.")) < 0.1
    assert (learner.positives, learner.negatives) == (60, 60)


def test_what_nothing_is_known_of_is_as_likely_as_not():
    assert Learner().score(buckets("Anything.")) == 0.5


@given(st.lists(st.tuples(st.text(max_size=60), st.booleans()), min_size=1, max_size=8), st.randoms())
def test_whatever_was_learned_between_taking_it_all_back_in_any_order_leaves_nothing(examples, chance):
    learner = taught()
    before = learner.packed(), learner.positives, learner.negatives
    steps = [(buckets(text), learner.learn(buckets(text), is_positive=kind), kind) for text, kind in examples]
    chance.shuffle(steps)
    for found, step, kind in steps:
        learner.unlearn(found, step, is_positive=kind)
    assert (learner.packed(), learner.positives, learner.negatives) == before


def test_it_is_the_same_after_being_kept():
    learner = taught()
    kept = Learner.unpacked(learner.packed(), positives=60, negatives=60)
    assert kept == learner
    assert Learner.unpacked(b"", positives=0, negatives=0) == Learner()


@given(st.text(max_size=300))
def test_every_text_has_buckets_in_order_and_each_once(text):
    found = list(buckets(text))
    assert found == sorted(set(found)) and found
    assert found[0] >= 0 and found[-1] < BUCKETS


@pytest.mark.parametrize(
    ("text", "like"),
    [("CHEAP Pills", "cheap pills"), ("أرخصُ كتــاب", "ارخص كتاب"), ("ｃｈｅａｐ  pills", "cheap pills")],
)
def test_spellings_of_one_text_have_the_same_buckets(text, like):
    assert buckets(text) == buckets(like)


def test_another_secret_gives_other_buckets():
    text = "Nobody says why the council builds no bridge."
    shared = set(buckets(text)) & set(features(text, secret=SECRET + 1))
    assert len(shared) < len(buckets(text)) / 10


def test_a_text_without_end_costs_no_more_than_a_long_one():
    endless = "".join(Random(4).choices("abcdefgh ", k=LONGEST))
    assert buckets(endless + "z" * 100_000) == buckets(endless)
