"""Compares every number of comments that is printed with the comments that are printed, and these with the database."""

import json
import re
from collections import Counter

from courant.discussion.branches import UNSHOWN
from courant.discussion.models import Comment, Thread
from courant.discussion.models.comment import VISIBLE
from tests.press.reading import Page

STORY = re.compile(r"(?P<story>.+/)comments\.json")
SHOWN = re.compile(r'id="comments"[^>]* data-shown="(\d+)"')


def wrong_counts(files):
    """What is wrong, one line a story; nothing where badge, comments printed, structured data and JSON agree."""
    expected, wrong = seen_by_readers(), []
    for name in sorted(files):
        match = STORY.fullmatch(name)
        if match and "/comments/" not in name and not _has_none(files, match["story"]):
            told = Told(files, match["story"])
            right = expected.pop(told.story_id, 0)
            if told.numbers != dict.fromkeys(told.numbers, right) or told.unlike:
                wrong.append(f"counts of {match['story']}: {told.numbers} should be {right}; {told.unlike}")
    printed = Thread.objects.filter(pk__in=expected).values_list("pk", "address")
    wrong += [f"{path} tells of no comments" for pk, path in printed if _is_printed(files, path[1:], pk)]
    return wrong


def seen_by_readers():
    """The number of comments of each story that readers may see: none that stands below one that was never shown."""
    rows = {row["pk"]: row for row in Comment.objects.values("pk", "parent", "thread", "status")}
    return Counter(row["thread"] for row in rows.values() if row["status"] in VISIBLE and not _is_hidden(row, rows))


class Told:
    """What the files of one story tell of its comments."""

    def __init__(self, files, story):
        self.unlike = []
        page, whole = self._page(files, story), json.loads(files[f"{story}comments.json"])
        self.story_id = whole["thread"]["id"]
        beside = sorted(name for name in files if name.startswith(f"{story}comments/"))
        oldest = [story] + [name for name in map(_folder, beside) if re.fullmatch(r".+/comments/\d+/", name)]
        newest = [name for name in map(_folder, beside) if "/comments/newest/" in name]
        jsons = [whole["thread"]] + [json.loads(files[n])["page"] for n in beside if n.endswith("/comments.json")]
        self.numbers = {
            "badge": page.data_counts[0],
            "JSON-LD": page.json_ld[0]["commentCount"],
            "JSON": whole["count"],
            "printed": self._printed(files, oldest),
            "in JSON": sum(not one.get("is_tombstone") for part in jsons for one in part.get("comments", ())),
        }
        if newest:
            self.numbers["newest first"] = self._printed(files, newest)
        picks = f"{story}comments/picks/"
        if f"{picks}index.html" in files:
            self._printed(files, [picks])

    def _printed(self, files, pages):
        return sum(self._page(files, page).comments for page in pages)

    def _page(self, files, path):
        """A page, which has to say itself how many comments it shows."""
        html = files[f"{path}index.html"].decode()
        page = Page(path, html)
        if int(SHOWN.search(html)[1]) != page.comments:
            self.unlike.append(f"{path} shows {page.comments} comments and says otherwise")
        return page


def _is_printed(files, story, pk=""):
    """Whether there is a story with its comments; `pk` says which."""
    if f"{story}comments.json" not in files or b'name="courant-status"' in files[f"{story}index.html"]:
        return False
    return not pk or json.loads(files[f"{story}comments.json"])["thread"]["id"] == pk


def _has_none(files, story):
    """Whether the page is of a story without comments, and says so; reading it like a browser takes longer. What lies at a
    former address leads on."""
    html = files[f"{story}index.html"]
    says_so = b'data-count="0" data-shown="0"' in html and b'"commentCount":0' in html.replace(b'": ', b'":')
    return not _is_printed(files, story) or says_so and b'<article class="comment' not in html


def _folder(name):
    return name.removesuffix("index.html") if name.endswith("/index.html") else ""


def _is_hidden(row, rows):
    while row["parent"]:
        row = rows[row["parent"]]
        if row["status"] in UNSHOWN:
            return True
    return False
