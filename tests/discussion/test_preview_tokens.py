"""The one-time tokens of preview pages, and the questions that go with them."""

import string
from datetime import UTC, datetime, timedelta

from courant.discussion.preview_tokens import GOOD_FOR, is_ours, issue, issue_with_another_question, question_with
from courant.discussion.questions import Question
from courant.discussion.reader_keys import fresh_token, is_token

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
QUESTIONS = tuple(Question(f"What is {number} and one?", (f"{number + 1}",)) for number in range(8))


def test_a_token_is_ours_for_its_story_and_for_a_day():
    token = issue("12", NOON)
    assert is_token(token) and len(token) == len(fresh_token())
    assert is_ours(token, story_id="12", at=NOON + timedelta(seconds=GOOD_FOR))
    assert not is_ours(token, story_id="12", at=NOON + timedelta(seconds=GOOD_FOR + 1))
    assert not is_ours(token, story_id="12", at=NOON - timedelta(seconds=1))
    assert not is_ours(token, story_id="13", at=NOON)


def test_what_others_make_is_not_ours(settings):
    token = issue("12", NOON)
    invented = [fresh_token(), "", "a", "=" * 43, "ä" * 43, token[:-1], token + "A", token[::-1], "A" + token[1:]]
    assert not any(is_ours(one, story_id="12", at=NOON) for one in invented if one != token)
    settings.SECRET_KEY = "another secret of another site, long enough"
    assert not is_ours(token, story_id="12", at=NOON)


def test_a_token_is_good_in_one_way_of_writing_it_only():
    token = issue("12", NOON)
    written = [token[:-1] + last for last in f"{string.ascii_letters}{string.digits}-_"]
    assert len(written) == 64 and [one for one in written if is_ours(one, story_id="12", at=NOON)] == [token]
    alike = [token + "=", f" {token}", f"{token[:9]}\n{token[9:]}", f"{token[:9]}!{token[9:]}"]
    assert not any(is_ours(one, story_id="12", at=NOON) for one in alike)


def test_every_token_is_another():
    assert len({issue("12", NOON) for _ in range(100)}) == 100


def test_a_token_keeps_its_question_whatever_becomes_of_the_others():
    token = issue("12", NOON)
    asked = question_with(token, QUESTIONS)
    others = [question for question in QUESTIONS if question != asked]
    assert question_with(token, [others[0], asked]) == question_with(token, [asked, *others[3:]]) == asked
    assert question_with(token, []) is None


def test_all_questions_are_asked_and_after_a_wrong_answer_another_one():
    assert {question_with(issue("12", NOON), QUESTIONS) for _ in range(300)} == set(QUESTIONS)
    for _ in range(30):
        token = issue_with_another_question("12", NOON, QUESTIONS, QUESTIONS[0])
        assert question_with(token, QUESTIONS) != QUESTIONS[0]
    assert issue_with_another_question("12", NOON, QUESTIONS[:1], QUESTIONS[0]), "there may be no other"
