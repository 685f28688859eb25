"""Paragraphs, subheads, quotes and fact boxes."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

FEATURES = ["bold", "italic", "link", "ul", "ol"]


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")


class SubheadBlock(blocks.CharBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"max_length": 200, **kwargs})

    class Meta:
        icon = "title"
        label = _("Subhead")


class QuoteBlock(blocks.StructBlock):
    source = SnippetChooserBlock("desk.Source", label=_("Source"))
    role = blocks.CharBlock(
        required=False, max_length=200, label=_("Role"), help_text=_("As it was described that day.")
    )
    told = blocks.CharBlock(
        required=False,
        max_length=200,
        label=_("Told"),
        help_text=_("To whom and when, as it is to be printed, such as “Told the Lantern on 5 November”."),
    )
    text = blocks.TextBlock(label=_("Text"), help_text=_("The words, without quotation marks."), rows=3)

    class Meta:
        icon = "openquote"
        label = _("Quote")


class FactBoxBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=200, label=_("Title"))
    text = blocks.RichTextBlock(features=FEATURES, label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Fact box")
