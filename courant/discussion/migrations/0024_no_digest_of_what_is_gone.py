"""The digest of an edit's text went on after the text was gone: whoever guesses the text could find it confirmed."""

from django.db import migrations


def forget_digests(apps, _editor):
    gone = apps.get_model("discussion", "Revision").objects.filter(purged_at__isnull=False)
    gone.exclude(text_digest="").update(text_digest="")


class Migration(migrations.Migration):
    dependencies = [("discussion", "0023_who_wants_the_daily_mail")]
    operations = [migrations.RunPython(forget_digests, migrations.RunPython.noop)]
