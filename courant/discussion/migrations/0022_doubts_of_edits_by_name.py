"""Edits of before: their doubts were sentences only. Nothing knows whose, and what nobody knows holds."""

from django.db import migrations

UNKNOWN = "before"


def name_doubts(apps, _editor):
    edits = apps.get_model("discussion", "Revision").objects
    for edit in edits.exclude(doubts=[]).iterator(500):
        edit.doubts = [
            {"check": UNKNOWN, "words": doubt, "numbers": {}} if isinstance(doubt, str) else doubt for doubt in edit.doubts
        ]
        edit.save(update_fields=["doubts"])


class Migration(migrations.Migration):
    dependencies = [("discussion", "0021_edits_checked_by_the_worker")]
    operations = [migrations.RunPython(name_doubts, migrations.RunPython.noop)]
