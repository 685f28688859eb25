"""Comments of before: their doubts were sentences only, and no worker need look at them again."""

from django.db import migrations
from django.db.models import F

# Every doubt of that time began in its check's own words.
BEGINNINGS = {"Hardly any letters": "length", "The same text": "repeated", "“": "shape"}


def named(words):
    check = next((name for beginning, name in BEGINNINGS.items() if words.startswith(beginning)), "links")
    return {"check": check, "words": words, "numbers": {}}


def name_doubts(apps, _editor):
    comments = apps.get_model("discussion", "Comment").objects
    comments.filter(checked_at__isnull=True).update(checked_at=F("posted_at"))
    for comment in comments.exclude(doubts=[]).iterator(500):
        comment.doubts = [named(doubt) if isinstance(doubt, str) else doubt for doubt in comment.doubts]
        comment.save(update_fields=["doubts"])


class Migration(migrations.Migration):
    dependencies = [("discussion", "0009_checked_by_the_worker")]
    operations = [migrations.RunPython(name_doubts, migrations.RunPython.noop)]
