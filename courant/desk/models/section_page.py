"""A section of an edition."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page

from courant.desk.forms import AddressedForm
from courant.desk.models.addressed import Addressed
from courant.desk.models.slugged import language_of
from courant.desk.panels import DirectedList


class SectionPage(Addressed, Page):
    description = models.CharField(
        _("description"), max_length=300, blank=True, help_text=_("A sentence under the section's name.")
    )

    base_form_class = AddressedForm
    parent_page_types = ["desk.FrontPage"]
    subpage_types = ["desk.StoryPage"]
    template = ""

    edit_handler = TabbedInterface([
        DirectedList([FieldPanel("title", heading=_("Name")), "description"], heading=_("Section")),
        ObjectList(["slug"], heading=_("Address")),
        ObjectList(Page.settings_panels, heading=_("Settings")),
    ])  # fmt: skip

    class Meta:
        verbose_name = _("section")

    @property
    def key(self) -> str:
        return f"section:{self.pk}"

    @property
    def address(self) -> str:
        return f"/{language_of(self)}/{self.slug}/"
