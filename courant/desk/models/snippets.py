"""Contributors, sources and topics: written once for each edition, used by many stories."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from courant.desk.blocks import PhotoBlock
from courant.desk.models.publishable import check_photos
from courant.desk.models.slugged import free_slug, language_of, tidy_slug
from courant.desk.panels import DirectedList


class Named(TranslatableMixin, index.Indexed, models.Model):
    """What the three have in common: a name, an address of their own, and one entry for each language."""

    FOLDER: str  # the part of the address before the slug

    name = models.CharField(_("name"), max_length=200)
    slug = models.CharField(_("slug"), max_length=200, blank=True, help_text=_("Made from the name when left empty."))

    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("locale_id")]

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        # Forms leave constraints with the locale to us: it is not among their fields.
        asked = tidy_slug(self.slug, self.name, language_of(self))
        if self.slug and (twin := self._others().filter(slug=asked).first()):
            message = _("“%(name)s” has this slug in the same language: choose another.")
            raise ValidationError({"slug": message % {"name": twin.name}})
        self._tidy_slug()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._tidy_slug()
        super().save(*args, **kwargs)

    def _tidy_slug(self) -> None:
        """Make the slug proper; one that nobody typed, of a translation or from the name, is made free as well."""
        tidy = tidy_slug(self.slug, self.name, language_of(self))
        is_ours = self._state.adding or not self.slug
        self.slug = free_slug(tidy, lambda slug: not self._others().filter(slug=slug).exists()) if is_ours else tidy

    def _others(self) -> Any:
        return type(self).objects.filter(locale_id=self.locale_id).exclude(pk=self.pk)

    @property
    def address(self) -> str:
        """Where its page is printed."""
        return f"/{language_of(self)}/{self.FOLDER}/{self.slug}/"


def unique_slugs(name: str) -> list[models.BaseConstraint]:
    """Each language has each slug once."""
    return [
        models.UniqueConstraint(fields=("locale", "slug"), name=f"{name}_slug_once_a_language"),
        models.UniqueConstraint(fields=("translation_key", "locale"), name=f"unique_{name}_translation"),
    ]


@register_snippet
class Contributor(Named):
    """Somebody who makes the newspaper, under the name they publish by. There is no field for a real name."""

    FOLDER = "people"

    job_title = models.CharField(_("job title"), max_length=200, blank=True)
    bio = models.TextField(_("bio"), max_length=2000, blank=True)
    is_pseudonym = models.BooleanField(
        _("is pseudonym"),
        default=False,
        help_text=_("The page says so openly. Do not write the real name anywhere in the desk."),
    )
    portrait = StreamField([("photo", PhotoBlock())], max_num=1, blank=True, verbose_name=_("portrait"))

    panels = ["name", "slug", "is_pseudonym", "job_title", "bio", "portrait"]
    edit_handler = DirectedList([FieldPanel(name) for name in panels])

    class Meta(Named.Meta):
        constraints = unique_slugs("contributor")
        unique_together = ()
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the entry.

        Raises:
            NotPublishable: the portrait lacks what law 19 asks for.
        """
        check_photos(self.name, self.portrait.get_prep_value())
        super().save(*args, **kwargs)


@register_snippet
class Source(Named):
    """A person or institution that stories quote."""

    FOLDER = "sources"

    description = models.TextField(
        _("description"),
        max_length=600,
        blank=True,
        help_text=_("Who they are in general; each quote says their role on the day."),
    )

    panels = ["name", "slug", "description"]
    edit_handler = DirectedList([FieldPanel(name) for name in panels])

    class Meta(Named.Meta):
        constraints = unique_slugs("source")
        unique_together = ()
        verbose_name = _("source")
        verbose_name_plural = _("sources")


@register_snippet
class Topic(Named):
    """A subject that stories share across sections."""

    FOLDER = "topics"

    description = models.TextField(_("description"), max_length=600, blank=True)

    panels = ["name", "slug", "description"]
    edit_handler = DirectedList([FieldPanel(name) for name in panels])

    class Meta(Named.Meta):
        constraints = unique_slugs("topic")
        unique_together = ()
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
