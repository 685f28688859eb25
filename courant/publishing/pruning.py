"""Forgets changes that were printed long ago, and that no tree lacks which may be taken up again."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from courant.press import tree as trees
from courant.publishing import leading
from courant.publishing.marks import Mark
from courant.publishing.models import Change

KEPT = timedelta(days=30)  # for whoever asks what was printed when
AT_ONCE = 1000  # nobody else's writing waits for longer than it takes to remove these


def prune() -> int:
    """Remove some of them; returns how many."""
    marks = [Mark.read(text) for text in trees.remembered(settings.COURANT.data, "left_after", "began_after")]
    old = Change.objects.filter(printed_at__lt=timezone.now() - KEPT)
    if marks:
        old = old.filter(pk__lt=min(mark.lowest for mark in marks))
    keys = list(old.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    if not keys:  # asked first: looking keeps nobody from writing
        return 0
    with transaction.atomic():
        leading.give_up_on(keys)
        return int(Change.objects.filter(pk__in=keys).delete()[0])
