"""Staff mail: written down in the transaction that causes it, sent by the worker, tried again for three days (law 22)."""

import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django_tasks import task

log = logging.getLogger("courant")
PAUSES = (10, 60, 300, 900, *[3600] * 72)  # seconds before each further attempt


class InBackground(BaseEmailBackend):
    """Django's mail, without a connection: nobody at the desk waits for a mail server."""

    def send_messages(self, email_messages: Sequence[Any]) -> int:
        """Have the messages sent once the transaction is committed; what is rolled back sends none."""
        for message in email_messages:
            send.enqueue(kept(message))
        return len(email_messages)


@task(queue_name="mail")
def send(letter: dict[str, Any], attempt: int = 0) -> None:
    """Hand one message to the mail server; a server that is away is asked again later."""
    try:
        written(letter).send()
    except Exception as trouble:  # refused, unreachable, hanging, or a letter that no server takes
        if attempt >= len(PAUSES):
            log.error("Mail “%s” was not sent in three days and is given up: %s", letter["subject"], trouble)
            return
        again = timezone.now() + timedelta(seconds=PAUSES[attempt])
        send.using(run_after=again).enqueue(letter, attempt=attempt + 1)
        log.warning("Mail “%s” waits: %s: %s", letter["subject"], type(trouble).__name__, trouble)


def kept(message: Any) -> dict[str, Any]:
    """A message as the table of tasks keeps it."""
    if message.attachments:
        raise ValueError("Mail with attachments cannot be kept; send a link instead.")
    fields = {name: getattr(message, name) for name in ("subject", "body", "from_email")}
    lists = {name: list(getattr(message, name)) for name in ("to", "cc", "bcc", "reply_to")}
    alternatives = [[str(part.content), part.mimetype] for part in getattr(message, "alternatives", [])]
    headers = {name: str(value) for name, value in message.extra_headers.items()}
    return {**{k: str(v) for k, v in fields.items()}, **lists, "headers": headers, "alternatives": alternatives}


def written(letter: dict[str, Any]) -> EmailMultiAlternatives:
    """The message again, with a way to the real mail server."""
    fields = {name: value for name, value in letter.items() if name != "alternatives"}
    message = EmailMultiAlternatives(**fields, connection=get_connection(settings.MAIL_SENT_BY))
    for content, kind in letter["alternatives"]:
        message.attach_alternative(content, kind)
    return message
