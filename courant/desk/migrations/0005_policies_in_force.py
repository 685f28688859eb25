"""Keeps the rules that are in force as their editions' versions, so that the next change is another one."""

from typing import Any

from django.db import migrations


def keep_those_in_force(apps: Any, schema_editor: Any) -> None:
    """One row for each published front page."""
    versions = apps.get_model("desk", "PolicyVersion")
    for front in apps.get_model("desk", "FrontPage").objects.filter(live=True, alias_of=None).select_related("locale"):
        rules = [rule["value"] for rule in front.policy_rules.raw_data]
        versions.objects.create(
            edition=front.locale.language_code, version=front.policy_version,
            rules=[{name: rule[name] for name in ("number", "title", "text")} for rule in rules],
        )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("desk", "0004_versions_of_policies")]

    operations = [migrations.RunPython(keep_those_in_force, migrations.RunPython.noop)]
