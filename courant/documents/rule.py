"""A numbered rule of a comment policy."""

from typing import Annotated

import msgspec
from msgspec import Meta


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    number: Annotated[int, Meta(ge=1, description="Number by which a decision cites the rule.")]
    title: Annotated[str, Meta(description="The rule in a few words.")]
    text: Annotated[str, Meta(description="The rule in full, plain text.")]
