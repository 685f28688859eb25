"""Load the demo newsroom into an empty or half-loaded desk; what is there already stays as it is."""

import secrets
import uuid
from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.models import GroupApprovalTask, GroupPagePermission, Locale, Page, Site

from courant.demo import newsroom_files, pictures
from courant.demo.stories import Stories
from courant.desk.models import (
    Contributor,
    FrontPage,
    PhotoFile,
    PlainPage,
    SectionPage,
    Source,
    StoryPage,
    Topic,
)

NAMESPACE = uuid.UUID("6f0d2c1e-5d0b-4c8e-9a53-0c9a7b1f2d34")  # so that loading twice finds what it loaded before
Say = Callable[[str], None]
CALENDARS = {"fa": "both"}
ROLES = {
    "admin": None,
    "editor": "Editors in chief",
    "reporter": "Reporters",
    "moderator": "Discussion moderators",
}


def family(kind: str, key: str) -> uuid.UUID:
    """The translation key that all language versions of a thing share."""
    return uuid.uuid5(NAMESPACE, f"{kind}:{key}")


def load(say: Say = lambda line: None) -> dict[str, str]:
    """Load everything that is missing; returns new passwords by login, for those logins that are new."""
    with transaction.atomic():
        passwords = make_logins()
        make_locales()
    photos = load_pictures(say)
    for language in newsroom_files.LANGUAGES:
        with transaction.atomic():
            edition = Loaded(language, photos)
            edition.load_frame()
            Stories(edition).load(say)
    with transaction.atomic():
        for language in newsroom_files.LANGUAGES:
            Stories(Loaded(language, photos)).connect()
    return passwords


def make_locales() -> None:
    """The three languages, and no page of Wagtail's own."""
    for language in newsroom_files.LANGUAGES:
        Locale.objects.get_or_create(language_code=language)
    Page.objects.filter(depth=2, slug="home", content_type__model="page").delete()


def load_pictures(say: Say) -> dict[str, PhotoFile]:
    """The drawn scenes, as photos of the library."""
    photos = {photo.title: photo for photo in PhotoFile.objects.filter(title__in=pictures.SCENES)}
    missing = [key for key in pictures.SCENES if key not in photos]
    for number, key in enumerate(missing, 1):
        with transaction.atomic():
            photo = PhotoFile(title=key)
            photo.file = ContentFile(pictures.jpeg(key), name=f"{key}.jpg")
            photo.save()
        photos[key] = photo
        say(f"Drawing pictures: {number} of {len(missing)}")
    return photos


class Loaded:
    """One edition of the demo newsroom in the desk."""

    def __init__(self, language: str, photos: dict[str, PhotoFile]) -> None:
        self.language = language
        self.locale = Locale.objects.get(language_code=language)
        self.texts = newsroom_files.newsroom(language)
        self.photos = photos

    def load_frame(self) -> None:
        """Front page, sections, plain pages, contributors, sources and topics."""
        self.front = self._page(FrontPage, Page.get_first_root_node(), "front", "front", **self._edition_fields())
        if self.language == newsroom_files.LANGUAGES[0]:
            Site.objects.update_or_create(
                is_default_site=True,
                defaults={"hostname": "localhost", "root_page": self.front, "site_name": "Courant"},
            )
        for entry in self.texts["sections"]:
            self._page(SectionPage, self.front, "section", entry["key"], title=entry["title"], slug=entry["slug"],
                       description=entry["description"])  # fmt: skip
        self._plain_pages()
        self._entries()

    def find(self, model: Any, kind: str, key: str) -> Any:
        """A thing of this edition by its key, or None."""
        return model.objects.filter(translation_key=family(kind, key), locale=self.locale).first()

    def _page(self, model: Any, parent: Page, kind: str, key: str, **fields: Any) -> Any:
        page = self.find(model, kind, key)
        if page is None:
            page = model(locale=self.locale, translation_key=family(kind, key), **fields)
            parent.add_child(instance=page)
            page.save_revision().publish()
        return page

    def _edition_fields(self) -> dict[str, Any]:
        edition = self.texts["edition"]
        rules = [{"type": "rule", "value": rule} for rule in self.texts["policy_rules"]]
        return {
            "title": edition["title"], "tagline": edition["tagline"], "description": edition["description"],
            "calendar": CALENDARS.get(self.language, "gregorian"), "policy_rules": rules, "slug": self.language,
        }  # fmt: skip

    def _plain_pages(self) -> None:
        edition = self.texts["edition"]
        for purpose, title, body in (
            ("about", edition["about_title"], edition["about"]),
            ("comment_policy", edition["policy_title"], edition["policy"]),
            *((page["purpose"], page["title"], page["body"]) for page in self.texts["pages"]),
        ):
            blocks = [{"type": "paragraph", "value": html} for html in body]
            self._page(PlainPage, self.front, "page", purpose, title=title, purpose=purpose, body=blocks)

    def _entries(self) -> None:
        for kind, model in (("contributors", Contributor), ("sources", Source), ("topics", Topic)):
            for entry in self.texts[kind]:
                if self.find(model, kind, entry["key"]) is None:
                    fields = {
                        name: value for name, value in entry.items() if name not in ("key", "title", "pseudonymous")
                    }
                    fields.setdefault("name", entry.get("title"))
                    if entry.get("pseudonymous"):
                        fields["is_pseudonym"] = True
                    model.objects.create(locale=self.locale, translation_key=family(kind, entry["key"]), **fields)


def make_logins() -> dict[str, str]:
    """One login for each role, with a random password; those that exist keep theirs."""
    make_groups()
    passwords = {}
    for name, group in ROLES.items():
        user, is_new = User.objects.get_or_create(
            username=name,
            defaults={
                "email": f"{name}@example.org",
                "is_superuser": group is None,
                "is_staff": group is None,
            },
        )
        if is_new:
            passwords[name] = secrets.token_urlsafe(9)
            user.set_password(passwords[name])
            user.save()
            if group:
                user.groups.add(Group.objects.get(name=group))
    return passwords


def make_groups() -> None:
    """What each role may do."""
    root = Page.get_first_root_node()
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    may = {
        "Editors in chief": ("add_page", "change_page", "publish_page", "lock_page"),
        "Reporters": ("add_page",),
        "Discussion moderators": (),
    }
    snippets = Permission.objects.filter(
        content_type__app_label="desk", content_type__model__in=("contributor", "source", "topic")
    )
    photos = Permission.objects.filter(content_type__app_label="wagtailimages")
    for name, codenames in may.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.add(access)
        for codename in codenames:
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
        if codenames:
            # What is live changes at once: only those who may publish change entries and pictures that others use.
            verbs = ("add", "change", "view", "choose") if "publish_page" in codenames else ("add", "view", "choose")
            group.permissions.add(*snippets.filter(codename__regex=f"^({'|'.join(verbs)})_"))
            give_photo_permissions(group, photos.filter(codename__in=[f"{verb}_image" for verb in verbs]))
    let_editors_approve(Group.objects.get(name="Editors in chief"))
    moderate = Permission.objects.filter(content_type__app_label="discussion", codename="moderate_comment")
    for name in ("Discussion moderators", "Editors in chief"):
        Group.objects.get(name=name).permissions.add(*moderate)


def let_editors_approve(editors: Group) -> None:
    """What reporters submit waits for the editors; Wagtail's own first workflow asks a group that has nobody."""
    for task in GroupApprovalTask.objects.all():
        task.groups.add(editors)
    editors.permissions.add(*Permission.objects.filter(codename="submit_translation"))


def give_photo_permissions(group: Group, permissions: Any) -> None:
    """Photos are granted by collection, and under the name of Wagtail's own model."""
    from wagtail.models import Collection, GroupCollectionPermission

    root = Collection.get_first_root_node()
    for permission in permissions.exclude(codename="view_image"):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def is_loaded() -> bool:
    """Whether every story is there."""
    wanted = {family("story", key) for language in newsroom_files.LANGUAGES for key in newsroom_files.stories(language)}
    return StoryPage.objects.filter(translation_key__in=wanted).count() >= len(wanted) * len(newsroom_files.LANGUAGES)
