"""A small newsroom to begin a journey with: one edition of the demo, printed, in a data folder that is then copied."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from tests.journeys import tables

ROOT = Path(__file__).parent.parent.parent
SITE_URL = "http://localhost:8000"
STORIES = 12
PASSWORD = "a-password-for-journeys"


def environment(data: Path, **more: str) -> dict[str, str]:
    """What a process of ours needs to work in a data folder."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("COURANT_")}
    ours.pop("PYTEST_CURRENT_TEST", None)
    return {
        **ours, "COURANT_DATA": str(data), "COURANT_SITE_URL": SITE_URL, "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "courant.django_settings", "PYTHONWARNINGS": "ignore", **tables.setting(data), **more,
    }  # fmt: skip


def prepare(data: Path, what: str = "load") -> None:
    """Make the data folder, in a process of its own."""
    tables.make(data)
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.prepared", what],
        env=environment(data), cwd=ROOT, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]


def copy(prepared: Path, data: Path) -> Path:
    """A newsroom of one's own. Whoever prepared it has stopped, so its files are whole."""
    tables.copy(prepared, data)
    return shutil.copytree(prepared, data, symlinks=True, ignore=shutil.ignore_patterns("*.sock", "printing.lock"))


def load() -> None:
    """Load and print the English edition, and give its people a password."""
    from courant.commands import database

    database.prepare()
    from django.contrib.auth.models import User

    from courant.demo import newsroom_files

    newsroom_files.LANGUAGES = ("en",)
    newsroom_files.stories = lambda language, all_of=newsroom_files.stories: newest_of(all_of(language))
    load_and_print()
    for user in User.objects.all():
        user.set_password(PASSWORD)
        user.save()


def load_whole() -> None:
    """Load and print the whole demo newsroom, on a day that is always the same."""
    from courant.commands import database

    database.prepare()
    from courant.documents import Today
    from courant.publishing import subjects

    subjects.today = lambda: Today(date=date(2026, 11, 22))
    load_and_print()


def load_and_print() -> None:
    """Load the demo, with pictures that take no time to draw: drawing the real ones takes longer than all the rest."""
    from courant.demo import load, pictures
    from courant.publishing import releases

    pictures.jpeg = small_picture
    load.load()
    from courant.demo import newsroom_files
    from courant.discussion.models import EditionSettings

    for language in newsroom_files.LANGUAGES:  # or votes would print nothing
        EditionSettings.objects.update_or_create(edition=language, defaults={"fewest_votes": 1})
    report = releases.print_site()
    assert not report.failed, report.failed


def newest_of(stories: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """A few stories are enough, with a few votes each; what they link to besides is left out."""
    kept = dict(list(stories.items())[-STORIES:])
    return {
        key: {
            **text, "related": [other for other in text.get("related", []) if other in kept],
            "votes": {choice: min(number, 3) for choice, number in text.get("votes", {}).items()},
        }
        for key, text in kept.items()
    }  # fmt: skip


def small_picture(key: str) -> bytes:
    """A picture that differs from the others."""
    from hashlib import sha256
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (64, 40), tuple(sha256(key.encode()).digest()[:3])).save(out, "JPEG")
    return out.getvalue()


if __name__ == "__main__":
    {"load": load, "load_whole": load_whole}[sys.argv[1]]()
