from django.db import migrations
from django.db.models import OuterRef, Subquery


def copy_editions(apps, schema_editor):
    threads = apps.get_model("discussion", "Thread").objects.filter(pk=OuterRef("thread_id"))
    apps.get_model("discussion", "Comment").objects.update(edition=Subquery(threads.values("edition")[:1]))


class Migration(migrations.Migration):

    dependencies = [
        ('discussion', '0007_the_moderators_queue'),
    ]

    operations = [
        migrations.RunPython(copy_editions, migrations.RunPython.noop),
    ]
