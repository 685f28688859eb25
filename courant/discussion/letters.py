"""Mail to moderators: written down with what causes it, sent by the worker, so that no reader waits for a mail server."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import send_mass_mail
from django.urls import reverse

MAY_MODERATE = "discussion.moderate_comment"
# Whoever has just been called looks at all that came since.
QUIET = timedelta(minutes=15)


def say_that_reports_wait() -> None:
    """Tell every moderator that has an address. The mail has no word of a reader's: it lies in mailboxes for years."""
    subject = f"{settings.COURANT.site_name}: a reader reported a comment"
    address = f"{settings.COURANT.site_url}{reverse('moderation:reported')}"
    text = f"A reader has reported a comment. It waits here, with whatever else was reported:\n\n{address}\n"
    moderators = User.objects.with_perm(MAY_MODERATE, backend="django.contrib.auth.backends.ModelBackend")
    addresses = moderators.filter(is_active=True).exclude(email="").order_by("pk").values_list("email", flat=True)
    send_mass_mail([(subject, text, None, [one]) for one in addresses])
