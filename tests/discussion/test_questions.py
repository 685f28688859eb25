"""The plain questions of an edition."""

import pytest
from django.core.exceptions import ValidationError

from courant.discussion.questions import Question, read_questions


def test_each_line_is_a_question_with_its_answers():
    read = read_questions("What is 2 + 3? = 5 | five\r\n\r\n  ما لون السماء؟ = أزرق \n2 + 2 = ? = 4")
    assert read == (
        Question("What is 2 + 3?", ("5", "five")),
        Question("ما لون السماء؟", ("أزرق",)),
        Question("2 + 2 = ?", ("4",)),
    )
    assert read_questions(" \n") == ()


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("Fine = yes\nWhat is 2 + 3?", "Line 2, “What is 2 + 3?”: write the question"),
        ("= 5", "Line 1, “= 5”: the question is missing"),
        ("What? = ", "an answer is missing"),
        ("What? = 5 | ", "an answer is missing"),
        ("What? = ـ", "an answer is missing"),  # nothing but a tatweel
        ("What? = 5\nWhat? = 6", "Line 2, “What? = 6”: the question is there twice"),
        ("W" * 201 + " = 5", "it is too long"),
    ],
)
def test_what_cannot_be_asked_is_named_with_its_line(lines, said):
    with pytest.raises(ValidationError) as refused:
        read_questions(lines)
    assert any(said in message for message in refused.value.messages)


def test_every_bad_line_is_named_at_once():
    with pytest.raises(ValidationError) as refused:
        read_questions("One\nTwo = 2\nThree")
    assert [message[:7] for message in refused.value.messages] == ["Line 1,", "Line 3,"]


@pytest.mark.parametrize(
    ("right", "given"),
    [
        ("Five", " five. "), ("5", "٥"), ("5", "۵"), ("أزرق", "أَزْرَق"), ("أزرق", "أزرـــق"), ("Übung", "Ubung"),
        ("two words", "Two  WORDS!"), ("日本", "日本"),
    ],
)  # fmt: skip
def test_an_answer_is_right_however_it_is_written(right, given):
    assert Question("?", ("other", right)).is_answered_by(given)


@pytest.mark.parametrize("given", ["", "6", "fiv", "five six", "\0", "\ud800"])
def test_another_answer_is_not(given):
    assert not Question("?", ("five", "5")).is_answered_by(given)
