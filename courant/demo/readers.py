"""The demo newsroom's readers: their comments, the moderator's decisions, their votes."""

import hmac
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User

from courant.desk.models import StoryPage
from courant.discussion import reader_keys
from courant.discussion.draft import Draft
from courant.discussion.models import Choice, Thread, Vote
from courant.discussion.submit import submit
from courant.documents import Rule


class Readers:
    """Those who read one story."""

    def __init__(self, page: StoryPage, edition: Any) -> None:
        self.page = page
        self.rules = {rule["number"]: rule for rule in edition.texts["policy_rules"]}
        self.thread = Thread.refresh(
            str(page.pk),
            edition=edition.language,
            address=page.address,
            title=page.title,
            published_at=page.published_at,
        )
        self.moderator = User.objects.get(username="moderator")

    def write(self, comments: list[dict[str, Any]], votes: dict[str, int]) -> None:
        """Send the comments, have them decided, and cast the votes."""
        for number, comment in enumerate(comments):
            self.comment(number, comment)
        for choice in Choice:
            for number in range(votes.get(choice.value, 0)):
                voter = reader_keys.hash_of_voter(self.token(f"{choice.value}-{number}"))
                Vote.cast(choice, on=self.thread, by=voter)

    def comment(self, number: int, text: dict[str, Any]) -> None:
        """One comment and what became of it."""
        token = self.token(f"{number}")
        posted = self.page.published_at + timedelta(minutes=text["minutes_after"])
        draft = Draft(name=text["name"], text=text["text"], direction=self.page.direction, agreed_to=1, token=token)
        comment = submit(draft, to=self.thread, key=reader_keys.key_from(token, story_id=self.thread.pk), at=posted)
        if text["status"] == "approved":
            comment.approve(by=self.moderator)
        elif text["status"] == "rejected":
            rule = Rule(**self.rules[text["rule"]])
            comment.reject(by=self.moderator, reason="rule", rule=rule, policy_version=1, told=text.get("told", ""))

    def token(self, what: str) -> str:
        """The same at every loading, and for nobody else to guess."""
        words = f"demo:{self.page.translation_key}:{self.page.locale.language_code}:{what}"
        return hmac.digest(settings.SECRET_KEY.encode(), words.encode(), "sha256").hex()
