"""The log of one moderator is a range of an index, newest or oldest first."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('discussion', '0025_what_is_purged_of_a_ban'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='logentry',
            index=models.Index(fields=['by_name', 'at', 'id'], name='log_by_person'),
        ),
    ]
