"""What a reader may set, and what keeps a draft from being taken."""

from courant.discussion import sentences
from courant.discussion.draft import CONTROLS, Draft, faults, from_stranger
from courant.discussion.incoming import Form
from courant.lib.comment_text import find_fault


def test_a_draft_has_only_what_a_reader_may_set():
    draft = from_stranger(Form({"name": "Layla", "text": "Good.", "text_dir": "rtl", "agree": "3", "token": "a" * 43}))
    assert draft == Draft(name="Layla", text="Good.", direction="rtl", agreed_to=3, token="a" * 43)
    assert from_stranger(Form({})) == Draft()


def test_a_faultless_draft_has_no_faults():
    assert faults(Draft(text="Good.", agreed_to=3), policy_version=3) == {}


def test_each_field_gets_one_sentence():
    draft = Draft(name="n" * 61, text="", agreed_to=2, is_damaged=True)
    said = {field: sentence.text for field, sentence in faults(draft, policy_version=3).items()}
    assert said == {
        "name": sentences.NAME_TOO_LONG, "text": sentences.NOTHING_WRITTEN, "agree": sentences.POLICY_CHANGED,
        "form": sentences.DAMAGED,
    }  # fmt: skip


def test_length_is_counted_before_trimming_and_composing():
    assert "text" in faults(Draft(text="a" + " " * 1500, agreed_to=3), policy_version=3)
    assert "text" in faults(Draft(text="e\u0301" * 751, agreed_to=3), policy_version=3)
    assert not faults(Draft(text="e\u0301" * 750, agreed_to=3), policy_version=3)


def test_whatever_cannot_be_stored_is_taken_out_of_what_is_handed_back():
    every = "".join(map(chr, range(0x110000)))
    assert find_fault(CONTROLS.sub("", every)) is None
    assert all(find_fault(control) for control in CONTROLS.findall(every))
