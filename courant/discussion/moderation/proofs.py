"""Previews: a comment or an edit as the press would print it, before anybody approves it; nothing is changed by looking."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from msgspec.structs import replace

from courant import documents
from courant.discussion import places, printed, sentences
from courant.discussion.answers import with_headers
from courant.discussion.branches import UNSHOWN, Shown
from courant.discussion.models import Comment, Revision
from courant.discussion.models.comment import VISIBLE
from courant.discussion.models.status import REFUSED, Status
from courant.discussion.moderation.frame import furniture
from courant.discussion.moderation.moderators import moderators_only
from courant.discussion.pages import page
from courant.discussion.to_documents import comment_of
from courant.press.conversation import Branch, Reply, permalink
from courant.press.outputs.story_page import empty_form

ABOVE = ("thread", "root", "parent__parent")  # what a printed comment shows besides itself

IS_BELOW = f"""
    WITH RECURSIVE above (id, parent_id, status) AS (
        SELECT id, parent_id, status FROM discussion_comment WHERE id = %s
        UNION ALL
        SELECT discussion_comment.id, discussion_comment.parent_id, discussion_comment.status
        FROM above JOIN discussion_comment ON discussion_comment.id = above.parent_id
    )
    SELECT EXISTS (SELECT 1 FROM above WHERE status IN ({", ".join(["%s"] * len(UNSHOWN))}))
"""


class NoProof(Exception):
    """Why there is nothing to show, in words for the moderator."""


@require_safe
@moderators_only
def comment_proof(request: HttpRequest, *, comment_id: int) -> HttpResponse:
    """A comment as it would stand on the page."""
    comment = get_object_or_404(Comment.objects.select_related(*ABOVE), pk=comment_id)
    return _answer(request, comment, comment)


@require_safe
@moderators_only
def edit_proof(request: HttpRequest, *, edit_id: int) -> HttpResponse:
    """A comment as it would stand on the page once an edit of it is approved."""
    revisions = Revision.objects.select_related("comment", *(f"comment__{name}" for name in ABOVE))
    revision = get_object_or_404(revisions, pk=edit_id)
    return _answer(request, revision.comment, revision)


def _answer(request: HttpRequest, comment: Comment, wording: Comment | Revision) -> HttpResponse:
    try:
        # Set by the theme, so with the headers of readers' pages: theirs is a stricter policy than the desk's.
        return with_headers(HttpResponse(_set(comment, wording, path=request.path)))
    except NoProof as none:
        reason = str(none)
    except printed.NothingPrinted:
        reason = _("Nothing is printed so far, or the theme of the site cannot set this page.")
    context = {"reason": reason, "back": _desk_page(comment), **furniture(_("Preview"))}
    return render(request, "discussion/moderation/no_proof.html", context)


def _set(comment: Comment, wording: Comment | Revision, *, path: str) -> str:
    if wording.purged_at:
        raise NoProof(_why_without_text(wording))
    with printed.library() as library:
        story = library.label(f"story:{comment.thread_id}")
        edition = library.find(story.edition) if story else None
        if story is None or not isinstance(edition, documents.Edition):
            raise NoProof(_("The story of this comment is not printed (any more), so there is no page to show it on."))
        return page(
            "comment_proof.html", library, edition, path=path, title=sentences.TITLE_PROOF, story_label=story,
            branch=branch_of(comment, wording), form=empty_form(comment.thread_id, edition, is_open=comment.thread.is_open),
            state=_state(comment, wording), is_edit=wording is not comment, is_hidden=_is_below_unshown(comment),
            back=_desk_page(comment), place=_place(comment, story.path),
        )  # fmt: skip


def branch_of(comment: Comment, wording: Comment | Revision) -> Branch:
    """What readers would see: the comment in these words, below the one at the top and the one that it answers."""
    said = replace(
        comment_of(Shown(comment, is_tombstone=False), page=1), text=wording.text, direction=wording.direction
    )
    top, parent = comment.root, comment.parent
    if top is None or parent is None:
        return Branch(said)
    if parent.pk == top.pk:
        return Branch(_approved(top), [Reply(said, answered=None)])
    above = parent.parent if parent.parent_id != top.pk else None
    between = Reply(_approved(parent), answered=_approved(above) if above else None)
    return Branch(_approved(top), [between, Reply(said, answered=between.comment)])


def _approved(comment: Comment) -> documents.Comment:
    """As readers would see it once nobody has to decide about it any more."""
    return comment_of(Shown(comment, is_tombstone=comment.status not in VISIBLE | UNSHOWN), page=1)


def _is_below_unshown(comment: Comment) -> bool:
    """Whether one above it was never shown: read upwards, one row for each, however many replies the branch has."""
    with connection.cursor() as cursor:
        cursor.execute(IS_BELOW, [comment.parent_id, *sorted(UNSHOWN)])
        return bool(cursor.fetchone()[0])


def _place(comment: Comment, story: str) -> str:
    """Where readers see it; empty where they do not, or it is not printed yet."""
    number = places.page_of(comment) if comment.is_visible else None
    return permalink(story, comment_of(Shown(comment, is_tombstone=False), number)) if number else ""


def _state(comment: Comment, wording: Comment | Revision) -> str:
    if {comment.status, wording.status} & REFUSED:
        return "refused"
    return "published" if wording is comment and comment.is_visible else "waiting"


def _why_without_text(wording: Comment | Revision) -> str:
    if isinstance(wording, Revision) and wording.status == Status.APPROVED:
        return _("This edit was approved: its words are the comment's now.")
    if wording.said_in.status == Status.AUTHOR_DELETED:
        return _("Its author has withdrawn it; the text was removed for good.")
    return _("The text was removed for good.")


def _desk_page(comment: Comment) -> str:
    return reverse("moderation:comment", kwargs={"comment_id": comment.pk})
