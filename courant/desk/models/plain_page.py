"""A plain page: about, comment policy, the newsroom's other policies."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page

from courant.desk.blocks import PAGE_BLOCKS
from courant.desk.forms import AddressedForm
from courant.desk.models.addressed import Addressed
from courant.desk.models.slugged import language_of
from courant.desk.panels import DirectedList

PURPOSES = [
    ("plain", _("Plain page")), ("about", _("About us")), ("comment_policy", _("Comment policy")),
    ("publishing_principles", _("Publishing principles")), ("corrections_policy", _("Corrections policy")),
    ("ethics_policy", _("Ethics policy")), ("unnamed_sources_policy", _("Policy on unnamed sources")),
    ("feedback_policy", _("How readers can take part")), ("ownership_funding", _("Ownership and funding")),
    ("masthead", _("Masthead: who works here")),
]  # fmt: skip
RESERVED_FOR = {"about": "about", "comment_policy": "comment-policy"}


class PlainPageForm(AddressedForm):
    """Of the pages that have an address of their own there is one in each edition."""

    def clean_slug(self) -> str:
        return RESERVED_FOR.get(self.cleaned_data.get("purpose", "")) or super().clean_slug()


class PlainPage(Addressed, Page):
    purpose = models.CharField(
        _("purpose"), max_length=40, default="plain", choices=PURPOSES,
        help_text=_(
            "Policies are named to search engines with every story. "
            "The comment policy shows the edition's numbered rules after its text."
        ),
    )  # fmt: skip
    body = StreamField(PAGE_BLOCKS, blank=True, verbose_name=_("body"))

    base_form_class = PlainPageForm
    parent_page_types = ["desk.FrontPage"]
    subpage_types: list[str] = []
    template = ""

    edit_handler = TabbedInterface([
        DirectedList(["title", "purpose", "body"], heading=_("Page")),
        ObjectList(["slug"], heading=_("Address")),
        ObjectList(Page.settings_panels, heading=_("Settings")),
    ])  # fmt: skip

    class Meta:
        verbose_name = _("plain page")

    @property
    def key(self) -> str:
        return f"page:{self.pk}"

    @property
    def address(self) -> str:
        return f"/{language_of(self)}/{self.slug}/"

    def _tidy_slug(self) -> None:
        # The two pages that every edition has stand at addresses of their own; those words are reserved for others.
        if self.purpose in RESERVED_FOR:
            self.slug = RESERVED_FOR[self.purpose]
        else:
            super()._tidy_slug()
