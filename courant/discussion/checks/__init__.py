"""The checks: each module has one doubt about a comment; all are asked, and a moderator reads every reason."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from courant.discussion.checks import length, links, repeated, shape
from courant.discussion.reader_keys import Reader

if TYPE_CHECKING:
    from courant.discussion.models import Comment

CHECKS: "tuple[Callable[[Comment, Reader], str | None], ...]" = (
    length.doubt,
    shape.doubt,
    links.doubt,
    repeated.doubt,
)


def doubts(comment: "Comment", reader: Reader) -> list[str]:
    """Everything that the checks have against a comment that is not stored yet."""
    return [reason for doubt in CHECKS if (reason := doubt(comment, reader))]
