"""Accepted comments a second, through the embedded server, with full durability and the cheap checks on."""

import secrets
import shutil
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import process_time
from urllib.parse import urlencode

from bench import flooding, machine
from bench.reading import story_page
from bench.sending import STORY, Sending, send
from courant.lib import stamps
from tests.journeys.house import House

EASY_STAMPS = Path(__file__).parent / "easy_stamps"
CLIENTS = (1, 8, 32, 64)
REAL_STAMPS, REAL_SECONDS = 4000, 2  # to find one takes 30 ms of a processor, so there are not many
TEXT = "I crossed it this morning: the handrail is still loose, and nobody has put up a sign so far. Number %d"


@dataclass
class Found:
    """Everything that is measured here."""

    sendings: list[Sending]
    floods: list[flooding.Flood]
    verifying: dict[str, float]


def missing_programs() -> list[str]:
    """Which of the programs needed are not installed."""
    return [name for name in ("wrk",) if shutil.which(name) is None]


def measure(data: Path, *, seconds: int = 8, flood: int = 30, real: int = REAL_STAMPS) -> Found:
    """Send comments with 1, 8, 32 and 64 clients, once with stamps as browsers find them, then flood."""
    if missing_programs():
        return Found([], [], cost_of_verifying())
    with House(data, COURANT_ADDRESS_HEADER="X-Real-IP") as house, tempfile.NamedTemporaryFile("w") as forms:
        with house.at_rest():
            page = story_page(data)
        forms.write("\n".join(stamped_forms(house.one(STORY), real)))
        forms.flush()
        machine.wait_until_quiet()
        really = send(house, "real stamps", clients=32, seconds=REAL_SECONDS, forms=Path(forms.name))
    with House(data, hooks=EASY_STAMPS, COURANT_ADDRESS_HEADER="X-Real-IP") as house:
        send(house, "warm", clients=8, seconds=2)
        sendings = []
        for clients in CLIENTS:
            machine.wait_until_quiet()
            sendings.append(send(house, f"{clients} clients", clients=clients, seconds=seconds))
        floods = list(flooding.measure(house, page, flood))
    return Found([*sendings, really], floods, cost_of_verifying())


def stamped_forms(story_id: str, count: int) -> list[str]:
    """Forms as the script of a page sends them, found by all cores."""
    with ProcessPoolExecutor() as crew:
        return list(crew.map(partial(stamped_form, story_id), range(count), chunksize=50))


def stamped_form(story_id: str, number: int) -> str:
    """One form, with a stamp that was looked for."""
    token, text = secrets.token_urlsafe(32), TEXT % number
    stamp = stamps.compute(story_id=story_id, token=token, policy_version=1, text=text)
    form = {"name": "Layla", "text": text, "text_dir": "ltr", "agree": "1", "stamp": stamp, "token": token}
    return urlencode(form | {"subject": "", "reply_to": ""})


def cost_of_verifying(count: int = 200) -> dict[str, float]:
    """Milliseconds of processor time that one stamp takes to verify, by what it is bound to."""
    found = {}
    for name, text in (("a text of 330 characters", "A comment. " * 30), ("1,500 emoji", "\U0001f41f" * 1500)):
        began = process_time()
        for number in range(count):
            stamps.is_good(str(number), story_id="1", token="t" * 43, policy_version=1, text=text)
        found[name] = (process_time() - began) / count * 1000
    return found


def table(found: Found) -> list[str]:
    """The lines for docs/benchmarks.md."""
    verifying = ", ".join(f"{cost:.2f} ms for {name}" for name, cost in found.verifying.items())
    return [
        "| comments, SQLite, synchronous=FULL, cheap checks on | accepted/s | p50 / p99 ms | CPU-ms each | receipts | stored | with a receipt and lost | failed | other work with wrk and worker, cores |",
        "|---|---|---|---|---|---|---|---|---|",
        *(
            f"| embedded server, {s.name if 'clients' in s.name else f'{s.clients} clients, {s.name}'} | {s.per_second:,.0f} | {s.p50:.1f} / {s.p99:.1f} | {s.cpu_each:.2f} "
            f"| {s.receipts:,} | {s.stored:,} | {s.lost} | {s.failed + s.answered - s.receipts} | {s.foreign:.2f} |"
            for s in found.sendings
        ),
        "| *ours to be* | *1,900 at 32 clients* | *- / 33 at 8* | | | | *0* | *0* | |",
        "| *Isso on gunicorn (PEERS.md, another machine), 1 / 8 / 32 clients* | *242 / 377 / 331* | *21 / 33 at 8* | | | | | | |",
        "| *Waline, 1 / 8 / 32 clients* | *109 / 172 / 196* | *46 / 90 at 8* | | | | | | |",
        "| *WordPress, 1 / 8 / 32 clients* | *59 / 121 / 126* | *67 / 99 at 8* | | | | | | |",
        "",
        "In all rows every stamp is verified, in full. In all but that of real stamps every number is a good one, so that none had to "
        f"be looked for. To verify one takes {verifying}, once a comment, after the limits, in no more than two threads. Where more is "
        "stored than has a receipt, those were under way when the run ended.",
        "",
        *flooding.table(found.floods),
    ]  # fmt: skip
