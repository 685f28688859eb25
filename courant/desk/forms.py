"""What the forms of pages and entries ask for."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm

from courant.desk.models.slugged import language_of
from courant.lib.slugs import make_slug


class AddressedForm(WagtailAdminPageForm):
    """A page's form; the slug is made from the title by our own rule when it is left empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("Part of the address. Made from the title when left empty.")
            self.fields["slug"].validators = []  # they know no marks, without which many scripts cannot be written

    def clean_slug(self) -> str:
        """The slug as it will stand in the address, so that it is this one that must be free."""
        return make_slug(self.cleaned_data["slug"], language_of(self.instance))


class AddressedCopyForm(CopyForm):
    """The form to copy a page, with the same rule for its slug."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_slug"].validators = []

    def clean_new_slug(self) -> str:
        return make_slug(self.cleaned_data["new_slug"], language_of(self.page))
