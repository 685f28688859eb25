"""The page on which a reply is written without script: the comment, and below it the form."""

import re
from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from courant.discussion import printed, sentences
from courant.discussion.draft import Draft
from courant.discussion.live import live_address
from courant.discussion.models import Comment
from courant.discussion.pages import form_of, thread_page
from courant.discussion.refused import Refused
from courant.discussion.sentences import Sentence


@live_address("GET", "HEAD")
def answers(request: HttpRequest, *, comment_id: str) -> HttpResponse:
    """A form for an answer to a comment."""
    comment = shown_comment(comment_id)
    edition = printed.edition(comment.thread.edition)
    if not (comment.thread.is_open and edition.comments_open):
        raise Refused(409, Sentence(sentences.NO_MORE_REPLIES))
    form = form_of(Draft(), edition=edition, action=f"/-/comments/{comment.thread_id}/", token="")
    content = thread_page(
        "reply.html", comment.thread, path=request.path, title=sentences.TITLE_REPLY,
        comment=comment, form=replace(form, reply_to=str(comment.pk)),
    )  # fmt: skip
    return HttpResponse(content)


def shown_comment(comment_id: str) -> Comment:
    """A comment that readers see.

    Raises:
        Refused: there is none with this number, or none any more.
    """
    is_number = re.fullmatch("[0-9]{1,18}", comment_id, re.ASCII)
    found = Comment.objects.visible_to_all().filter(pk=comment_id) if is_number else Comment.objects.none()
    comment = found.select_related("thread").first()
    if comment is None:
        raise Refused(404, Sentence(sentences.UNKNOWN_COMMENT))
    return comment
