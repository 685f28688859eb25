"""Give fields names that can be translated. Columns stay as they are, so no table is touched."""

import django.db.models.deletion
import wagtail.fields
from django.db import migrations, models

# What a photo consists of, in the order of the form.
PHOTO = {
    "image": ("wagtail.images.blocks.ImageChooserBlock", (), {"label": "Image"}),
    "caption": ("wagtail.blocks.CharBlock", (), {"label": "Caption", "max_length": 600, "required": False}),
    "credit": (
        "wagtail.blocks.CharBlock",
        (),
        {"help_text": "Printed in brackets after the caption.", "label": "Credit", "max_length": 200},
    ),
    "provenance": (
        "wagtail.blocks.ChoiceBlock",
        [],
        {
            "choices": [
                ("staff", "Staff"),
                ("commissioned", "Commissioned"),
                ("agency", "Agency"),
                ("pool", "Pool"),
                ("handout", "Handout"),
                ("courtesy", "Courtesy"),
                ("sent_to_us", "Sent to us"),
                ("witness", "Witness"),
                ("circulated_online", "Circulated online"),
                ("screen_grab", "Screen grab"),
                ("satellite", "Satellite"),
                ("archive", "Archive"),
                ("public_domain", "Public domain"),
                ("creative_commons", "Creative Commons"),
                ("illustration", "Illustration"),
                ("graphic", "Graphic"),
                ("composite", "Composite"),
                ("ai_generated", "AI-generated"),
            ],
            "help_text": "How the picture came to the newsroom.",
            "label": "Provenance",
        },
    ),
    "alt": (
        "wagtail.blocks.CharBlock",
        (),
        {
            "help_text": "What a reader who cannot see the photo should know.",
            "label": "Alternative text",
            "max_length": 600,
            "required": False,
        },
    ),
    "decorative": (
        "wagtail.blocks.BooleanBlock",
        (),
        {"help_text": "It carries no information of its own.", "label": "Decorative", "required": False},
    ),
}


def photo_from(first):
    """The blocks of a photo, numbered from here on; the last is the photo itself."""
    parts = dict(enumerate(PHOTO.values(), first))
    names = [(name, number) for number, name in enumerate(PHOTO, first)]
    return {**parts, first + len(PHOTO): ("wagtail.blocks.StructBlock", [names], {})}


# By model and name: what is said of each field.
FIELDS = {
    ("contributor", "bio"): models.TextField(blank=True, max_length=2000, verbose_name="bio"),
    ("contributor", "is_pseudonym"): models.BooleanField(
        default=False,
        help_text="The page says so openly. Do not write the real name anywhere in the desk.",
        verbose_name="is pseudonym",
    ),
    ("contributor", "job_title"): models.CharField(blank=True, max_length=200, verbose_name="job title"),
    ("contributor", "name"): models.CharField(max_length=200, verbose_name="name"),
    ("contributor", "portrait"): wagtail.fields.StreamField(
        [("photo", 6)], blank=True, block_lookup=photo_from(0), verbose_name="portrait"
    ),
    ("contributor", "slug"): models.CharField(
        blank=True, help_text="Made from the name when left empty.", max_length=200, verbose_name="slug"
    ),
    ("frontpage", "calendar"): models.CharField(
        choices=[("gregorian", "Gregorian"), ("jalali", "Jalali"), ("both", "Jalali and Gregorian")],
        default="gregorian",
        max_length=10,
        verbose_name="calendar",
    ),
    ("frontpage", "comments_open"): models.BooleanField(
        default=True, help_text="Whether readers may comment at all.", verbose_name="comments open"
    ),
    ("frontpage", "description"): models.CharField(
        blank=True, help_text="One sentence for search engines and feeds.", max_length=300, verbose_name="description"
    ),
    ("frontpage", "numbering"): models.CharField(
        blank=True,
        choices=[("latn", "0123456789"), ("arab", "٠١٢٣٤٥٦٧٨٩"), ("arabext", "۰۱۲۳۴۵۶۷۸۹")],
        help_text="Digits of the printed pages; the language's own when left empty.",
        max_length=10,
        verbose_name="numbering",
    ),
    ("frontpage", "policy_rules"): wagtail.fields.StreamField(
        [("rule", 3)],
        blank=True,
        block_lookup={
            0: (
                "wagtail.blocks.IntegerBlock",
                (),
                {
                    "help_text": "Decisions cite it; never use one again.",
                    "label": "Number",
                    "max_value": 99,
                    "min_value": 1,
                },
            ),
            1: ("wagtail.blocks.CharBlock", (), {"label": "Title", "max_length": 200}),
            2: ("wagtail.blocks.TextBlock", (), {"label": "Text", "rows": 3}),
            3: ("wagtail.blocks.StructBlock", [[("number", 0), ("title", 1), ("text", 2)]], {}),
        },
        verbose_name="policy rules",
    ),
    ("frontpage", "policy_version"): models.PositiveIntegerField(
        default=1, help_text="Goes up by itself when the rules change.", verbose_name="policy version"
    ),
    ("frontpage", "tagline"): models.CharField(
        blank=True, help_text="A line under the newspaper's name.", max_length=200, verbose_name="tagline"
    ),
    ("frontpage", "timezone"): models.CharField(
        default="UTC", help_text="Such as Asia/Baghdad.", max_length=60, verbose_name="timezone"
    ),
    ("photofile", "copyright_notice"): models.CharField(
        blank=True, help_text="For example: © 2026 Sara Ahmadi.", max_length=200, verbose_name="copyright notice"
    ),
    ("photofile", "creator"): models.CharField(
        blank=True,
        help_text="Who made the picture, as they want to be named. Written into every printed copy: leave it empty to protect somebody.",
        max_length=200,
        verbose_name="creator",
    ),
    ("photofile", "source"): models.CharField(
        blank=True,
        help_text="From whom the newsroom has it: an agency, an archive, a person.",
        max_length=200,
        verbose_name="source",
    ),
    ("plainpage", "body"): wagtail.fields.StreamField(
        [("paragraph", 0), ("subhead", 1)],
        blank=True,
        block_lookup={
            0: ("courant.desk.blocks.text.ParagraphBlock", (), {}),
            1: ("courant.desk.blocks.text.SubheadBlock", (), {}),
        },
        verbose_name="body",
    ),
    ("plainpage", "purpose"): models.CharField(
        choices=[
            ("plain", "Plain page"),
            ("about", "About us"),
            ("comment_policy", "Comment policy"),
            ("publishing_principles", "Publishing principles"),
            ("corrections_policy", "Corrections policy"),
            ("ethics_policy", "Ethics policy"),
            ("unnamed_sources_policy", "Policy on unnamed sources"),
            ("feedback_policy", "How readers can take part"),
            ("ownership_funding", "Ownership and funding"),
            ("masthead", "Masthead: who works here"),
        ],
        default="plain",
        help_text="Policies are named to search engines with every story. The comment policy shows the edition's numbered rules after its text.",
        max_length=40,
        verbose_name="purpose",
    ),
    ("relatedstory", "related"): models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="desk.storypage", verbose_name="related"
    ),
    ("sectionpage", "description"): models.CharField(
        blank=True, help_text="A sentence under the section's name.", max_length=300, verbose_name="description"
    ),
    ("source", "description"): models.TextField(
        blank=True,
        help_text="Who they are in general; each quote says their role on the day.",
        max_length=600,
        verbose_name="description",
    ),
    ("source", "name"): models.CharField(max_length=200, verbose_name="name"),
    ("source", "slug"): models.CharField(
        blank=True, help_text="Made from the name when left empty.", max_length=200, verbose_name="slug"
    ),
    ("storycontributor", "contributor"): models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desk.contributor", verbose_name="contributor"
    ),
    ("storycontributor", "role"): models.CharField(
        choices=[("by", "By"), ("photos", "Photos by"), ("translated", "Translated by"), ("edited", "Edited by")],
        default="by",
        max_length=20,
        verbose_name="role",
    ),
    ("storypage", "body"): wagtail.fields.StreamField(
        [("paragraph", 0), ("subhead", 1), ("photo", 8), ("quote", 13), ("fact_box", 16)],
        blank=True,
        block_lookup={
            0: ("courant.desk.blocks.text.ParagraphBlock", (), {}),
            1: ("courant.desk.blocks.text.SubheadBlock", (), {}),
            **photo_from(2),
            9: ("wagtail.snippets.blocks.SnippetChooserBlock", ("desk.Source",), {"label": "Source"}),
            10: (
                "wagtail.blocks.CharBlock",
                (),
                {"help_text": "As it was described that day.", "label": "Role", "max_length": 200, "required": False},
            ),
            11: (
                "wagtail.blocks.CharBlock",
                (),
                {
                    "help_text": "To whom and when, as it is to be printed, such as “Told the Lantern on 5 November”.",
                    "label": "Told",
                    "max_length": 200,
                    "required": False,
                },
            ),
            12: (
                "wagtail.blocks.TextBlock",
                (),
                {"help_text": "The words, without quotation marks.", "label": "Text", "rows": 3},
            ),
            13: ("wagtail.blocks.StructBlock", [[("source", 9), ("role", 10), ("told", 11), ("text", 12)]], {}),
            14: ("wagtail.blocks.CharBlock", (), {"label": "Title", "max_length": 200}),
            15: (
                "wagtail.blocks.RichTextBlock",
                (),
                {"features": ["bold", "italic", "link", "ul", "ol"], "label": "Text"},
            ),
            16: ("wagtail.blocks.StructBlock", [[("title", 14), ("text", 15)]], {}),
        },
        verbose_name="body",
    ),
    ("storypage", "lead_photo"): wagtail.fields.StreamField(
        [("photo", 6)], blank=True, block_lookup=photo_from(0), verbose_name="lead photo"
    ),
    ("storypage", "standfirst"): models.TextField(
        blank=True, help_text="A sentence or two under the headline.", max_length=600, verbose_name="standfirst"
    ),
    ("storypage", "story_type"): models.CharField(
        choices=[
            ("news", "News"),
            ("analysis", "Analysis"),
            ("opinion", "Opinion"),
            ("interview", "Interview"),
            ("explainer", "Explainer"),
            ("press_release", "Press release"),
        ],
        default="news",
        max_length=20,
        verbose_name="story type",
    ),
    ("storytopic", "topic"): models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="desk.topic", verbose_name="topic"
    ),
    ("topic", "description"): models.TextField(blank=True, max_length=600, verbose_name="description"),
    ("topic", "name"): models.CharField(max_length=200, verbose_name="name"),
    ("topic", "slug"): models.CharField(
        blank=True, help_text="Made from the name when left empty.", max_length=200, verbose_name="slug"
    ),
}


class Migration(migrations.Migration):
    dependencies = [("desk", "0005_policies_in_force")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterModelOptions(
                    name="contributor",
                    options={
                        "ordering": ["name"],
                        "verbose_name": "contributor",
                        "verbose_name_plural": "contributors",
                    },
                ),
                migrations.AlterModelOptions(
                    name="source",
                    options={"ordering": ["name"], "verbose_name": "source", "verbose_name_plural": "sources"},
                ),
                migrations.AlterModelOptions(
                    name="topic",
                    options={"ordering": ["name"], "verbose_name": "topic", "verbose_name_plural": "topics"},
                ),
                *(migrations.AlterField(model, name, field) for (model, name), field in FIELDS.items()),
            ]
        )
    ]
