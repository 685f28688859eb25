"""Doubt comments that come among very many others on one story, or on the whole site."""

from datetime import timedelta

from django.utils.translation import gettext_lazy

from courant.discussion.doubts import Counted, Doubt
from courant.discussion.models import Comment, Revision, Status

NAME = gettext_lazy("Flood of comments")
WITHIN = timedelta(minutes=10)
# What a few hundred readers write in their excitement stays below.
MOST_ON_A_STORY, MOST_ON_THE_SITE = 60, 300
# "Or more": nobody counts on.
ON_THE_STORY = Counted(
    "%(story)s comment or more on this story within ten minutes",
    "%(story)s comments or more on this story within ten minutes",
    "story",
)
ON_THE_SITE = Counted(
    "%(site)s comment or more on the site within ten minutes",
    "%(site)s comments or more on the site within ten minutes",
    "site",
)


def doubt(wording: Comment | Revision) -> Doubt | None:
    """A reason that says where the flood is: readers do not see what nobody can read along."""
    # Every status is named so that the indexes by status and time answer, however large the archive.
    around = Comment.objects.filter(
        status__in=Status.values, posted_at__gt=wording.posted_at - WITHIN, posted_at__lte=wording.posted_at
    )
    on_site = around[: MOST_ON_THE_SITE + 1].count()
    if on_site <= MOST_ON_A_STORY:  # asked first: mostly that is all
        return None
    on_story = around.filter(thread=wording.said_in.thread_id)[: MOST_ON_A_STORY + 1].count()
    if on_story > MOST_ON_A_STORY:
        return Doubt("flood", ON_THE_STORY, {"story": on_story})
    if on_site > MOST_ON_THE_SITE:
        return Doubt("flood", ON_THE_SITE, {"site": on_site})
    return None
