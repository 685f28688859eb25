"""Forms as the script of a page sends them: with a token of its own, and a stamp."""

import secrets

from courant.lib import stamps


def stamped(form: dict[str, str], story_id: object) -> dict[str, str]:
    """The same form with a token, if it has none, and with a stamp that is good for it."""
    token = form.get("token") or secrets.token_urlsafe(32)
    agreed_to = int(form["agree"]) if form.get("agree", "").isdigit() else None
    stamp = stamps.compute(story_id=str(story_id), token=token, policy_version=agreed_to, text=form.get("text", ""))
    return {**form, "token": token, "stamp": stamp}
