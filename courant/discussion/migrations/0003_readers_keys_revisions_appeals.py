"""A reader's key for many comments, beside the token of each; edits, appeals, purging, imports to come."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('discussion', '0002_settings_of_an_edition'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # What was the hash of a receipt's key is the hash of its token as well: both are made of the same.
        migrations.RenameField(model_name='comment', old_name='key_hash', new_name='token_hash'),
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(help_text="The reader's words.")),
                ('at', models.DateTimeField()),
                ('outcome', models.CharField(choices=[('UPHELD', 'The decision stands'), ('REVERSED', 'The decision was reversed')], max_length=8, null=True)),
                ('decided_by_name', models.CharField(blank=True, help_text='Name of the account, which may since be gone.', max_length=150)),
                ('decided_at', models.DateTimeField(null=True)),
                ('told', models.TextField(blank=True, help_text='What the reader was told.')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('direction', models.CharField(default='auto', max_length=4)),
                ('posted_at', models.DateTimeField()),
                ('token_hash', models.CharField(help_text='Keyed hash of the token of the edit.', max_length=64, unique=True)),
                ('doubts', models.JSONField(default=list, help_text='What the checks had against it, in words for a moderator.')),
                ('status', models.CharField(choices=[('PREMOD', 'Waiting'), ('SYSTEM_WITHHELD', 'Held by a check'), ('NONE', 'Shown before moderation'), ('APPROVED', 'Approved'), ('REJECTED', 'Rejected'), ('SPAM', 'Spam'), ('AUTHOR_DELETED', 'Withdrawn by its author'), ('EXPIRED', 'Expired undecided')], default='PREMOD', max_length=16)),
                ('version', models.PositiveIntegerField(default=1, help_text='Grows with every change.')),
                ('decided_at', models.DateTimeField(null=True)),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='comment',
            name='edited_at',
            field=models.DateTimeField(help_text='When its author changed the text last.', null=True),
        ),
        migrations.AddField(
            model_name='comment',
            name='imported_from',
            field=models.CharField(blank=True, help_text='The system that it came from.', max_length=40),
        ),
        migrations.AddField(
            model_name='comment',
            name='imported_id',
            field=models.CharField(blank=True, help_text='What it was called there.', max_length=200),
        ),
        migrations.AddField(
            model_name='comment',
            name='purged_at',
            field=models.DateTimeField(db_index=True, help_text='When name and text were removed for good.', null=True),
        ),
        migrations.AddField(
            model_name='comment',
            name='reader_hash',
            field=models.CharField(blank=True, help_text='Keyed hash of the key that its author holds; empty where imported.', max_length=64),
        ),
        migrations.AlterField(
            model_name='comment',
            name='token_hash',
            field=models.CharField(help_text="Keyed hash of the submission's token: sent again, it is stored once.", max_length=64, unique=True),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(fields=['reader_hash', 'posted_at'], name='comments_of_a_reader'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.UniqueConstraint(condition=models.Q(('imported_from', ''), _negated=True), fields=('imported_from', 'imported_id'), name='imported_once'),
        ),
        migrations.AddField(
            model_name='appeal',
            name='decided_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='appeal',
            name='decision',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='appeal', to='discussion.decision'),
        ),
        migrations.AddField(
            model_name='revision',
            name='comment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='discussion.comment'),
        ),
        migrations.AddField(
            model_name='decision',
            name='revision',
            field=models.ForeignKey(help_text='Where it is about an edit.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='discussion.revision'),
        ),
        migrations.AddIndex(
            model_name='appeal',
            index=models.Index(fields=['outcome', 'at'], name='appeals_open'),
        ),
        migrations.AddIndex(
            model_name='revision',
            index=models.Index(fields=['status', 'posted_at'], name='revisions_waiting'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ['NONE', 'PREMOD', 'SYSTEM_WITHHELD'])), fields=('comment',), name='one_edit_waits'),
        ),
    ]
