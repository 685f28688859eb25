"""A fourth edition from nothing, through the desk alone, with the worker killed after every step: the tree always
comes to equal a full print."""

import json
from datetime import UTC, datetime, timedelta
from io import BytesIO
from urllib.parse import quote

import pytest
from PIL import Image

from tests.desk.forms import front_form, page_form, photo, section_form, story_form, text
from tests.journeys import prepared
from tests.journeys.desk_forms import edit
from tests.journeys.full_print import FullPrint, differences, files_in
from tests.journeys.house import House
from tests.journeys.people import Reader, Staff, complaints, fresh_token

pytestmark = [
    pytest.mark.slow,
    pytest.mark.database,
    pytest.mark.xdist_group("kills"),
]  # a real newsroom, its worker killed at each step


class Picture:
    """A photo of the library, as the makers of forms know it."""

    def __init__(self, pk):
        self.pk = pk


class Founder(Staff):
    """Somebody who founds an edition, and whose worker keeps dying."""

    def __init__(self, house, full_print):
        super().__init__(house)
        self.full_print = full_print

    def does(self, path, form, expect=302):
        """Send a form of the desk, kill the worker at once, and look at the shelf when all has come to rest."""
        answer = self.send(path, list(form.items()) if isinstance(form, dict) else form)
        assert answer.status == expect, f"{path}: {answer.status} {complaints(answer.text)}"
        self.suffers_a_kill()
        return answer

    def suffers_a_kill(self):
        self.house.kill("worker")
        with self.house.at_rest():
            assert not differences(files_in(self.house.data / "current" / "site"), self.full_print.of(self.house.data))

    def uploads(self, path, colour, name="picture.jpg", **fields):
        """Send a picture."""
        out = BytesIO()
        Image.new("RGB", (80, 50), colour).save(out, "JPEG")
        edge = "an-edge-that-no-picture-has"
        parts = {"csrfmiddlewaretoken": self.cookies["csrftoken"], "title": "A lighthouse", "collection": "1", **fields}
        head = "".join(
            f'--{edge}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in parts.items()
        )
        head += f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        body = (head + "Content-Type: image/jpeg\r\n\r\n").encode() + out.getvalue() + f"\r\n--{edge}--\r\n".encode()
        answer = self.ask("POST", path, body, f"multipart/form-data; boundary={edge}")
        assert answer.status == 302, complaints(answer.text)
        self.suffers_a_kill()

    def page(self, table, where="TRUE"):
        """The id of the newest page of a kind."""
        return self.house.one(f"SELECT max(page_ptr_id) FROM desk_{table} WHERE {where}")

    def address(self, story):
        """Where the press has printed a story."""
        for file in (self.house.data / "current" / "site").rglob("story.json"):
            if json.loads(file.read_text()).get("id") == str(story):
                return json.loads(file.read_text())["path"]
        return None


@pytest.fixture
def founder(tmp_path):
    prepared.prepare(tmp_path / "prepared")
    full_print = FullPrint(prepared.copy(tmp_path / "prepared", tmp_path / "reference"))
    with House(prepared.copy(tmp_path / "prepared", tmp_path / "newsroom")) as house:
        founder = Founder(house, full_print)
        founder.log_in("admin")
        yield founder
    full_print.close()


def test_a_fourth_edition_survives_every_kill(founder):
    section, other = found_the_edition(founder)
    story = publish_a_story_with_every_part(founder, section)
    change_the_story(founder, story, other)
    publish_and_reject_a_comment(founder, story)
    schedule_and_take_down(founder, section, story)


def found_the_edition(founder):
    """Language, front page, sections and comment policy."""
    founder.does("/desk/locales/new/", {"language_code": "de"})
    root = founder.house.one("SELECT id FROM wagtailcore_page WHERE depth = 1")
    rule = ("rule", {"number": "1", "title": "Zur Sache", "text": "Bitte beim Thema bleiben."})
    founder.does(
        f"/desk/pages/add/desk/frontpage/{root}/?locale=de",
        front_form("Die Talmarer Laterne", rules=[rule], action="publish"),
    )
    front = founder.page("frontpage")
    assert "Die Talmarer Laterne" in printed(founder, "/de/")
    for name in ("Stadt", "Umland"):
        founder.does(f"/desk/pages/add/desk/sectionpage/{front}/", section_form(name, action="publish"))
    founder.does(
        f"/desk/pages/add/desk/plainpage/{front}/",
        page_form("Regeln für Kommentare", purpose="comment_policy", action="publish"),
    )
    assert "Zur Sache" in printed(founder, "/de/comment-policy/")
    rows = founder.house.rows("SELECT page_ptr_id FROM desk_sectionpage ORDER BY page_ptr_id DESC LIMIT 2")
    return rows[1][0], rows[0][0]


def publish_a_story_with_every_part(founder, section):
    """A source, a contributor, a topic, a photo, and the story that uses them all."""
    for kind, more in (("source", {}), ("topic", {}), ("contributor", {"portrait-count": "0"})):
        founder.does(f"/desk/snippets/desk/{kind}/add/?locale=de", {"name": f"Ein {kind}", "slug": "", **more})
    founder.uploads("/desk/images/add/", "navy")
    picture = Picture(founder.house.one("SELECT max(id) FROM desk_photofile"))
    ids = {
        kind: str(founder.house.one(f"SELECT max(id) FROM desk_{kind}")) for kind in ("source", "topic", "contributor")
    }
    another = founder.page("storypage")
    body = [
        text("<p>Der Leuchtturm steht wieder.</p>"), ("subhead", "Was war geschehen"),
        photo(picture, provenance="circulated_online", credit="Im Netz verbreitet"),
        ("quote", {"source": ids["source"], "role": "Wärterin", "told": "am Telefon", "text": "Er brennt wieder."}),
        ("fact_box", {"title": "In Zahlen", "text": rich("Höhe: 31 Meter")}),
    ]  # fmt: skip
    links = {
        "story_contributors-0-contributor": ids["contributor"], "story_contributors-0-role": "by",
        "story_topics-0-topic": ids["topic"], "related_stories-0-related": str(another),
    }  # fmt: skip
    form = story_form("Der Leuchtturm brennt wieder", lead=[photo(picture)], body=body, action="publish")
    for name in ("story_contributors", "story_topics", "related_stories"):
        form |= {f"{name}-TOTAL_FORMS": "1", f"{name}-0-ORDER": "1", f"{name}-0-DELETE": "", f"{name}-0-id": ""}
    founder.does(f"/desk/pages/add/desk/storypage/{section}/", {**form, **links})
    story = founder.page("storypage")
    html = printed(founder, founder.address(story))
    for part in ("Er brennt wieder.", "In Zahlen", "[<bdi>Im Netz verbreitet", "Ein contributor", "Ein topic"):
        assert part in html, part
    return story


def change_the_story(founder, story, other):
    """Move, rename, correct; replace its photo."""
    before = founder.address(story)
    founder.does(f"/desk/pages/{story}/move/{other}/confirm/", {})
    moved = founder.address(story)
    assert moved != before and founder.get(quote(before)).status in (301, 200)
    path, form = edit(founder, story, action="publish", title="Der Turm leuchtet", slug="der-turm-leuchtet")
    founder.does(path, form)
    renamed = founder.address(story)
    assert renamed.endswith("/der-turm-leuchtet/") and "Der Turm leuchtet" in printed(founder, "/de/")
    founder.does(f"/desk/stories/{story}/corrections/add/", {"text": "Er ist 32 Meter hoch."})
    assert "Er ist 32 Meter hoch." in printed(founder, renamed)
    photo_id = founder.house.one("SELECT max(id) FROM desk_photofile")
    pictures = set((founder.house.data / "current/site/pictures").iterdir())
    founder.uploads(f"/desk/images/{photo_id}/", "darkred", name="other.jpg")
    assert set((founder.house.data / "current/site/pictures").iterdir()) != pictures


def publish_and_reject_a_comment(founder, story):
    """A reader writes; the comment is approved, then rejected after all."""
    reader = Reader(founder.house)
    assert reader.comment(story, "Endlich.", fresh_token()).status == 303
    comment = founder.house.one("SELECT max(id) FROM discussion_comment")
    founder.does(f"/desk/discussion/comments/{comment}/approvals/", {"version": "1"})
    assert "Endlich." in printed(founder, founder.address(story))
    founder.does(
        f"/desk/discussion/comments/{comment}/rejections/",
        {"version": "2", "reason": "rule", "rule": "1", "told": "Das war nicht zur Sache."},
    )
    assert "Endlich." not in printed(founder, founder.address(story))


def schedule_and_take_down(founder, section, story):
    """One story goes out by itself, the other comes down."""
    soon = (datetime.now(UTC) + timedelta(seconds=4)).strftime("%Y-%m-%d %H:%M:%S")
    form = story_form("Am Abend", body=[text("<p>Später.</p>")], action="publish") | {"go_live_at": soon}
    founder.does(f"/desk/pages/add/desk/storypage/{section}/", form)
    later = founder.page("storypage")
    founder.house.wait(lambda: founder.address(later), "The scheduled story does not go out")
    founder.suffers_a_kill()
    address = founder.address(story)
    founder.does(f"/desk/pages/{story}/unpublish/", {})
    assert founder.get(quote(address)).status == 410
    files = [p for p in (founder.house.data / "current/site").rglob("*") if p.suffix in (".html", ".json", ".xml")]
    assert not [str(path) for path in files if "Der Turm leuchtet" in path.read_text()]


def printed(founder, address):
    return (founder.house.data / "current" / "site" / address.strip("/") / "index.html").read_text()


def rich(words):
    return text(f"<p>{words}</p>")[1]
