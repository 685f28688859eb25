"""A small newsroom to begin a journey with: one edition of the demo, printed, in a data folder that is then copied."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

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
        "DJANGO_SETTINGS_MODULE": "courant.django_settings", "PYTHONWARNINGS": "ignore", **more,
    }  # fmt: skip


def prepare(data: Path) -> None:
    """Make the data folder, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.prepared", "load"],
        env=environment(data), cwd=ROOT, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]


def copy(prepared: Path, data: Path) -> Path:
    """A newsroom of one's own. Whoever prepared it has stopped, so its files are whole."""
    return shutil.copytree(prepared, data, symlinks=True, ignore=shutil.ignore_patterns("*.sock", "printing.lock"))


def load() -> None:
    """Load and print the English edition, and give its people a password."""
    from courant.commands import database

    database.prepare()
    from django.contrib.auth.models import User

    from courant.demo import load, newsroom_files, pictures
    from courant.publishing import printer

    newsroom_files.LANGUAGES = ("en",)
    newsroom_files.stories = lambda language, all_of=newsroom_files.stories: newest_of(all_of(language))
    pictures.jpeg = small_picture  # drawing the real ones takes longer than all the rest
    load.load()
    for user in User.objects.all():
        user.set_password(PASSWORD)
        user.save()
    report = printer.print_site()
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
    load()
