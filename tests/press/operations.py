"""What a newsroom does, one function for each kind of operation; each picks what it does it to by a random number.

An operation takes the newsroom and a `random.Random`, and returns the documents that changed.
"""

from datetime import timedelta

from msgspec.structs import replace

from courant.documents import Correction, Paragraph, Rule
from tests.press import makers as make
from tests.press.newsroom import pictures_in, with_photos


def publish(newsroom, random):
    edition = random.choice(newsroom.of("edition") or [None])
    sections = newsroom.of("section", edition.key) if edition else []
    if not sections:
        return {}
    fields = {"published_at": None, "topics": (f"topic:{edition.id}-water",)}
    if random.random() < 0.4:
        fields["lead_photo"] = make.make_photo(make.make_picture(str(random.randrange(4))))
    return newsroom.change(newsroom.new_story(edition.id, random.choice(sections), **fields))


def unpublish(newsroom, random):
    return newsroom.change(gone=[story.key for story in picked(newsroom.stories(), random)])


def publish_again(newsroom, random):
    """Somebody unpublished it, and its section is still where it was."""
    changed = []
    for story in picked([d for d in newsroom.returnable() if d.key.startswith("story:")], random):
        section = newsroom.documents.get(story.section)
        if section and story.path.startswith(section.path):
            changed.append(story)
    return newsroom.change(*changed)


def backdate(newsroom, random):
    """An earlier date: another address, another month."""
    changed = []
    for story in picked(newsroom.stories(), random):
        at = story.published_at - timedelta(days=random.randrange(1, 70))
        section, slug = newsroom.get(story.section), story.path.split("/")[-2]
        path = f"{section.path}{at:%Y/%m/%d}/{slug}/"
        changed.append(replace(story, published_at=at, updated_at=at, path=path))
    return newsroom.change(*changed)


def retitle(newsroom, random):
    return edit_story(newsroom, random, headline=f"New headline {newsroom.new_number()}")


def rewrite(newsroom, random):
    """New words, with a link to something that may come and go."""
    links = [document.key for kind in ("story", "page", "section") for document in newsroom.of(kind)]
    html = "".join(f'<p><a href="courant:{key}">See</a></p>' for key in random.sample(links, min(3, len(links))))
    return edit_story(newsroom, random, body=(Paragraph(html=html or "<p>Nothing.</p>"),))


def quote_somebody(newsroom, random):
    changed = []
    for story in picked(newsroom.stories(), random):
        for source in picked(newsroom.of("source", story.edition), random):
            changed.append(replace(story, body=(*story.body, make.make_quote(source))))
    return newsroom.change(*changed)


def change_type(newsroom, random):
    return edit_story(newsroom, random, type=random.choice(["news", "opinion", "interview"]))


def update(newsroom, random):
    return newsroom.change(
        *(replace(s, updated_at=s.updated_at + timedelta(hours=2)) for s in picked(newsroom.stories(), random))
    )


def correct(newsroom, random):
    return newsroom.change(
        *(
            replace(
                s,
                corrections=(
                    *s.corrections,
                    Correction(at=s.updated_at + timedelta(hours=1), text="Not so.", id=f"{newsroom.new_number()}"),
                ),
            )
            for s in picked(newsroom.stories(), random)
        )
    )


def move_to_another_section(newsroom, random):
    changed = []
    for story in picked(newsroom.stories(), random):
        section = random.choice(newsroom.of("section", story.edition))
        rest = "/".join(story.path.split("/")[-5:])
        changed.append(replace(story, section=section.key, path=section.path + rest))
    return newsroom.change(*changed)


def change_slug(newsroom, random):
    stories = picked(newsroom.stories(), random)
    return newsroom.change(*(replace(s, path=f"{s.path[:-1]}-{newsroom.new_number()}/") for s in stories))


def swap_addresses(newsroom, random):
    """Two stories exchange their slugs in one change: neither address is ever left."""
    stories = newsroom.stories()
    one = random.choice(stories) if stories else None
    others = [story for story in stories if story is not one and story.section == one.section]
    if not others:  # an address is always under that of the story's section
        return {}
    other = random.choice(others)
    return newsroom.change(replace(one, path=other.path), replace(other, path=one.path))


def go_back_to_a_former_address(newsroom, random):
    left = sorted((path, key) for path, (_edition, key) in newsroom.former.items() if key in newsroom.documents)
    for path, key in picked(left, random)[:1]:
        return newsroom.edit(key, path=path)
    return {}


def sign_by_others(newsroom, random):
    changed = []
    for story in picked(newsroom.stories(), random):
        people = newsroom.of("contributor", story.edition)
        bylines = tuple(make.make_byline(p, random.choice(["by", "photos"])) for p in random.sample(people, 2))
        changed.append(replace(story, bylines=bylines))
    return newsroom.change(*changed)


def change_topics(newsroom, random):
    changed = []
    for story in picked(newsroom.stories(), random):
        topics = [topic.key for topic in newsroom.of("topic", story.edition)]
        changed.append(replace(story, topics=tuple(random.sample(topics, random.randrange(len(topics) + 1)))))
    return newsroom.change(*changed)


def change_related(newsroom, random):
    keys = [story.key for story in newsroom.stories()]
    return edit_story(newsroom, random, related=tuple(random.sample(keys, min(2, len(keys)))))


def add_translation(newsroom, random):
    english, persian = newsroom.stories("edition:en"), newsroom.stories("edition:fa")
    if not (english and persian):
        return {}
    return newsroom.edit(random.choice(persian).key, translation_key=random.choice(english).translation_key)


def remove_translation(newsroom, random):
    return edit_story(newsroom, random, translation_key=f"alone-{newsroom.new_number()}")


def take_photo(newsroom, random):
    photo = make.make_photo(make.make_picture(str(random.randrange(4))), caption=f"Taken {newsroom.new_number()}")
    return edit_story(newsroom, random, lead_photo=photo)


def drop_photo(newsroom, random):
    return edit_story(newsroom, random, lead_photo=None)


def replace_photo_file(newsroom, random):
    """A new file under the same photo of the library: whatever shows it changes."""
    shown = sorted({id for document in newsroom.documents.values() for id in pictures_in(document)})
    new = {id: make.make_picture(id, version=newsroom.new_number()) for id in picked(shown, random)}

    def changed(photo):
        return photo and replace(photo, picture=new.get(photo.picture.id, photo.picture))

    documents = [d for d in newsroom.documents.values() if new.keys() & pictures_in(d).keys()]
    return newsroom.change(*(with_photos(document, changed) for document in documents))


def change_photo_words(newsroom, random):
    """Credit, caption, alternative text or provenance."""
    fields = random.choice([{"credit": "Photo: B"}, {"caption": ""}, {"alt": "Else."}, {"provenance": "illustration"}])
    with_pictures = [d for d in newsroom.documents.values() if pictures_in(d)]
    documents = picked(sorted(with_pictures, key=lambda d: d.key), random)
    return newsroom.change(*(with_photos(d, lambda photo: photo and replace(photo, **fields)) for d in documents))


def write_again(newsroom, random):
    """The same once more: nothing changes."""
    return newsroom.change(*picked(newsroom.stories(), random))


def comment(newsroom, random):
    changed = []
    for story in picked(newsroom.stories(), random):
        thread = newsroom.documents.get(f"thread:{story.id}") or make.make_thread(story)
        new = make.make_comment(newsroom.new_number())
        changed.append(replace(thread, comments=(*thread.comments, new)))
    return newsroom.change(*changed)


def comment_on_a_further_page(newsroom, random):
    """On the last page of a thread, or on one that begins with it."""
    changed = []
    for thread in picked(newsroom.of("thread"), random):
        story = newsroom.documents.get(f"story:{thread.id}")
        if story is None:
            continue
        last = thread.pages + (random.random() < 0.4 or thread.pages == 1)
        new = make.make_comment(newsroom.new_number(), page=last, is_pick=random.random() < 0.3)
        picks = (*thread.picks, new) if new.is_pick else thread.picks
        changed.append(replace(thread, pages=last, elsewhere=thread.elsewhere + 1, picks=picks))
        for number in range(max(2, last - 2), last + 1):
            page = newsroom.documents.get(f"thread_page:{thread.id}/{number}") or make.make_thread_page(story, number)
            comments = (*page.comments, new) if number == last else page.comments
            changed.append(replace(page, comments=comments, later=last - number))
    return newsroom.change(*changed)


def take_a_comment_away(newsroom, random):
    """Where it was answered, it leaves a tombstone."""
    changed = []
    for thread in picked([thread for thread in newsroom.of("thread") if thread.comments], random):
        top, *rest = thread.comments
        reply = make.make_comment(newsroom.new_number(), parent_id=top.id)
        gone = replace(top, name="", text="", is_pick=False, is_tombstone=True)
        changed.append(replace(thread, comments=(gone, *rest) if rest and rest[0].parent_id else (top, reply, *rest)))
    return newsroom.change(*changed)


def remove_comment(newsroom, random):
    threads = [thread for thread in newsroom.of("thread") if not any(comment.parent_id for comment in thread.comments)]
    return newsroom.change(*(replace(t, comments=t.comments[1:]) for t in picked(threads, random)))


def vote(newsroom, random):
    return newsroom.change(*(replace(t, yes=t.yes + 1) for t in picked(newsroom.of("thread"), random)))


def close_discussion(newsroom, random):
    return newsroom.change(*(replace(t, is_open=not t.is_open) for t in picked(newsroom.of("thread"), random)))


def change_rules(newsroom, random):
    editions = picked(newsroom.of("edition"), random)
    rules = (Rule(number=1, title=f"Be kind {newsroom.new_number()}", text="Be it."),)
    changed = [replace(e, policy_rules=rules, policy_version=e.policy_version + 1) for e in editions]
    return newsroom.change(*changed, *map(make.make_policy_version, changed))


def picked(things, random):
    """One of them, seldom two or none."""
    return random.sample(things, min(len(things), random.choice([1, 1, 1, 1, 2])))


def edit_story(newsroom, random, **fields):
    return newsroom.change(*(replace(story, **fields) for story in picked(newsroom.stories(), random)))


ON_STORIES = [
    publish, unpublish, publish_again, backdate, retitle, rewrite, quote_somebody, change_type, update, correct,
    move_to_another_section, change_slug, swap_addresses, go_back_to_a_former_address, sign_by_others, change_topics,
    change_related, add_translation, remove_translation, take_photo, drop_photo, replace_photo_file,
    change_photo_words, write_again, comment, comment_on_a_further_page, take_a_comment_away, remove_comment, vote, close_discussion, change_rules,
]  # fmt: skip
