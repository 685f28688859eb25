"""The front page of an edition, and with it the edition's settings."""

from typing import Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page

from courant.desk.forms import AddressedForm
from courant.desk.languages import digits_of
from courant.desk.models.addressed import Addressed
from courant.desk.models.policy_version import PolicyVersion
from courant.desk.models.slugged import language_of
from courant.desk.panels import DirectedList


class RuleBlock(blocks.StructBlock):
    number = blocks.IntegerBlock(
        min_value=1, max_value=99, label=_("Number"), help_text=_("Decisions cite it; never use one again.")
    )
    title = blocks.CharBlock(max_length=200, label=_("Title"))
    text = blocks.TextBlock(rows=3, label=_("Text"))

    class Meta:
        icon = "list-ol"
        label = _("Rule")


class FrontPage(Addressed, Page):
    tagline = models.CharField(
        _("tagline"), max_length=200, blank=True, help_text=_("A line under the newspaper's name.")
    )
    description = models.CharField(
        _("description"), max_length=300, blank=True, help_text=_("One sentence for search engines and feeds.")
    )
    calendar = models.CharField(
        _("calendar"), max_length=10, default="gregorian",
        choices=[("gregorian", _("Gregorian")), ("jalali", _("Jalali")), ("both", _("Jalali and Gregorian"))],
    )  # fmt: skip
    numbering = models.CharField(
        _("numbering"), max_length=10, blank=True,
        help_text=_("Digits of the printed pages; the language's own when left empty."),
        choices=[("latn", "0123456789"), ("arab", "٠١٢٣٤٥٦٧٨٩"), ("arabext", "۰۱۲۳۴۵۶۷۸۹")],
    )  # fmt: skip
    timezone = models.CharField(_("timezone"), max_length=60, default="UTC", help_text=_("Such as Asia/Baghdad."))
    comments_open = models.BooleanField(
        _("comments open"), default=True, help_text=_("Whether readers may comment at all.")
    )
    policy_version = models.PositiveIntegerField(
        _("policy version"), default=1, help_text=_("Goes up by itself when the rules change.")
    )
    policy_rules = StreamField([("rule", RuleBlock())], blank=True, verbose_name=_("policy rules"))

    base_form_class = AddressedForm
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["desk.SectionPage", "desk.PlainPage"]
    template = ""

    edit_handler = TabbedInterface([
        DirectedList(
            [
                FieldPanel("title", heading=_("Newspaper's name")), "tagline", "description",
                MultiFieldPanel(["calendar", "numbering", "timezone"], heading=_("Dates and digits")),
            ],
            heading=_("Edition"),
        ),
        DirectedList(["comments_open", FieldPanel("policy_version", read_only=True), "policy_rules"], heading=_("Comment policy")),
    ])  # fmt: skip

    class Meta:
        verbose_name = _("edition's front page")

    @property
    def key(self) -> str:
        return f"edition:{language_of(self)}"

    @property
    def address(self) -> str:
        return f"/{language_of(self)}/"

    @property
    def digits(self) -> str:
        """The numbering system of the printed pages."""
        return self.numbering or digits_of(language_of(self))

    def clean(self) -> None:
        super().clean()
        if self.timezone not in available_timezones():
            raise ValidationError({"timezone": _("There is no time zone of this name; it looks like Asia/Baghdad.")})
        numbers = [rule.value["number"] for rule in self.policy_rules]
        if len(numbers) != len(set(numbers)):
            raise ValidationError({"policy_rules": _("Two rules have the same number.")})
        twin = FrontPage.objects.filter(locale_id=self.locale_id).exclude(pk=self.pk)
        if self.locale_id and twin.exists():
            raise ValidationError(_("This language has a front page already."))

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the page, and the next version of the policy where its rules have changed. All fronts are versions of one another, or nothing under them could be translated."""
        if self._state.adding and (other := FrontPage.objects.exclude(locale_id=self.locale_id).first()):
            self.translation_key = other.translation_key
        if self.live and self.locale_id and not self.alias_of_id and kwargs.get("update_fields") is None:
            self.policy_version = PolicyVersion.in_force(
                language_of(self), self.rules(), first=self.policy_version
            ).version
        super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """The page as a draft has it, with the version of the policy that is in force."""
        page = super().with_content_json(content)
        page.policy_version = self.policy_version
        return page

    def rules(self) -> list[dict[str, Any]]:
        """The numbered rules as plain data."""
        kept = [rule["value"] for rule in self.policy_rules.get_prep_value()]
        return [{name: rule[name] for name in ("number", "title", "text")} for rule in kept]

    def _tidy_slug(self) -> None:
        self.slug = language_of(self)
