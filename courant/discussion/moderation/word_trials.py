"""Tries word lists on the last comments of an edition, before or after they are in force. It changes nothing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from courant.discussion import printed
from courant.discussion.models import Comment, EditionSettings
from courant.discussion.models.comment import Status
from courant.discussion.moderation.frame import furniture
from courant.discussion.moderation.moderators import moderators_only
from courant.documents import Edition
from courant.lib.word_lists import WordList

TRIED_ON, LOOKED_THROUGH = 1000, 50_000
SHOWN = 50
LONGEST_LIST = 200_000


class TrialForm(forms.Form):
    banned_words = forms.CharField(label=gettext_lazy("Banned words"), required=False, max_length=LONGEST_LIST)
    suspect_words = forms.CharField(label=gettext_lazy("Suspect words"), required=False, max_length=LONGEST_LIST)

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget = forms.Textarea(attrs={"rows": 8, "dir": edition.direction, "lang": edition.language})


@dataclass(frozen=True)
class Caught:
    """A comment, and its text in pieces: each with whether a line of the list fits it."""

    comment: Comment
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Trial:
    """What one list would catch."""

    title: str
    caught: list[Caught]

    @property
    def shown(self) -> list[Caught]:
        return self.caught[:SHOWN]

    @property
    def became(self) -> list[tuple[str, int]]:
        """What became of those comments, the most frequent first: a list that catches much that was approved errs."""
        counted = Counter(Status(caught.comment.status) for caught in self.caught)
        return [(str(status.label), count) for status, count in counted.most_common()]


@require_http_methods(["GET", "HEAD", "POST"])
@moderators_only
def word_trials(request: HttpRequest, *, edition: str) -> HttpResponse:
    """What the lists in the form, or those in force, would catch in the last comments. A POST only because lists are
    long: it changes nothing either."""
    about = _edition(edition)
    kept = EditionSettings.of(edition)
    initial = {"banned_words": kept.banned_words, "suspect_words": kept.suspect_words}
    form = TrialForm(request.POST if request.method == "POST" else initial, edition=about)
    comments = last_comments(edition)
    trials = [
        Trial(str(form.fields[name].label), list(caught_by(WordList.of(lines), comments)))
        for name, lines in (form.cleaned_data.items() if form.is_valid() else ())
    ]
    context = {"form": form, "trials": trials, "edition": about, "tried_on": len(comments), "shown": SHOWN}
    context |= furniture(_("Try word lists: %(edition)s") % {"edition": about.title})
    return render(request, "discussion/moderation/word_trials.html", context, status=400 if form.errors else 200)


def last_comments(edition: str) -> list[Comment]:
    """The last comments of an edition whose text is still there, the newest first; an archive is not gone through."""
    newest = Comment.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    recent = Comment.objects.filter(edition=edition, pk__gt=newest - LOOKED_THROUGH).exclude(text="")
    return list(recent.select_related("thread").order_by("-pk")[:TRIED_ON])


def caught_by(words: WordList, comments: Sequence[Comment]) -> Iterator[Caught]:
    """The comments that have a word of the list, and where."""
    for comment in comments:
        text = f"{comment.name}\n{comment.text}" if comment.name else comment.text
        if places := words.find(text):
            yield Caught(comment, tuple(pieces_of(text, [(place.entry, place.start, place.end) for place in places])))


def pieces_of(text: str, places: list[tuple[str, int, int]]) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with the line that it fits, or with nothing."""
    at = 0
    for entry, start, end in places:
        if start >= at:  # two lines may fit at one place: the first is enough to see
            yield text[at:start], ""
            yield text[start:end], entry
            at = end
    yield text[at:], ""


def _edition(code: str) -> Edition:
    try:
        return printed.edition(code)
    except printed.NothingPrinted as error:
        raise Http404(f"The edition {code!r} is not printed.") from error
