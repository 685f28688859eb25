"""The desk's forms, filled as the browser's script would send them."""

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

EMPTY = {"story_contributors": [], "story_topics": [], "related_stories": []}


def story_form(title="The bridge reopens", *, lead=(), body=(), action="", **fields):
    """The edit form of a story; `lead` and `body` are lists of (kind, value). Without an action it is a draft."""
    data = {
        "title": title, "slug": "", "standfirst": "After nine weeks.", "story_type": "news", "dated": "",
        "go_live_at": "", "expire_at": "", "lead_photo": streamfield(list(lead)), "body": streamfield(list(body)),
        **{name: inline_formset(rows) for name, rows in EMPTY.items()},
    } | fields  # fmt: skip
    return _sent(data, action)


def section_form(title="City", *, action="", **fields):
    """The edit form of a section."""
    return _sent({"title": title, "slug": "", "description": "", "go_live_at": "", "expire_at": ""} | fields, action)


def page_form(title="Contact", *, body=(), action="", **fields):
    """The edit form of a plain page."""
    data = {
        "title": title,
        "slug": "",
        "purpose": "plain",
        "body": streamfield(list(body)),
        "go_live_at": "",
        "expire_at": "",
    }
    return _sent(data | fields, action)


def front_form(title="The Tributary", *, rules=(), action="", **fields):
    """The edit form of an edition's front page."""
    data = {
        "title": title, "slug": "", "tagline": "", "description": "", "calendar": "gregorian", "numbering": "",
        "timezone": "UTC", "comments_open": "on", "policy_version": "1", "policy_rules": streamfield(list(rules)),
        "go_live_at": "", "expire_at": "",
    }  # fmt: skip
    return _sent(data | fields, action)


def photo(image, **fields):
    """A photo block with all that law 19 asks for: `photo(picture, credit="")` lacks one."""
    value = {
        "image": str(image.pk),
        "caption": "Cars.",
        "credit": "Photo by A. Reyes",
        "provenance": "staff",
        "alt": "Cars",
    }
    return "photo", value | fields


def text(html="<p>Cars crossed at noon.</p>"):
    """A paragraph block."""
    return "paragraph", rich_text(html)


def _sent(data, action):
    # The panel of comments on drafts is part of every page's form.
    sent = {"comments": inline_formset([])} | data | ({f"action-{action}": action} if action else {})
    return nested_form_data(sent)


def errors_in(response):
    """What the form complains of, as plain text by field."""
    form = response.context["form"]
    found = {name: " ".join(map(str, errors)) for name, errors in form.errors.items()}
    return {name: words_of(errors) or found[name] for name, errors in form.errors.as_data().items()}


def words_of(errors):
    """All sentences in nested errors: streams keep theirs in blocks."""
    words = []
    for error in errors if isinstance(errors, list | tuple) else [errors]:
        nested = getattr(error, "block_errors", None)
        if nested:
            words += [words_of(inner) for inner in (nested.values() if isinstance(nested, dict) else nested)]
        elif hasattr(error, "messages"):
            words += error.messages
        elif hasattr(error, "data"):
            words += error.data
    return " ".join(filter(None, words))
