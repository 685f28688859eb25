"""Every signal that means a change of what is published; each is noted in the transaction that sent it."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale
from wagtail.signals import page_published, page_unpublished, post_page_move

from courant.desk.models import (
    Contributor,
    Correction,
    FrontPage,
    PhotoFile,
    Place,
    PlainPage,
    PolicyVersion,
    SectionPage,
    Source,
    StoryPage,
    Topic,
)  # fmt: skip
from courant.discussion.models import Comment, MonthFigures, Thread
from courant.discussion.signals import comments_stored, month_closed, thread_changed, threads_opened, votes_changed
from courant.publishing.changes import note, note_for_later, wake

PAGES = (FrontPage, SectionPage, StoryPage, PlainPage)
PARENTS = (FrontPage, SectionPage)
ORDERED = (SectionPage, PlainPage)  # printed in the order in which they stand in the desk
# What Wagtail writes of a page while a draft is being typed.
DRAFT_FIELDS = {
    "latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes", "locked", "locked_at",
    "locked_by", "comment_notifications", "search_description", "numchild",
}  # fmt: skip


def connect() -> None:
    """Connect all of them."""
    for page in PAGES:
        for signal in (page_published, page_unpublished):
            signal.connect(page_changed, sender=page, dispatch_uid=f"courant-{page.__name__}-{id(signal)}")
        post_page_move.connect(page_moved, sender=page, dispatch_uid=f"courant-move-{page.__name__}")
        post_save.connect(page_saved, sender=page, dispatch_uid=f"courant-save-{page.__name__}")
        post_delete.connect(page_deleted, sender=page, dispatch_uid=f"courant-delete-{page.__name__}")
    for entry in (Contributor, Source, Topic):
        for signal in (post_save, post_delete):
            signal.connect(entry_changed, sender=entry, dispatch_uid=f"courant-{entry.__name__}-{id(signal)}")
    post_save.connect(correction_added, sender=Correction, dispatch_uid="courant-correction")
    post_save.connect(policy_raised, sender=PolicyVersion, dispatch_uid="courant-policy")
    post_save.connect(place_given, sender=Place, dispatch_uid="courant-place")
    for signal in (post_save, post_delete):
        signal.connect(photo_changed, sender=PhotoFile, dispatch_uid=f"courant-photo-{id(signal)}")
        signal.connect(locale_changed, sender=Locale, dispatch_uid=f"courant-locale-{id(signal)}")
    thread_changed.connect(discussion_changed, sender=Thread, dispatch_uid="courant-thread")
    comments_stored.connect(to_be_checked, sender=Comment, dispatch_uid="courant-comments")
    votes_changed.connect(answers_changed, sender=Thread, dispatch_uid="courant-votes")
    month_closed.connect(figures_stored, sender=MonthFigures, dispatch_uid="courant-figures")
    threads_opened.connect(discussions_opened, sender=Thread, dispatch_uid="courant-threads")


def subjects_of(page: Any) -> list[str]:
    """What a change of a page touches: itself; of a plain page the edition, which may name it as a policy; of sections
    and fronts whatever stands under their address."""
    if isinstance(page, PlainPage):
        return [page.key, f"edition:{page.locale.language_code}"]
    return [page.key, f"under:{page.key}"] if isinstance(page, PARENTS) else [page.key]


def page_changed(sender: Any, instance: Any, **_rest: Any) -> None:
    """Published or unpublished."""
    note(*subjects_of(instance))


def page_saved(sender: Any, instance: Any, created: bool, update_fields: Any = None, **_rest: Any) -> None:
    """Written: a changed slug has no signal of its own before the commit. Drafts being typed are let pass."""
    if update_fields is not None and DRAFT_FIELDS.issuperset(update_fields):
        return
    if not instance.live and not instance.first_published_at:
        return
    note(*subjects_of(instance))


def page_moved(sender: Any, instance: Any, parent_page_after: Any, **_rest: Any) -> None:
    """Moved: a story needs a place in its new section's listing, and other pages may have changed their order."""
    page = instance.specific
    page.refresh_from_db()
    if isinstance(page, StoryPage):
        if page.live:
            page.give_places()
        note(page.key)
        return
    siblings = parent_page_after.get_children().live().specific()
    note(*subjects_of(page), *(sibling.key for sibling in siblings if isinstance(sibling, ORDERED)))


def page_deleted(sender: Any, instance: Any, **_rest: Any) -> None:
    """Deleted, and with it links to it; a deleted parent takes its children along, which say so themselves."""
    note(*subjects_of(instance), f"citing:{instance.key}")


def policy_raised(sender: Any, instance: PolicyVersion, **_rest: Any) -> None:
    """The rules of an edition read differently from now on; the versions before stay."""
    note(f"policy_version:{instance}")


def place_given(sender: Any, instance: Place, **_rest: Any) -> None:
    """A listing has grown, whether or not the story that it grew by can be seen."""
    note(f"listing:{instance.listing_id}")


def entry_changed(sender: Any, instance: Any, **rest: Any) -> None:
    """A contributor, source or topic was written or deleted; a new language of one is taken by that language's stories."""
    kind = sender.__name__.lower()
    family = sender.objects.filter(translation_key=instance.translation_key).values_list("pk", flat=True)
    keys = [f"{kind}:{pk}" for pk in {*family, instance.pk}]
    if rest.get("created", True):  # after a deletion, stories fall back to another language's entry
        for story in StoryPage.objects.filter(
            live=True, locale_id=instance.locale_id, places__listing__in=keys
        ).distinct():
            story.give_places()
    is_new_version = rest.get("created", True)
    note(f"{kind}:{instance.pk}", *(f"{how}:{key}" for key in keys for how in ("listed", "citing") if is_new_version))


def correction_added(sender: Any, instance: Correction, **_rest: Any) -> None:
    """A story was corrected."""
    note(f"story:{instance.story_id}")


def photo_changed(sender: Any, instance: PhotoFile, created: bool = False, **_rest: Any) -> None:
    """A photo in the library was edited, replaced or deleted: whatever shows it."""
    if not created:
        note(f"photo:{instance.pk}")


def locale_changed(sender: Any, instance: Locale, **_rest: Any) -> None:
    """A language was added or removed."""
    note(f"edition:{instance.language_code}", f"under:edition:{instance.language_code}")


def discussion_changed(sender: Any, thread: Thread, comment: Comment | None = None, **_rest: Any) -> None:
    """What readers see of a comment changed."""
    note(f"thread:{thread.pk}", *([f"comment:{comment.pk}"] if comment else []))


def to_be_checked(sender: Any, **_rest: Any) -> None:
    """Comments were stored: the worker asks the costly checks, as soon as they are committed."""
    transaction.on_commit(lambda: wake(settings.COURANT.wake_to_check))


def answers_changed(sender: Any, threads: list[Thread], **_rest: Any) -> None:
    """Readers have voted, or what is shown of their votes is another matter now."""
    note_for_later(*(f"thread:{thread.pk}" for thread in threads))


def figures_stored(sender: Any, figures: MonthFigures, **_rest: Any) -> None:
    """A month has passed, and what became of comments in it was counted."""
    note(f"transparency_month:{figures}")


def discussions_opened(sender: Any, ids: list[str], **_rest: Any) -> None:
    """Stories got their threads."""
    note(*(f"thread:{id}" for id in ids))
