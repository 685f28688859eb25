"""The private feed of replies to a reader's comments. Its address can be read with and can change nothing."""

from xml.sax.saxutils import escape, quoteattr

from courant.discussion.models import Comment
from courant.discussion.models.comment import VISIBLE
from courant.discussion.receipts.entries import permalink
from courant.documents import Edition
from courant.lib.addresses import quote
from courant.lib.dates import rss_date
from courant.lib.xml_text import xml_safe

MOST = 30
CONTENT_TYPE = "application/rss+xml; charset=utf-8"


def replies_to(reader_hash: str) -> list[Comment]:
    """What other readers see below this reader's comments, the newest first; their own answers are left out."""
    replies = Comment.objects.visible_to_all().filter(parent__reader_hash=reader_hash, parent__status__in=VISIBLE)
    return list(
        replies.exclude(reader_hash=reader_hash).select_related("thread", "root").order_by("-posted_at", "-pk")[:MOST]
    )


def rss(reader_hash: str, *, site: str, address: str, edition: Edition, title: str) -> str:
    """The feed."""
    items = "".join(_item(reply, site) for reply in replies_to(reader_hash))
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel>\n'
        f"<title>{escape(title)}</title><link>{escape(site + quote(edition.path))}</link>"
        f"<description>{escape(title)}</description><language>{edition.language}</language>\n"
        f'<atom:link rel="self" type="application/rss+xml" href={quoteattr(address)}/>\n'
    )
    return xml_safe(f"{head}{items}</channel>\n</rss>\n")


def _item(reply: Comment, site: str) -> str:
    link = site + quote(permalink(reply))
    name = f"<dc:creator>{escape(reply.name)}</dc:creator>" if reply.name else ""
    return (
        f"<item><title>{escape(reply.thread.title)}</title><link>{escape(link)}</link>{name}"
        f'<guid isPermaLink="false">comment-{reply.pk}</guid><pubDate>{rss_date(reply.posted_at)}</pubDate>'
        # A description is read as HTML by every reader of feeds: what its author typed is escaped twice.
        f"<description>{escape(escape(reply.text))}</description></item>\n"
    )
