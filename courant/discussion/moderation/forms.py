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
NO_RULES = _(
    "Every rejection cites a rule, and the comment policy of this edition has none. "
    "An editor writes rules on the edition's front page, under Comment policy."
)


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
    rule = forms.TypedChoiceField(
        coerce=int, widget=forms.RadioSelect, label=_("Rule"),
        error_messages={"required": _("Choose the rule that the comment breaks.")},
    )  # fmt: skip
    # As the moderator saw it: in another version the number may stand for another rule.
    policy_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    reason = forms.ChoiceField(choices=Reason.choices, initial=Reason.RULE, label=_("To be noted"))
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
        self.fields["policy_version"].initial = policy.version
        if not policy.rules:
            self.fields["rule"].error_messages["required"] = NO_RULES

    def clean_told(self) -> str:
        told: str = self.cleaned_data["told"]
        if comment_text.find_fault(told):
            raise ValidationError(_("It has characters that cannot be shown."))
        if comment_text.length(told) > TOLD_LIMIT:
            raise ValidationError(_("It may have %(limit)s characters."), params={"limit": TOLD_LIMIT})
        return comment_text.tidy_text(told)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        seen = cleaned.get("policy_version")
        if seen is not None and seen != self.policy.version:
            self.data = {**self.data.dict(), "policy_version": str(self.policy.version)}  # type: ignore[attr-defined]
            self.add_error("rule", _("The policy has changed since you opened this page. Choose the rule again."))
        return cleaned

    @property
    def outcome(self) -> dict[str, Any]:
        """What `Comment.reject` wants to know."""
        return {
            "reason": self.cleaned_data["reason"], "told": self.cleaned_data["told"],
            "rule": self._rules[self.cleaned_data["rule"]], "policy_version": self.policy.version,
        }  # fmt: skip
