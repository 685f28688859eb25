"""Mail to moderators: written down with what causes it, sent by the worker, so that no reader waits for a mail server.

It has no word of a reader's: it lies in mailboxes for years.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage, get_connection
from django.db.models import QuerySet
from django.urls import reverse

from courant.discussion import printed, sentences
from courant.discussion.sentences import Sentence
from courant.lib.digits import Numbering, to_digits

MAY_MODERATE = "discussion.moderate_comment"
# Whoever has just been called looks at all that came since.
QUIET = timedelta(minutes=15)
AUTOMATIC = {"Auto-Submitted": "auto-generated"}  # so that nobody's holiday answers


def say_that_reports_wait(edition: str) -> None:
    """Tell every moderator that has an address of a report in this edition."""
    send(
        Sentence(sentences.MAIL_REPORTED), [Sentence(sentences.MAIL_REPORT_WAITS)], to=moderators(),
        leading_to=reverse("moderation:reported"), otherwise_in=edition,
    )  # fmt: skip


def send(
    subject: Sentence, lines: Sequence[Sentence], *, to: QuerySet[User], leading_to: str, otherwise_in: str
) -> int:
    """Write to each in the language that they chose for the desk, or else in that of an edition; returns how many letters
    that are."""
    address = f"{settings.COURANT.site_url}{leading_to}"
    letters = []
    for receiver, chosen in to.values_list("email", "wagtail_userprofile__preferred_language"):
        language = chosen or otherwise_in
        text = "\n".join(said(line, language) for line in lines)
        title = f"{settings.COURANT.site_name}: {said(subject, language)}"
        letters.append(EmailMessage(title, f"{text}\n\n{address}\n", to=[receiver], headers=AUTOMATIC))
    get_connection().send_messages(letters)
    return len(letters)


def moderators() -> QuerySet[User]:
    """Every moderator that has an address."""
    found = User.objects.with_perm(MAY_MODERATE, backend="django.contrib.auth.backends.ModelBackend")
    return found.filter(is_active=True).exclude(email="").order_by("pk")


def said(sentence: Sentence, language: str) -> str:
    """A sentence as the theme says it in a language, in the digits of the edition that is printed in it."""
    numbering: Numbering = "latn"
    try:
        numbering = printed.edition(language).numbering
    except printed.NothingPrinted:  # nobody reads the newsroom in it
        pass
    text = printed.theme().words(language).gettext(sentence.text)
    return text % {name: to_digits(number, numbering) for name, number in sentence.numbers.items()}
