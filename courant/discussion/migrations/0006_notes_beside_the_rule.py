"""Reasons are notes beside the rule that every rejection cites; rows stay as they are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("discussion", "0005_replies_picks_flags")]

    operations = [
        migrations.AlterField(
            model_name="decision",
            name="reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("rule", "Nothing besides the rule"),
                    ("law", "May break the law as well"),
                    ("other", "There is another reason as well"),
                ],
                max_length=16,
            ),
        ),
    ]
