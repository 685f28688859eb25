"""What the feeds of one publication cost: `python -m bench.feeds` prints milliseconds for one subject's two files."""

import statistics
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.words import Words
from courant import documents as d
from courant.lib.compression import VARIANTS
from courant.press import feed_stories
from courant.press.file import File
from courant.press.library import Library
from courant.press.outputs import feed
from courant.press.theme import Theme

ROUNDS = 20
EDITION = d.Edition(
    id="en", language="en", direction="ltr", language_name="English", path="/en/", position=1, title="The Bridge"
)
AROUND = (
    d.Section(id="1", edition="edition:en", path="/en/city/", title="City"),
    d.Contributor(id="1", edition="edition:en", path="/en/people/ada/", name="Ada"),
    d.Topic(id="1", edition="edition:en", path="/en/topics/water/", title="Water"),
)


class Memory:
    """Thirty stories of about 700 words. Satisfies `library.Documents`."""

    def __init__(self) -> None:
        words = Words(seed=1)
        at = datetime(2026, 11, 22, tzinfo=UTC)
        stories = [
            d.Story(
                id=str(n), edition="edition:en", language="en", path=f"/en/city/{n}/", translation_key=str(n),
                headline=f"Story {n}", section="section:1", topics=("topic:1",), body=_body(words),
                bylines=(d.Byline(contributor="contributor:1"),), published_at=at + timedelta(minutes=n),
                updated_at=at + timedelta(minutes=n),
            )
            for n in range(30)
        ]  # fmt: skip
        site = d.Site(base_url="https://news.example", name="The Bridge")
        self.keys = [story.key for story in reversed(stories)]
        self.by_key: dict[str, d.Document] = {it.key: it for it in (site, EDITION, *AROUND, *stories)}

    def document(self, key: str) -> d.Document | None:
        """By its key."""
        return self.by_key.get(key)

    def query(self, name: str, *, newest_first: bool = False, limit: int | None = None) -> list[str]:
        """The newest, whatever is asked for."""
        return self.keys[:limit]


def _body(words: Words) -> tuple[d.Paragraph, ...]:
    return tuple(
        d.Paragraph(html=f'<p>{words.paragraph(70)} <a href="courant:section:1">More</a></p>') for _ in range(10)
    )


def main() -> None:
    """Measure the first feed of a batch, the others, and the compressing of one's two files."""
    memory, theme = Memory(), Theme(Path("themes/plain"))
    first, others, compressing = [], [], []
    for _ in range(ROUNDS):
        feed_stories._set.cache_clear()
        feed_stories._cited.cache_clear()
        first.append(_milliseconds(lambda: list(feed.files(EDITION, Library(memory), theme))))
        for subject in AROUND:
            others.append(_milliseconds(lambda subject=subject: list(feed.files(subject, Library(memory), theme))))
    texts = [file.content for file in feed.files(EDITION, Library(memory), theme) if isinstance(file, File)]
    for _ in range(ROUNDS):
        compressing.append(_milliseconds(lambda: [form.compress(text) for text in texts for form in VARIANTS]))
    print(f"two files of {sum(map(len, texts)) // 1000} kB in all, medians of {ROUNDS} rounds, milliseconds")
    for name, values in (("first feed", first), ("each other feed", others), ("compressing both files", compressing)):
        print(f"{name:24} {statistics.median(values):7.2f}")


def _milliseconds(act) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
