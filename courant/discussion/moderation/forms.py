"""The moderators' forms."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from courant.discussion import printed
from courant.discussion.models import Reason
from courant.documents import Rule
from courant.lib import comment_text

TOLD_LIMIT = 1000


@dataclass(frozen=True)
class Policy:
    """The comment policy of an edition, as it is printed."""

    version: int | None
    rules: tuple[Rule, ...]


def rules_of(edition_code: str) -> Policy:
    """The policy in force; without a printed edition there is none to cite."""
    try:
        edition = printed.edition(edition_code)
    except printed.NothingPrinted:
        return Policy(version=None, rules=())
    return Policy(version=edition.policy_version, rules=edition.policy_rules)


class Approval(forms.Form):
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class Rejection(Approval):
    reason = forms.ChoiceField(choices=Reason.choices, initial=Reason.RULE, label=_("Reason"))
    rule = forms.TypedChoiceField(
        coerce=int, empty_value=None, required=False, widget=forms.RadioSelect, label=_("Rule")
    )
    told = forms.CharField(
        required=False,
        strip=True,
        label=_("What the author is told"),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def __init__(self, *args: Any, policy: Policy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.policy = policy
        self._rules = {rule.number: rule for rule in policy.rules}
        self.fields["rule"].choices = [(rule.number, rule.title) for rule in policy.rules]  # type: ignore[attr-defined]
        if not policy.rules:
            self.fields["reason"].initial = Reason.OTHER

    def clean_told(self) -> str:
        told: str = self.cleaned_data["told"]
        if comment_text.find_fault(told):
            raise ValidationError(_("It has characters that cannot be shown."))
        if comment_text.length(told) > TOLD_LIMIT:
            raise ValidationError(_("It may have %(limit)s characters."), params={"limit": TOLD_LIMIT})
        return comment_text.tidy_text(told)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("reason") == Reason.RULE and not cleaned.get("rule") and "rule" not in self.errors:
            self.add_error("rule", _("Choose the rule that the comment breaks."))
        return cleaned

    @property
    def outcome(self) -> dict[str, Any]:
        """What `Comment.reject` wants to know."""
        rule = self._rules.get(self.cleaned_data["rule"])
        return {
            "reason": self.cleaned_data["reason"], "told": self.cleaned_data["told"], "rule": rule,
            "policy_version": self.policy.version if rule else None,
        }  # fmt: skip
