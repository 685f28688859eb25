"""Forms as the script of a page sends them: with a token of its own, and a stamp."""

import re
import secrets
from typing import Any

from courant.lib import stamps


def stamped(form: dict[str, Any], story_id: object) -> dict[str, Any]:
    """The same form with a token, if it has none, and with a stamp that is good for it; none where the form is none."""
    token, text, agree = form.get("token") or secrets.token_urlsafe(32), form.get("text", ""), form.get("agree", "")
    if not (isinstance(text, str) and isinstance(token, str) and isinstance(agree, str)):
        return {**form, "token": token}
    agreed_to = int(agree) if re.fullmatch("[0-9]{1,6}", agree) else None
    stamp = stamps.compute(story_id=str(story_id), token=token, policy_version=agreed_to, text=text)
    return {**form, "token": token, "stamp": stamp}
