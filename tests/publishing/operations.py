"""What people do to a newsroom: each operation is one thing that editors, moderators or readers do, by the desk's own
models and Wagtail's own actions. Each gets the newsroom and a source of chance, and may find nothing to do."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db.models.deletion import ProtectedError
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Locale

from courant.desk.models import (
    Contributor,
    Correction,
    FrontPage,
    PhotoFile,
    PlainPage,
    RelatedStory,
    SectionPage,
    Source,
    StoryPage,
    Topic,
)  # fmt: skip
from courant.discussion.figures import close_months
from courant.discussion.models import Comment, Conflict, EditionSettings, Thread
from tests.desk import newsroom as make
from tests.publishing.operations_on_comments import ON_COMMENTS, moderator


class Newsroom:
    """The newsroom under change, and what chance picks from it."""

    def __init__(self, chance, calendar):
        self.chance = chance
        self.calendar = calendar
        self.count = 0

    def word(self):
        """A word that was never used before."""
        self.count += 1
        return f"Word {self.chance.randrange(1000)}x{self.count}"

    def one(self, model, **filters):
        """Any one of these, or None."""
        found = list(model.objects.filter(**filters).order_by("pk"))
        return self.chance.choice(found) if found else None

    def live_story(self):
        """A story that readers may see; aliases follow the stories that they stand for."""
        return self.one(StoryPage, live=True, alias_of__isnull=True)

    def live_section(self, **filters):
        """A section to put stories into."""
        return self.one(SectionPage, live=True, alias_of__isnull=True, **filters)

    def moment(self):
        """A moment of the last months, before the day that it is."""
        return make.AT - timedelta(days=self.chance.randrange(90), minutes=self.chance.randrange(600))

    def thread(self):
        """The thread of a story that was printed."""
        return self.one(Thread)


def publish_a_story(room):
    section = room.live_section()
    if section is None:
        return
    language = section.locale.language_code
    writers = Contributor.objects.filter(locale=section.locale).order_by("pk")
    source, topic = room.one(Source, locale=section.locale), room.one(Topic, locale=section.locale)
    earlier = room.one(StoryPage, live=True, locale=section.locale)
    make.make_story(
        f"{room.word()} {language}", section=section, by=room.chance.sample([*writers], min(len(writers), 2)),
        topics=[topic] if topic else [], quotes=[source] if source else [], photo=room.one(PhotoFile),
        related=[earlier] if earlier else [], body=[make.link_to(earlier)] if earlier else None,
    )  # fmt: skip


def edit_a_story(room):
    if story := room.live_story():
        make.edited(story, title=room.word(), standfirst=room.word())


def unpublish_a_story(room):
    if story := room.live_story():
        make.unpublished(story)


def publish_again(room):
    if story := room.one(StoryPage, live=False, alias_of__isnull=True):
        make.published(story)


def backdate_a_story(room):
    if story := room.live_story():
        make.edited(story, dated=room.moment())


def change_the_slug_of_a_story(room):
    if story := room.live_story():
        make.edited(story, slug=room.word())


def move_a_story(room):
    story = room.live_story()
    if story and (section := room.live_section(locale=story.locale)):
        story.move(section, pos="last-child")


def delete_a_story(room):
    if story := room.live_story():
        story.delete()


def copy_a_story(room):
    if story := room.live_story():
        story.copy(update_attrs={"slug": room.word(), "title": room.word()}, keep_live=room.chance.random() < 0.7)


def make_an_alias(room):
    if story := room.live_story():
        story.create_alias(update_slug=f"alias-{room.count}-{room.chance.randrange(10**6)}")


def turn_an_alias_into_a_story(room):
    if alias := room.one(StoryPage, live=True, alias_of__isnull=False):
        ConvertAliasPageAction(alias).execute(skip_permission_checks=True)


def take_a_topic_away(room):
    if story := room.one(StoryPage, live=True, alias_of__isnull=True, story_topics__isnull=False):
        make.edited(story, story_topics=[])


def change_related_stories(room):
    story, other = room.live_story(), room.live_story()
    if story and story != other:
        make.edited(story, related_stories=[RelatedStory(related=other, sort_order=0)])


def correct_a_story(room):
    if story := room.live_story():
        Correction.objects.create(story=story, text=f"Not so: {room.word()}.", at=make.AT)


def rename_a_section(room):
    if section := room.live_section():
        make.edited(section, title=room.word())


def change_the_slug_of_a_section(room):
    if section := room.live_section():
        make.edited(section, slug=room.word())


def unpublish_a_section(room):
    if section := room.live_section():
        make.unpublished(section)


def unpublish_a_section_with_its_stories(room):
    section = room.live_section()
    if section and room.chance.random() < 0.5:
        UnpublishPageAction(section, include_descendants=True, user=moderator()).execute(skip_permission_checks=True)


def publish_a_section_again(room):
    if section := room.one(SectionPage, live=False):
        make.published(section)


def put_a_section_first(room):
    if section := room.live_section():
        section.move(section.get_parent(), pos="first-child")


def delete_a_section(room):
    section = room.live_section()
    if section and room.chance.random() < 0.3:
        section.delete()


def edit_a_plain_page(room):
    if page := room.one(PlainPage, live=True):
        make.edited(page, title=room.word(), body=[make.paragraph(f"<p>{room.word()}</p>")])


def take_a_plain_page_down_or_put_it_up(room):
    if page := room.one(PlainPage):
        make.unpublished(page) if page.live else make.published(page)


def change_an_edition(room):
    if front := room.one(FrontPage, live=True, alias_of__isnull=True):
        fields = {
            "tagline": room.word(), "comments_open": room.chance.random() < 0.5, "policy_version": room.count + 1,
            "timezone": room.chance.choice(["UTC", "Asia/Baghdad", "America/New_York"]),
        }  # fmt: skip
        make.edited(front, **dict(room.chance.sample(sorted(fields.items()), 2)))


def take_an_edition_down(room):
    front = room.one(FrontPage, live=True, alias_of__isnull=True)
    if front and room.chance.random() < 0.5:
        make.unpublished(front)


def put_an_edition_up(room):
    if front := room.one(FrontPage, live=False):
        make.published(front)


def add_an_edition(room):
    if not FrontPage.objects.filter(locale__language_code="fa").exists():
        front = make.make_edition("fa", timezone="Asia/Tehran")
        make.make_story(room.word(), section=make.make_section(room.word(), edition=front))


def remove_an_edition(room):
    front = room.one(FrontPage, locale__language_code__in=["fa", "ar"])
    if front is None or room.chance.random() < 0.5:
        return
    locale = front.locale
    front.delete()
    if room.chance.random() < 0.5:
        for model in (Contributor, Source, Topic):
            model.objects.filter(locale=locale).delete()
        Locale.objects.get(pk=locale.pk).delete()


def translate_a_story(room):
    story, locale = room.live_story(), room.one(Locale)
    if story and locale != story.locale and not story.has_translation(locale):
        copy = story.copy_for_translation(locale, copy_parents=True)
        make.edited(copy, title=room.word())


def replace_a_photo(room):
    if photo := room.one(PhotoFile):
        make.replaced(photo)


def delete_a_photo(room):
    photo = room.one(PhotoFile)
    if photo and room.chance.random() < 0.3:
        photo.delete()


def change_a_credit(room):
    if story := room.one(StoryPage, live=True, alias_of__isnull=True):
        photo = room.one(PhotoFile)
        make.edited(story, lead_photo=[make.photo_block(photo, credit=room.word())] if photo else [])


def rename_a_contributor(room):
    if who := room.one(Contributor):
        who.name = room.word()
        who.slug = "" if room.chance.random() < 0.5 else who.slug
        who.save()


def rename_a_topic(room):
    if topic := room.one(Topic):
        topic.name = room.word()
        topic.save()


def rename_a_source(room):
    if source := room.one(Source):
        source.name, source.slug = room.word(), ""
        source.save()


def delete_a_topic(room):
    if topic := room.one(Topic):
        topic.delete()


def delete_a_source(room):
    if source := room.one(Source):
        source.delete()


def translate_an_entry(room):
    entry = room.one(room.chance.choice([Contributor, Source, Topic]))
    locale = room.one(Locale)
    if entry and locale != entry.locale and not entry.has_translation(locale):
        copy = entry.copy_for_translation(locale)
        copy.name = room.word()
        copy.save()


def choose_the_fewest_votes_shown(room):
    if edition := room.one(Locale):
        fewest = room.chance.choice([1, 2, 10])
        EditionSettings.of(edition.language_code).change(by=moderator(), fewest_votes=fewest)


def let_a_day_pass(room):
    room.calendar.day += timedelta(days=1)


def close_the_months(room):
    """A month passes, and what became of comments is counted: with a comment every time, so that there is something."""
    if thread := room.thread():
        number = room.count = room.count + 1
        for count in range(room.chance.choice([1, 12])):
            Comment.objects.create(
                thread=thread, text="Long ago.", policy_version=1, posted_at=make.AT - timedelta(days=60),
                token_hash=f"{number:030}{count:03}", text_digest=f"{number:064}",
            )  # fmt: skip
        room.calendar.day += timedelta(days=31)
        close_months(room.calendar.day)


# What the desk or the discussion does not allow changes nothing.
REFUSALS = (ValidationError, ProtectedError, Conflict)
OPERATIONS = [
    turn_an_alias_into_a_story, unpublish_a_section_with_its_stories, take_a_plain_page_down_or_put_it_up,
    publish_a_story, edit_a_story, unpublish_a_story, publish_again, backdate_a_story, change_the_slug_of_a_story,
    move_a_story, delete_a_story, copy_a_story, make_an_alias, take_a_topic_away, change_related_stories,
    correct_a_story, rename_a_section, change_the_slug_of_a_section, unpublish_a_section, publish_a_section_again,
    put_a_section_first, delete_a_section, edit_a_plain_page, change_an_edition, take_an_edition_down,
    put_an_edition_up, add_an_edition, remove_an_edition, translate_a_story, replace_a_photo, delete_a_photo,
    change_a_credit, rename_a_contributor, rename_a_topic, rename_a_source, delete_a_topic, delete_a_source,
    translate_an_entry, choose_the_fewest_votes_shown, close_the_months, let_a_day_pass, *ON_COMMENTS,
]  # fmt: skip
