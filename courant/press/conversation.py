"""Comments as readers see them: branches of two levels, however deep the replies go, and the addresses of their pages."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from courant.documents import Comment

NEWEST = "comments/newest/"
PICKS = "comments/picks/"


@dataclass(frozen=True)
class Reply:
    """A reply, with what it answers where that is not the comment at the top."""

    comment: Comment
    answered: Comment | None


@dataclass(frozen=True)
class Branch:
    """A comment that is nobody's reply, and below it all that followed, oldest first."""

    top: Comment
    replies: list[Reply] = field(default_factory=list)


def branches_of(comments: Iterable[Comment]) -> list[Branch]:
    """The comments of a page, each at the top with its replies; in the order in which the page has them."""
    branches: list[Branch] = []
    by_id: dict[str, Comment] = {}
    for comment in comments:
        by_id[comment.id] = comment
        if not comment.parent_id:
            branches.append(Branch(comment))
        else:
            answered = None if comment.parent_id == branches[-1].top.id else by_id[comment.parent_id]
            branches[-1].replies.append(Reply(comment, answered))
    return branches


def page_path(story: str, number: int) -> str:
    """The address of page `number` of the comments on the story at an address; page 1 is the story's own."""
    return f"{story}comments/{number}/" if number > 1 else story


def newest_path(story: str, number: int, *, later: int) -> str:
    """The address of the same page with its newest comments first; that of the last one stays while pages come."""
    return f"{story}{NEWEST}{number}/" if later else f"{story}{NEWEST}"


def permalink(story: str, comment: Comment) -> str:
    """Where a comment stands for good."""
    return f"{page_path(story, comment.page)}#comment-{comment.id}"
