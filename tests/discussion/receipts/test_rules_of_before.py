"""A rejection shows the rule as it read then, whatever the policy says by now."""

from html import unescape

import pytest

from courant.discussion import reader_keys
from courant.documents import PolicyVersion, Rule
from tests.discussion.conftest import AT

KEY = "a" * 20
RULE = Rule(number=2, title="No threats", text="Threats of any kind are not printed.")


@pytest.fixture
def receipt(newcomer, make_comment, moderator):
    """The private page of somebody whose comment was rejected by version 3."""
    comment = make_comment(reader_hash=reader_keys.hash_of(KEY))
    comment.reject(by=moderator, rule=RULE, policy_version=3)
    return lambda: unescape(newcomer.get(f"/-/receipts/{KEY}/").content.decode())


def test_while_its_version_is_in_force_it_is_shown_as_it_reads(receipt):
    page = receipt()
    assert "Threats of any kind are not printed." in page
    assert "So it read in version" not in page


def test_after_the_policy_has_changed_it_is_shown_as_it_read_then(receipt, printed):
    other = Rule(number=2, title="No links", text="Links are not printed.")
    printed.put(printed.an_edition("en", policy_version=4, policy_rules=(other,)))
    page = receipt()
    assert "rule 2, “No threats”" in page and "Threats of any kind are not printed." in page
    assert "So it read in version 3 of the policy, which was in force then." in page
    assert "Links are not printed." not in page


def test_it_leads_to_that_version_where_it_is_printed(receipt, printed):
    assert "comment-policy/3/" not in receipt()
    printed.put(PolicyVersion(id="en/3", edition="edition:en", version=3, in_force_from=AT, rules=(RULE,)))
    assert 'href="/en/comment-policy/3/#rule-2"' in receipt()
