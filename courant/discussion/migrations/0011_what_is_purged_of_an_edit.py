"""When the text of an edit was removed for good."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('discussion', '0010_doubts_by_name'),
    ]

    operations = [
        migrations.AddField(
            model_name='revision',
            name='purged_at',
            field=models.DateTimeField(db_index=True, help_text='When the text was removed for good.', null=True),
        ),
        migrations.AddField(
            model_name='revision',
            name='text_digest',
            field=models.CharField(default='', help_text='Digest of the text, for when it is approved.', max_length=64),
        ),
        migrations.AlterField(
            model_name='decision',
            name='by_name',
            field=models.CharField(help_text='Name of the account, which may since be gone. Empty: its author withdrew, or it expired.', max_length=150),
        ),
        migrations.AlterField(
            model_name='revision',
            name='text',
            field=models.TextField(help_text="Empty once it is the comment's text, or purged."),
        ),
    ]
