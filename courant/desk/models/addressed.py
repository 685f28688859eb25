"""Pages as they are reached on the printed site."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from courant.desk.forms import AddressedCopyForm
from courant.desk.languages import direction_of
from courant.desk.models.slugged import free_slug, language_of, tidy_slug
from courant.lib.addresses import quote


class Addressed(models.Model):
    """A page whose address is ours to say, whose slug follows our rule, and whose proof the press makes."""

    # What is printed is for everybody: Wagtail's "private" pages would be promised here and not kept.
    private_page_options: list[str] = []

    copy_form_class = AddressedCopyForm

    class Meta:
        abstract = True

    @property
    def address(self) -> str:
        """Where it is printed."""
        raise NotImplementedError

    @property
    def key(self) -> str:
        """The key of its document."""
        raise NotImplementedError

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str]:
        roots = self._get_site_root_paths(request)  # type: ignore[attr-defined]
        return (roots[0].site_id if roots else 0, settings.COURANT.site_url, quote(self.address))

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self._tidy_slug()
        super().full_clean(*args, **kwargs)

    def clean_fields(self, exclude: Any = None) -> None:
        # Django's rule for slugs knows no marks, without which many scripts cannot be written.
        super().clean_fields(exclude={*(exclude or ()), "slug"})

    def save(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("update_fields") is None:
            self._tidy_slug()
        if self._state.adding:
            self._check_language()
        super().save(*args, **kwargs)

    def _check_language(self) -> None:
        """Refuse what Wagtail lets pass when it copies: a page in one language under an edition in another."""
        parent = self.get_parent()  # type: ignore[attr-defined]
        if parent and not parent.is_root() and self.locale_id and self.locale_id != parent.locale_id:  # type: ignore[attr-defined]
            message = _("“%(title)s” is written in another language than the pages there. Translate it instead.")
            raise ValidationError(message % {"title": self.title})  # type: ignore[attr-defined]

    def _tidy_slug(self) -> None:
        """Make the slug proper. Copies and translations bring a free one of their own, which stays."""
        if self.slug or self.title:
            proper = tidy_slug(self.slug, self.title, language_of(self))
            if self.slug:
                self.slug = proper
            elif self.path or getattr(self, "_cached_parent_obj", None):
                parent = self.get_parent()
                self.slug = free_slug(proper, lambda slug: self._slug_is_available(slug, parent, self))

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponseRedirect(quote(self.address))

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from courant.desk.proofs import serve_proof  # which knows every kind of page

        return serve_proof(self, request)

    @property
    def direction(self) -> str:
        """The direction in which it is written."""
        return direction_of(language_of(self))
