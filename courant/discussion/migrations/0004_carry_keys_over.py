"""Links to receipts go on working: what was the hash of a key is the hash of the reader's key."""

from django.db import migrations
from django.db.models import F


def carry_over(apps, schema_editor):
    comments = apps.get_model('discussion', 'Comment').objects.using(schema_editor.connection.alias)
    comments.filter(reader_hash='').update(reader_hash=F('token_hash'))


class Migration(migrations.Migration):

    dependencies = [
        ('discussion', '0003_readers_keys_revisions_appeals'),
    ]

    operations = [
        migrations.RunPython(carry_over, migrations.RunPython.noop),
    ]
