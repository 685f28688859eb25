"""Months begin with the first story in them, and end when the last one leaves."""

from collections.abc import Mapping

from courant.documents import CorrectionsMonth, Document, SitemapMonth, Story
from courant.press.library import Documents


def ended(updates: Mapping[str, Document | None], printed: Documents) -> dict[str, None]:
    """The months that lose their last story by the updates, by their keys.

    Thereby a list of months depends on which there are, and not on each of their stories.
    """
    leaving: dict[str, tuple[str, set[str]]] = {}
    for key, new in updates.items():
        old = printed.document(key) if key.startswith("story:") else None
        if isinstance(old, Story):
            for month in _left(old, new):
                leaving.setdefault(month.key, (month.stories, set()))[1].add(key)
    return {
        month: None
        for month, (stories, gone) in leaving.items()
        if updates.get(month) is None and gone.issuperset(printed.query(stories, limit=len(gone) + 1))
    }


def _left(old: Story, new: Document | None) -> list[SitemapMonth | CorrectionsMonth]:
    stays = {month.key for month in new.months()} if isinstance(new, Story) else set()
    return [month for month in old.months() if month.key not in stays]
